package io.nethood.smb.host;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;

/**
 * The time of a host as NetRemoteTOD gives it ([MS-SRVS] TIME_OF_DAY_INFO, [MS-RAP] 2.5.9.2.1). A host lives in UTC.
 *
 * @param secondsSince1970 UTC
 * @param uptimeMillis since the machine started, modulo 2<sup>32</sup>
 * @param wallClock the same moment as year, month and so on
 */
public record TimeOfDay(int secondsSince1970, int uptimeMillis, ZonedDateTime wallClock) {
    /** Minutes west of UTC. */
    public static final int TIME_ZONE = 0;

    /** Resolution of the clock in units of 0.1 ms: 31 ms ([MS-RAP] 6 &lt;50&gt;). */
    public static final int TICK = 310;

    public static TimeOfDay of(SmbHost host) {
        Instant now = host.environment().clock().instant();
        long uptime = host.environment().ticker().nanoTime() / 1_000_000;
        return new TimeOfDay((int) now.getEpochSecond(), (int) uptime, now.atZone(ZoneOffset.UTC));
    }

    public int hundredths() {
        return wallClock.getNano() / 10_000_000;
    }

    /** 0 for Sunday. */
    public int weekday() {
        return wallClock.getDayOfWeek().getValue() % 7;
    }
}
