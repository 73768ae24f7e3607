package io.nethood.smb.wire;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

import io.nethood.wire.Seeded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class DosDateTimeTest {
    private static final long STEPS_PER_SECOND = 10_000_000;

    @Test
    void any_moment_is_told_as_the_calendar_has_it() {
        Seeded.rounds(20_000, random -> {
            Instant moment = Instant.ofEpochSecond(random.nextLong(-11_644_473_600L, 5_000_000_000L), 999_999_900);

            assertThat(DosDateTime.packed(FileTime.of(moment)))
                    .isEqualTo(byTheCalendar(LocalDateTime.ofInstant(moment, ZoneOffset.UTC)));
        });
    }

    @Test
    void what_was_told_comes_back_to_two_seconds() {
        Seeded.rounds(20_000, random -> {
            long fileTime = FileTime.of(Instant.ofEpochSecond(random.nextLong(315_532_800L, 4_354_819_199L)));

            assertThat(DosDateTime.fileTimeOf(DosDateTime.packed(fileTime)))
                    .isEqualTo(fileTime - fileTime % (2 * STEPS_PER_SECOND));
        });
    }

    @Test
    void no_time_stays_none() {
        assertThat(DosDateTime.packed(0)).isZero();
        assertThat(DosDateTime.fileTimeOf(0)).isZero();
    }

    @Test
    void whatever_the_bits_there_is_a_moment_or_none() {
        Seeded.rounds(20_000, random -> {
            int bits = random.nextInt();
            long fileTime = DosDateTime.fileTimeOf(bits);

            assertThat(fileTime == 0 ? bits : DosDateTime.packed(fileTime)).isEqualTo(bits);
        });
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0xFFFF_FFFF,
                0x0000_0020,
                0x0000_0001,
                0x0000_01A1,
                0x0000_017F,
                0xC000_0021,
                0x0780_0021,
                0x001E_0021
            })
    void what_is_no_moment_keeps_the_time(int bits) {
        assertThat(DosDateTime.fileTimeOf(bits)).isZero();
    }

    @Test
    void the_ends_of_the_calendar_are_the_nearest_that_can_be_told() {
        assertThat(DosDateTime.packed(1)).isEqualTo(byTheCalendar(LocalDateTime.of(1980, 1, 1, 0, 0)));
        assertThat(DosDateTime.packed(Long.MAX_VALUE))
                .isEqualTo(byTheCalendar(LocalDateTime.of(2107, 12, 31, 23, 59, 58)));
        assertThat(DosDateTime.packed(-1)).isEqualTo(DosDateTime.packed(1));
        assertThat(DosDateTime.fileTimeOf(DosDateTime.packed(Long.MAX_VALUE)))
                .isEqualTo(
                        FileTime.of(LocalDateTime.of(2107, 12, 31, 23, 59, 58).toInstant(ZoneOffset.UTC)));
    }

    /** What java.time makes of the same moment. */
    private static int byTheCalendar(LocalDateTime moment) {
        LocalDateTime told = moment;
        if (moment.getYear() < 1980) {
            told = LocalDateTime.of(1980, 1, 1, 0, 0);
        } else if (moment.getYear() > 2107) {
            told = LocalDateTime.of(2107, 12, 31, 23, 59, 58);
        }
        int date = told.getDayOfMonth() | told.getMonthValue() << 5 | (told.getYear() - 1980) << 9;
        int time = told.getSecond() / 2 | told.getMinute() << 5 | told.getHour() << 11;
        return date | time << 16;
    }
}
