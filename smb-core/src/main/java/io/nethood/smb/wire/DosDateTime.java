package io.nethood.smb.wire;

import java.time.Instant;
import java.time.ZoneOffset;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.WireReader;
import io.nethood.wire.WireWriter;

/**
 * A moment as DOS keeps it, to two seconds: SMB_DATE and SMB_TIME, [MS-CIFS] 2.2.1.4.1 and 2.2.1.4.2. What lies outside 1980
 * to 2107 becomes the nearest that can be told.
 *
 * <p>Listings convert three of them for each entry, so there is a form that allocates nothing: the 32 bits that date and
 * time make in an information level, date in the lower half.
 *
 * @param date day, month and years since 1980
 * @param time seconds halved, minutes, hours
 */
public record DosDateTime(int date, int time) {
    /** No time: in a request, one that stays as it is. */
    public static final DosDateTime NONE = new DosDateTime(0, 0);

    private static final long STEPS_PER_SECOND = 10_000_000;
    private static final int SECONDS_PER_DAY = 86_400;
    private static final int FIRST_YEAR = 1980;
    private static final int LAST_YEAR = FIRST_YEAR + 127;

    /** 1 January 1980 and 31 December 2107, 23:59:58. */
    private static final int FIRST = 0x0000_0021;

    private static final int LAST = 0xBF7D_FF9F;

    /** Days from 1 March of year 0, from which a leap day is the last of its year, to 1601. */
    private static final int DAYS_TO_1601 = 584_694;

    private static final int DAYS_PER_400_YEARS = 146_097;

    /** The moment in UTC. */
    public static DosDateTime of(Instant moment) {
        return ofPacked(packed(FileTime.of(moment)));
    }

    /** {@code fileTime} in the server's local time; {@link FileTime#NONE} is {@link #NONE}. */
    public static DosDateTime ofFileTime(long fileTime, ZoneOffset zone) {
        return fileTime == FileTime.NONE
                ? NONE
                : ofPacked(packedSeconds(Math.floorDiv(fileTime, STEPS_PER_SECOND) + zone.getTotalSeconds()));
    }

    /** The FILETIME of this moment in the server's local time; {@link FileTime#NONE} of what is no date. */
    public long toFileTime(ZoneOffset zone) {
        long local = fileTimeOf(date | time << 16);
        return local == FileTime.NONE ? local : local - zone.getTotalSeconds() * STEPS_PER_SECOND;
    }

    private static DosDateTime ofPacked(int packed) {
        return new DosDateTime(packed & 0xFFFF, packed >>> 16);
    }

    /** The bits of {@code fileTime} in UTC; {@link FileTime#NONE} stays 0. */
    public static int packed(long fileTime) {
        return fileTime == FileTime.NONE ? 0 : packedSeconds(Math.floorDiv(fileTime, STEPS_PER_SECOND));
    }

    /** @param seconds since 1601 */
    private static int packedSeconds(long seconds) {
        long days = Math.floorDiv(seconds, SECONDS_PER_DAY) + DAYS_TO_1601;
        int second = Math.floorMod(seconds, SECONDS_PER_DAY);
        int dayOfEra = Math.floorMod(days, DAYS_PER_400_YEARS);
        int yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365;
        int dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100);
        int monthFromMarch = (5 * dayOfYear + 2) / 153;
        int day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1;
        int month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
        long year = yearOfEra + 400 * Math.floorDiv(days, (long) DAYS_PER_400_YEARS) + (month <= 2 ? 1 : 0);
        if (year < FIRST_YEAR) {
            return FIRST;
        }
        if (year > LAST_YEAR) {
            return LAST;
        }
        int date = day | (month << 5) | (((int) year - FIRST_YEAR) << 9);
        int time = (second % 60 / 2) | ((second / 60 % 60) << 5) | ((second / 3600) << 11);
        return date | (time << 16);
    }

    /** The FILETIME of {@code packed} in UTC; {@link FileTime#NONE} of what is no moment. */
    public static long fileTimeOf(int packed) {
        int date = packed & 0xFFFF;
        int day = date & 0x1F;
        int month = date >>> 5 & 0x0F;
        int hour = packed >>> 27;
        int minute = packed >>> 21 & 0x3F;
        int second = 2 * (packed >>> 16 & 0x1F);
        if (day == 0 || month == 0 || month > 12 || hour > 23 || minute > 59 || second > 59) {
            return FileTime.NONE;
        }
        int year = FIRST_YEAR + (date >>> 9) - (month <= 2 ? 1 : 0);
        int monthFromMarch = month > 2 ? month - 3 : month + 9;
        int dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1;
        long days = 365L * year + year / 4 - year / 100 + year / 400 + dayOfYear - DAYS_TO_1601;
        long seconds = days * SECONDS_PER_DAY + hour * 3600L + minute * 60L + second;
        long fileTime = seconds * STEPS_PER_SECOND;
        return packed(fileTime) == packed ? fileTime : FileTime.NONE;
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
