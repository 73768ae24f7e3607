package io.nethood.smb.wire;

import java.time.Duration;
import java.time.Instant;

/** Times as Windows counts them: in steps of 100 ns, since 1601 or, when negative, as a length of time ([MS-DTYP] 2.3.3). */
public final class FileTime {
    /** A time that never comes. */
    public static final long NEVER = Long.MAX_VALUE;

    /** A length of time without end. */
    public static final long FOREVER = Long.MIN_VALUE;

    private static final long AT_1970 = 116_444_736_000_000_000L;
    private static final long STEPS_PER_SECOND = 10_000_000;
    private static final int NANOS_PER_STEP = 100;

    private FileTime() {}

    public static long of(Instant time) {
        return AT_1970 + time.getEpochSecond() * STEPS_PER_SECOND + time.getNano() / NANOS_PER_STEP;
    }

    public static long of(Duration time) {
        return -(time.getSeconds() * STEPS_PER_SECOND + time.getNano() / NANOS_PER_STEP);
    }
}
