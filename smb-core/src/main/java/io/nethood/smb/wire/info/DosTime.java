package io.nethood.smb.wire.info;

/**
 * SMB_DATE and SMB_TIME ([MS-CIFS] 2.2.1.4.1 and 2.2.1.4.2) as the 32 bits that they make in an information level, date
 * first, in UTC. Listings convert three of them for each entry, so nothing is allocated here.
 */
final class DosTime {
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

    private DosTime() {}

    /** The moment {@code fileTime}; what lies outside 1980 to 2107 becomes the nearest that can be told, 0 stays 0. */
    static int of(long fileTime) {
        if (fileTime == 0) {
            return 0;
        }
        long seconds = Math.floorDiv(fileTime, STEPS_PER_SECOND);
        long days = Math.floorDiv(seconds, SECONDS_PER_DAY) + DAYS_TO_1601;
        int second = (int) Math.floorMod(seconds, (long) SECONDS_PER_DAY);
        int dayOfEra = (int) Math.floorMod(days, (long) DAYS_PER_400_YEARS);
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
        int date = day | month << 5 | ((int) year - FIRST_YEAR) << 9;
        int time = second % 60 / 2 | second / 60 % 60 << 5 | (second / 3600) << 11;
        return date | time << 16;
    }

    /** The FILETIME of {@code dosTime}; 0 of what is no moment, which in a request leaves a time as it is. */
    static long toFileTime(int dosTime) {
        int date = dosTime & 0xFFFF;
        int day = date & 0x1F;
        int month = date >>> 5 & 0x0F;
        int hour = dosTime >>> 27;
        int minute = dosTime >>> 21 & 0x3F;
        int second = 2 * (dosTime >>> 16 & 0x1F);
        if (day == 0 || month == 0 || month > 12 || hour > 23 || minute > 59 || second > 59) {
            return 0;
        }
        int year = FIRST_YEAR + (date >>> 9) - (month <= 2 ? 1 : 0);
        int monthFromMarch = month > 2 ? month - 3 : month + 9;
        int dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1;
        long days = 365L * year + year / 4 - year / 100 + year / 400 + dayOfYear - DAYS_TO_1601;
        long seconds = days * SECONDS_PER_DAY + hour * 3600L + minute * 60L + second;
        long fileTime = seconds * STEPS_PER_SECOND;
        return of(fileTime) == dosTime ? fileTime : 0;
    }
}
