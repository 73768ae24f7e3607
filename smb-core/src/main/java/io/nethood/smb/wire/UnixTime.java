package io.nethood.smb.wire;

import java.time.ZoneOffset;

/**
 * UTIME, [MS-CIFS] 2.2.1.4.3: whole seconds since 1970 in the server's local time, as an unsigned number of 32 bits.
 *
 * <p>The server's offset from UTC is handed in; NEGOTIATE told it to the client.
 */
public final class UnixTime {
    /** No time: a client that sends it leaves the file's time alone, and so does {@link #ALL_ONES}. */
    public static final long NONE = 0;

    /** The other form of no time. */
    public static final long ALL_ONES = 0xFFFF_FFFFL;

    private UnixTime() {}

    /** Whether {@code time} asks for no change. */
    public static boolean isUnset(long time) {
        return time == NONE || time == ALL_ONES;
    }

    /** The FILETIME of {@code time}, 0..2<sup>32</sup>-1; {@link FileTime#NONE} of one that is unset. */
    public static long toFileTime(long time, ZoneOffset zone) {
        return isUnset(time) ? FileTime.NONE : FileTime.ofEpochSecond(time - zone.getTotalSeconds());
    }

    /** {@code fileTime} in seconds; what cannot be told becomes the nearest that can, and no time stays none. */
    public static long ofFileTime(long fileTime, ZoneOffset zone) {
        if (fileTime == FileTime.NONE) {
            return NONE;
        }
        return Math.clamp(FileTime.toEpochSecond(fileTime) + zone.getTotalSeconds(), 1, ALL_ONES - 1);
    }
}
