package io.nethood.smb.file;

/**
 * CurrentByteOffset of [MS-FSCC] 2.4.35: where the last read or write ended, or what a client has set. Each open has one;
 * opens of one file that one program of DOS has made again and again are one open to the file system, and share it.
 * Used by the connection that has the opens.
 */
final class FilePosition {
    private long bytes;

    long bytes() {
        return bytes;
    }

    void bytes(long value) {
        bytes = value;
    }
}
