package io.nethood.smb.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.WireReader;
import io.nethood.wire.WireWriter;

/**
 * A moment as DOS keeps it, to two seconds: SMB_DATE and SMB_TIME, [MS-CIFS] 2.2.1.4.1 and 2.2.1.4.2.
 *
 * @param date day, month and years since 1980
 * @param time seconds halved, minutes, hours
 */
public record DosDateTime(int date, int time) {
    /** No time: in a request, one that stays as it is. */
    public static final DosDateTime NONE = new DosDateTime(0, 0);

    private static final int FIRST_YEAR = 1980;
    private static final int LAST_YEAR = FIRST_YEAR + 127;

    /** The moment in UTC; what lies outside 1980 to 2107 becomes the nearest that can be told. */
    public static DosDateTime of(Instant moment) {
        return of(moment, ZoneOffset.UTC);
    }

    private static DosDateTime of(Instant moment, ZoneOffset zone) {
        LocalDateTime local = LocalDateTime.ofInstant(moment, zone);
        if (local.getYear() < FIRST_YEAR) {
            local = LocalDateTime.of(FIRST_YEAR, 1, 1, 0, 0);
        } else if (local.getYear() > LAST_YEAR) {
            local = LocalDateTime.of(LAST_YEAR, 12, 31, 23, 59, 58);
        }
        return new DosDateTime(
                local.getDayOfMonth() | local.getMonthValue() << 5 | (local.getYear() - FIRST_YEAR) << 9,
                local.getSecond() / 2 | local.getMinute() << 5 | local.getHour() << 11);
    }

    /** {@code fileTime} in the server's local time; {@link FileTime#NONE} is {@link #NONE}. */
    public static DosDateTime ofFileTime(long fileTime, ZoneOffset zone) {
        return fileTime == FileTime.NONE ? NONE : of(FileTime.toInstant(fileTime), zone);
    }

    /** The FILETIME of this moment in the server's local time; {@link FileTime#NONE} of what is no date. */
    public long toFileTime(ZoneOffset zone) {
        try {
            LocalDateTime local = LocalDateTime.of(
                    FIRST_YEAR + (date >>> 9),
                    date >>> 5 & 0x0F,
                    date & 0x1F,
                    time >>> 11,
                    time >>> 5 & 0x3F,
                    2 * (time & 0x1F));
            return FileTime.of(local.toInstant(zone));
        } catch (DateTimeException noDate) {
            return FileTime.NONE;
        }
    }

    /** Date first, as most structures have it. */
    static DosDateTime decode(WireReader words) throws MalformedMessage {
        return new DosDateTime(words.u16(), words.u16());
    }

    /** Date first, as most structures have it. */
    void encode(WireWriter out) {
        out.u16(date).u16(time);
    }
}
