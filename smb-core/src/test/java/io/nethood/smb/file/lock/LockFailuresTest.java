package io.nethood.smb.file.lock;

import io.nethood.smb.wire.NtStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class LockFailuresTest {
    private final LockFailures failures = new LockFailures();

    @Test
    void only_a_failure_at_the_offset_of_the_last_one_is_a_conflict() {
        assertThat(failures.failed(100, false)).isEqualTo(NtStatus.LOCK_NOT_GRANTED);
        assertThat(failures.failed(100, false)).isEqualTo(NtStatus.FILE_LOCK_CONFLICT);
        assertThat(failures.failed(105, false)).isEqualTo(NtStatus.LOCK_NOT_GRANTED);
        assertThat(failures.failed(100, false)).isEqualTo(NtStatus.LOCK_NOT_GRANTED);
    }

    @Test
    void the_first_failure_at_offset_0_is_the_first() {
        assertThat(failures.failed(0, false)).isEqualTo(NtStatus.LOCK_NOT_GRANTED);
    }

    @Test
    void who_waited_is_told_of_a_conflict_and_it_counts_as_the_last_failure() {
        assertThat(failures.failed(100, true)).isEqualTo(NtStatus.FILE_LOCK_CONFLICT);
        assertThat(failures.failed(100, false)).isEqualTo(NtStatus.FILE_LOCK_CONFLICT);
    }

    @ParameterizedTest
    @CsvSource({
        "0x00000000EEFFFFFF, LOCK_NOT_GRANTED",
        "0x00000000EF000000, FILE_LOCK_CONFLICT",
        "0x00000000FFFFFFFF, FILE_LOCK_CONFLICT",
        "0x7FFFFFFFFFFFFFFF, FILE_LOCK_CONFLICT",
        "0x8000000000000000, LOCK_NOT_GRANTED",
        "0xFFFFFFFFFFFFFFFF, LOCK_NOT_GRANTED",
    })
    void a_first_failure_at_a_high_offset_is_a_conflict(String offset, NtStatus status) {
        assertThat(failures.failed(Long.parseUnsignedLong(offset.substring(2), 16), false))
                .isEqualTo(status);
    }
}
