package io.nethood.smb.file;

/** CreateOptions of [MS-CIFS] 2.2.4.64.1 as far as they mean something to a server. */
public final class CreateOptions {
    public static final int DIRECTORY_FILE = 0x0000_0001;
    public static final int WRITE_THROUGH = 0x0000_0002;
    public static final int SEQUENTIAL_ONLY = 0x0000_0004;
    public static final int NO_INTERMEDIATE_BUFFERING = 0x0000_0008;
    public static final int SYNCHRONOUS_IO_ALERT = 0x0000_0010;
    public static final int SYNCHRONOUS_IO_NONALERT = 0x0000_0020;
    public static final int NON_DIRECTORY_FILE = 0x0000_0040;
    public static final int DELETE_ON_CLOSE = 0x0000_1000;
    public static final int OPEN_BY_FILE_ID = 0x0000_2000;
    public static final int OPEN_FOR_BACKUP_INTENT = 0x0000_4000;

    /** Options of which each makes an open synchronous. */
    public static final int SYNCHRONOUS = SYNCHRONOUS_IO_ALERT | SYNCHRONOUS_IO_NONALERT;

    /** What FileModeInformation may change of an open ([MS-FSCC] 2.4.31). */
    public static final int SETTABLE_MODE = WRITE_THROUGH | SEQUENTIAL_ONLY | NO_INTERMEDIATE_BUFFERING | SYNCHRONOUS;

    /** What FileModeInformation tells of an open. */
    public static final int MODE = SETTABLE_MODE | DELETE_ON_CLOSE;

    /** FILE_RESERVE_OPFILTER, which is for local programs only, and bits without a meaning. */
    public static final int INVALID = 0xFF10_0000;

    private CreateOptions() {}
}
