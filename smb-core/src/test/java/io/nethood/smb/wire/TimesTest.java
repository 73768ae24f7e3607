package io.nethood.smb.wire;

import java.time.Instant;
import java.time.ZoneOffset;

import io.nethood.wire.Seeded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The three ways to tell a time, and how one becomes another. */
class TimesTest {
    private static final ZoneOffset BERLIN_IN_WINTER = ZoneOffset.ofHours(1);
    private static final long NEW_YEAR_2000 = FileTime.of(Instant.parse("2000-01-01T00:00:00Z"));

    @Test
    void a_file_time_is_an_instant_to_100_nanoseconds() {
        assertThat(FileTime.toInstant(NEW_YEAR_2000 + 1)).isEqualTo(Instant.parse("2000-01-01T00:00:00.000000100Z"));
        assertThat(FileTime.toInstant(0)).isEqualTo(Instant.parse("1601-01-01T00:00:00Z"));
        assertThat(FileTime.toEpochSecond(NEW_YEAR_2000 - 1)).isEqualTo(FileTime.toEpochSecond(NEW_YEAR_2000) - 1);
        Seeded.rounds(200, random -> {
            long time = random.nextLong(0, Long.MAX_VALUE);

            assertThat(FileTime.of(FileTime.toInstant(time))).isEqualTo(time);
        });
    }

    @Test
    void seconds_since_1970_are_local() {
        long local = FileTime.toEpochSecond(NEW_YEAR_2000) + 3600;

        assertThat(UnixTime.ofFileTime(NEW_YEAR_2000, BERLIN_IN_WINTER)).isEqualTo(local);
        assertThat(UnixTime.toFileTime(local, BERLIN_IN_WINTER)).isEqualTo(NEW_YEAR_2000);
    }

    @Test
    void seconds_since_1970_are_unsigned_and_end_at_what_can_be_told() {
        assertThat(UnixTime.toFileTime(0xFFFF_FFFEL, ZoneOffset.UTC))
                .isEqualTo(FileTime.of(Instant.parse("2106-02-07T06:28:14Z")));
        assertThat(UnixTime.ofFileTime(1, ZoneOffset.UTC)).isEqualTo(1);
        assertThat(UnixTime.ofFileTime(FileTime.NEVER, ZoneOffset.UTC)).isEqualTo(0xFFFF_FFFEL);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 0xFFFF_FFFFL})
    void no_time_stays_none(long none) {
        assertThat(UnixTime.toFileTime(none, BERLIN_IN_WINTER)).isEqualTo(FileTime.NONE);
        assertThat(UnixTime.ofFileTime(FileTime.NONE, BERLIN_IN_WINTER)).isEqualTo(UnixTime.NONE);
        assertThat(DosDateTime.ofFileTime(FileTime.NONE, BERLIN_IN_WINTER)).isEqualTo(DosDateTime.NONE);
        assertThat(DosDateTime.NONE.toFileTime(BERLIN_IN_WINTER)).isEqualTo(FileTime.NONE);
    }

    @Test
    void a_dos_time_is_local_and_even() {
        DosDateTime time = DosDateTime.ofFileTime(NEW_YEAR_2000 + 30_000_000, BERLIN_IN_WINTER);

        assertThat(time).isEqualTo(new DosDateTime(20 << 9 | 1 << 5 | 1, 1 << 11 | 1));
        assertThat(time.toFileTime(BERLIN_IN_WINTER)).isEqualTo(NEW_YEAR_2000 + 20_000_000);
    }

    @ParameterizedTest
    @CsvSource({
        "0x0000, 0x1800",
        "0x5DE1, 0x0000",
        "0x5D60, 0x0000",
        "0x5D79, 0xC000",
        "0x5D79, 0x0780",
        "0x5D79, 0x001E"
    })
    void what_is_no_date_is_no_time(int date, int time) {
        assertThat(new DosDateTime(date, time).toFileTime(ZoneOffset.UTC)).isEqualTo(FileTime.NONE);
    }

    @Test
    void times_before_1980_and_after_2107_become_the_nearest() {
        assertThat(DosDateTime.ofFileTime(1, ZoneOffset.UTC)).isEqualTo(new DosDateTime(0x21, 0));
        assertThat(DosDateTime.ofFileTime(FileTime.NEVER, ZoneOffset.UTC))
                .isEqualTo(new DosDateTime(127 << 9 | 12 << 5 | 31, 23 << 11 | 59 << 5 | 29));
    }
}
