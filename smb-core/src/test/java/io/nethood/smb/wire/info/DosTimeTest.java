package io.nethood.smb.wire.info;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

import io.nethood.smb.wire.DosDateTime;
import io.nethood.smb.wire.FileTime;
import io.nethood.wire.Seeded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class DosTimeTest {
    private static final long STEPS_PER_SECOND = 10_000_000;

    @Test
    void any_moment_is_told_as_the_calendar_has_it() {
        Seeded.rounds(20_000, random -> {
            Instant moment = Instant.ofEpochSecond(random.nextLong(-11_644_473_600L, 5_000_000_000L), 999_999_900);

            assertThat(DosTime.of(FileTime.of(moment))).isEqualTo(packed(DosDateTime.of(moment)));
        });
    }

    @Test
    void what_was_told_comes_back_to_two_seconds() {
        Seeded.rounds(20_000, random -> {
            long fileTime = FileTime.of(Instant.ofEpochSecond(random.nextLong(315_532_800L, 4_354_819_199L)));

            assertThat(DosTime.toFileTime(DosTime.of(fileTime)))
                    .isEqualTo(fileTime - fileTime % (2 * STEPS_PER_SECOND));
        });
    }

    @Test
    void no_time_stays_none() {
        assertThat(DosTime.of(0)).isZero();
        assertThat(DosTime.toFileTime(0)).isZero();
    }

    @Test
    void whatever_the_bits_there_is_a_moment_or_none() {
        Seeded.rounds(20_000, random -> {
            int bits = random.nextInt();
            long fileTime = DosTime.toFileTime(bits);

            assertThat(fileTime == 0 ? bits : DosTime.of(fileTime)).isEqualTo(bits);
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
        assertThat(DosTime.toFileTime(bits)).isZero();
    }

    @Test
    void the_ends_of_the_calendar_are_the_nearest_that_can_be_told() {
        assertThat(DosTime.of(1)).isEqualTo(packed(DosDateTime.of(Instant.EPOCH)));
        assertThat(DosTime.of(Long.MAX_VALUE)).isEqualTo(packed(DosDateTime.of(Instant.parse("2108-01-01T00:00:00Z"))));
        assertThat(DosTime.of(-1)).isEqualTo(DosTime.of(1));
        assertThat(DosTime.toFileTime(DosTime.of(Long.MAX_VALUE)))
                .isEqualTo(
                        FileTime.of(LocalDateTime.of(2107, 12, 31, 23, 59, 58).toInstant(ZoneOffset.UTC)));
    }

    private static int packed(DosDateTime time) {
        return time.date() | time.time() << 16;
    }
}
