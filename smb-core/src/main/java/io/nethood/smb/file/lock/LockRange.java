package io.nethood.smb.file.lock;

/**
 * Bytes that one process of a client locks, LOCKING_ANDX_RANGE of [MS-CIFS] 2.2.4.32.1.
 *
 * @param pid the process, 32 bits
 * @param offset of the first byte, unsigned
 * @param length bytes, unsigned; may be 0
 */
public record LockRange(int pid, long offset, long length) {

    /** Whether it has bytes behind the last one that 64 bits can count: INVALID_LOCK_RANGE, [MS-FSA] 2.1.5.8. */
    public boolean isBeyondTheLastByte() {
        return length != 0 && Long.compareUnsigned(last(), offset) < 0;
    }

    /** Offset of the last byte; of the byte before the first when there is none. */
    long last() {
        return offset + length - 1;
    }
}
