package io.nethood.smb.file;

/**
 * Where an open stands. Each has two places: CurrentByteOffset of [MS-FSCC] 2.4.35, which a client sets and each read moves,
 * and the pointer of SMB_COM_SEEK, which each write moves, too. Opens of one file that one program of DOS has made again and
 * again are one open to the file system, and share both. Used by the connection that has the opens.
 */
final class FilePosition {
    private long bytes;
    private long pointer;

    long bytes() {
        return bytes;
    }

    void bytes(long value) {
        bytes = value;
    }

    long pointer() {
        return pointer;
    }

    void pointer(long value) {
        pointer = value;
    }

    /** A read ended at {@code end}. */
    void read(long end) {
        bytes = end;
        pointer = end;
    }

    /** A write ended at {@code end}. */
    void wrote(long end) {
        pointer = end;
    }
}
