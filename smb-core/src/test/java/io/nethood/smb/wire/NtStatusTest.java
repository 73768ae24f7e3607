package io.nethood.smb.wire;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class NtStatusTest {
    /** The pairs of [MS-CIFS] 2.2.2.4 and of the commands' own tables. */
    @ParameterizedTest
    @CsvSource({
        "SUCCESS, ECHO, 0x00000000, SUCCESS, 0",
        "INVALID_SMB, ECHO, 0x00010002, ERRSRV, 1",
        "SMB_BAD_TID, NT_CREATE_ANDX, 0x00050002, ERRSRV, 5",
        "SMB_BAD_COMMAND, ECHO, 0x00160002, ERRSRV, 22",
        "SMB_BAD_UID, TREE_CONNECT_ANDX, 0x005B0002, ERRSRV, 91",
        "SMB_USE_STANDARD, READ_MPX, 0x00FB0002, ERRSRV, 251",
        "BUFFER_OVERFLOW, TRANSACTION, 0x80000005, ERRDOS, 234",
        "NOT_IMPLEMENTED, COPY, 0xC0000002, ERRDOS, 1",
        "INVALID_HANDLE, CLOSE, 0xC0000008, ERRDOS, 6",
        "INVALID_PARAMETER, TRANSACTION, 0xC000000D, ERRDOS, 87",
        "ACCESS_DENIED, NT_CREATE_ANDX, 0xC0000022, ERRDOS, 5",
        "OBJECT_NAME_NOT_FOUND, NT_CREATE_ANDX, 0xC0000034, ERRDOS, 2",
        "OBJECT_PATH_NOT_FOUND, TREE_CONNECT, 0xC000003A, ERRDOS, 3",
        "LOGON_FAILURE, SESSION_SETUP_ANDX, 0xC000006D, ERRDOS, 5",
        "BAD_DEVICE_TYPE, TREE_CONNECT_ANDX, 0xC00000CB, ERRDOS, 66",
        "BAD_NETWORK_NAME, TREE_CONNECT_ANDX, 0xC00000CC, ERRDOS, 67",
        "TOO_MANY_SESSIONS, SESSION_SETUP_ANDX, 0xC00000CE, ERRSRV, 90",
        "REQUEST_NOT_ACCEPTED, SESSION_SETUP_ANDX, 0xC00000D0, ERRDOS, 71",
        "REQUEST_NOT_ACCEPTED, TREE_CONNECT_ANDX, 0xC00000D0, ERRDOS, 71",
        "REQUEST_NOT_ACCEPTED, TREE_CONNECT, 0xC00000D0, ERRDOS, 71",
        "PIPE_EMPTY, READ_ANDX, 0xC00000D9, ERRDOS, 232",
        "INSUFF_SERVER_RESOURCES, TREE_CONNECT_ANDX, 0xC0000205, ERRDOS, 8",
        "INSUFF_SERVER_RESOURCES, SESSION_SETUP_ANDX, 0xC0000205, ERRSRV, 8",
    })
    void a_status_has_its_value_and_its_dos_pair(
            NtStatus status, SmbCommand command, String value, DosError.DosClass dosClass, int dosCode) {
        assertThat(status.code()).isEqualTo(Long.decode(value).intValue());
        assertThat(status.dosErrorFor(command)).isEqualTo(new DosError(dosClass, dosCode));
    }

    @Test
    void every_failure_has_a_dos_error() {
        for (NtStatus status : NtStatus.values()) {
            for (SmbCommand command : SmbCommand.values()) {
                boolean failure = status.code() < 0;
                if (failure) {
                    assertThat(status.dosErrorFor(command).dosClass())
                            .as("%s of %s", status, command)
                            .isNotEqualTo(DosError.DosClass.SUCCESS);
                }
            }
        }
    }

    @Test
    void no_two_statuses_have_the_same_value() {
        Set<Integer> values = new HashSet<>();

        assertThat(Arrays.stream(NtStatus.values()).map(NtStatus::code)).allMatch(values::add);
    }

    @Test
    void a_dos_error_is_class_zero_code_in_the_status_field() {
        assertThat(new DosError(DosError.DosClass.ERRDOS, 71).asStatusField()).isEqualTo(0x0047_0001);
        assertThat(new DosError(DosError.DosClass.ERRSRV, 0x5B).asStatusField()).isEqualTo(0x005B_0002);
    }
}
