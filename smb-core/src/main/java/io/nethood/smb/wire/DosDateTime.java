package io.nethood.smb.wire;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * A moment as DOS keeps it, to two seconds: SMB_DATE and SMB_TIME, [MS-CIFS] 2.2.1.4.1 and 2.2.1.4.2.
 *
 * @param date day, month and years since 1980
 * @param time seconds halved, minutes, hours
 */
public record DosDateTime(int date, int time) {
    private static final int FIRST_YEAR = 1980;
    private static final int LAST_YEAR = FIRST_YEAR + 127;

    /** The moment in UTC; what lies outside 1980 to 2107 becomes the nearest that can be told. */
    public static DosDateTime of(Instant moment) {
        LocalDateTime utc = LocalDateTime.ofInstant(moment, ZoneOffset.UTC);
        if (utc.getYear() < FIRST_YEAR) {
            utc = LocalDateTime.of(FIRST_YEAR, 1, 1, 0, 0);
        } else if (utc.getYear() > LAST_YEAR) {
            utc = LocalDateTime.of(LAST_YEAR, 12, 31, 23, 59, 58);
        }
        return new DosDateTime(
                utc.getDayOfMonth() | utc.getMonthValue() << 5 | (utc.getYear() - FIRST_YEAR) << 9,
                utc.getSecond() / 2 | utc.getMinute() << 5 | utc.getHour() << 11);
    }
}
