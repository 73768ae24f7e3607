package io.nethood.smb.wire;

import java.time.Duration;
import java.time.Instant;

/** Times as Windows counts them: in steps of 100 ns, since 1601 or, when negative, as a length of time ([MS-DTYP] 2.3.3). */
public final class FileTime {
    /** No time: in a request, one that stays as it is. */
    public static final long NONE = 0;

    /** A time that never comes. */
    public static final long NEVER = Long.MAX_VALUE;

    /** A length of time without end. */
    public static final long FOREVER = Long.MIN_VALUE;

    private static final long AT_1970 = 116_444_736_000_000_000L;
    private static final long STEPS_PER_SECOND = 10_000_000;
    private static final int NANOS_PER_STEP = 100;

    private FileTime() {}

    public static long of(Instant time) {
        return ofEpochSecond(time.getEpochSecond()) + time.getNano() / NANOS_PER_STEP;
    }

    public static long of(Duration time) {
        return -(time.getSeconds() * STEPS_PER_SECOND + time.getNano() / NANOS_PER_STEP);
    }

    /** The moment {@code seconds} after 1970, UTC. */
    public static long ofEpochSecond(long seconds) {
        return AT_1970 + seconds * STEPS_PER_SECOND;
    }

    /** Whole seconds from 1970 to {@code fileTime}, UTC; rounded down. */
    public static long toEpochSecond(long fileTime) {
        return Math.floorDiv(fileTime, STEPS_PER_SECOND) - AT_1970 / STEPS_PER_SECOND;
    }

    /** The moment that {@code fileTime}, not a length of time, means. */
    public static Instant toInstant(long fileTime) {
        long steps = Math.floorMod(fileTime, STEPS_PER_SECOND);
        return Instant.ofEpochSecond(toEpochSecond(fileTime), steps * NANOS_PER_STEP);
    }
}
