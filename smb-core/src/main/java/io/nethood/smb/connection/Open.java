package io.nethood.smb.connection;

/** What a FID stands for on this connection ([MS-CIFS] 3.3.1.7). */
sealed interface Open permits FileOpen, PipeOpen {
    /** On the wire. */
    int fid();

    /** In {@code net file}. */
    long openId();

    /** Where it was opened. */
    Tree tree();

    /** Who opened it. */
    SmbSession session();

    /** The process that opened it, for SMB_COM_PROCESS_EXIT. */
    int pid();

    /** As {@code net file} shows it. */
    String path();

    /** Releases what it holds; returns how many handles of other protocols went with it. */
    int release();
}
