package io.nethood.smb.file;

import java.time.Duration;
import java.util.List;

import io.nethood.smb.file.lock.DosOpenMode;
import io.nethood.smb.file.lock.DosOpenMode.Access;
import io.nethood.smb.file.lock.DosOpenMode.Sharing;
import io.nethood.smb.file.lock.ShareAccess;
import io.nethood.smb.file.store.FileAttributes;
import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.security.FileAccess;
import io.nethood.smb.testkit.TestVolume;
import io.nethood.smb.wire.NtStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FileOpeningTest {
    private final TestVolume volume = TestVolume.empty();

    // Options

    @ParameterizedTest
    @CsvSource({
        "0x00100000, INVALID_PARAMETER", // FILE_RESERVE_OPFILTER
        "0x01000000, INVALID_PARAMETER",
        "0x00000041, INVALID_PARAMETER", // directory and no directory
        "0x00002000, NOT_SUPPORTED", // FILE_OPEN_BY_FILE_ID
        "0x00000002, SUCCESS",
        "0x00000800, SUCCESS",
        "0x00008000, SUCCESS"
    })
    void options_are_looked_at_before_anything_else(String options, NtStatus status) throws FileWait {
        CreateParameters request =
                nt("\\file", FileAccess.READ_DATA, Integer.decode(options)).withDisposition(CreateDisposition.OPEN_IF);

        assertThat(volume.statusOf(request)).isEqualTo(status);
    }

    @Test
    void whoever_opens_to_wait_asks_for_the_right_to() throws FileWait {
        CreateParameters mayNot = nt("\\file", FileAccess.MAXIMUM_ALLOWED, CreateOptions.SYNCHRONOUS_IO_NONALERT)
                .withDisposition(CreateDisposition.OPEN_IF);
        CreateParameters may = nt(
                        "\\file", FileAccess.READ_DATA | FileAccess.SYNCHRONIZE, CreateOptions.SYNCHRONOUS_IO_NONALERT)
                .withDisposition(CreateDisposition.OPEN_IF);

        assertThat(volume.statusOf(mayNot)).isEqualTo(NtStatus.INVALID_PARAMETER);
        assertThat(volume.statusOf(may)).isEqualTo(NtStatus.SUCCESS);
    }

    // Deletion at the close

    @Test
    void a_file_is_not_created_read_only_to_go_at_its_close() throws FileWait {
        CreateParameters request = new CreateParameters(
                TestVolume.path("\\file"),
                FileAccess.ALL,
                ShareAccess.ALL,
                CreateDisposition.CREATE,
                CreateOptions.DELETE_ON_CLOSE,
                FileAttributes.READONLY,
                0,
                CreateParameters.OplockWish.NONE,
                null,
                0,
                List.of(),
                CreateParameters.Purpose.OPEN,
                null);

        assertThat(volume.statusOf(request)).isEqualTo(NtStatus.CANNOT_DELETE);
        assertThat(volume.statusOf(nt("\\file", FileAccess.READ_DATA, 0))).isEqualTo(NtStatus.OBJECT_NAME_NOT_FOUND);
    }

    @Test
    void a_file_goes_with_its_last_open_and_lets_nobody_open_it_until_then() throws Exception {
        OpenFile first = volume.open(
                nt("\\file", FileAccess.ALL, CreateOptions.DELETE_ON_CLOSE).withDisposition(CreateDisposition.CREATE));
        OpenFile second = volume.open(nt("\\file", FileAccess.READ_DATA, 0));

        first.close();
        NtStatus meanwhile = volume.statusOf(nt("\\file", FileAccess.READ_DATA, 0));
        second.close();

        assertThat(meanwhile).isEqualTo(NtStatus.DELETE_PENDING);
        assertThat(volume.statusOf(nt("\\file", FileAccess.READ_DATA, 0))).isEqualTo(NtStatus.OBJECT_NAME_NOT_FOUND);
    }

    @Test
    void the_size_of_extended_attributes_needs_no_right() throws Exception {
        OpenFile open = volume.open(nt("\\file", FileAccess.DELETE, 0).withDisposition(CreateDisposition.CREATE));

        assertThat(open.eaSize()).isZero();
    }

    // DOS clients

    @Test
    void a_dos_client_creates_a_file_of_the_size_and_time_it_names() throws Exception {
        long written = 126_500_000_000_000_000L;

        OpenFile open = volume.open(dos(Sharing.DENY_NONE, CreateDisposition.CREATE)
                .withAllocation(1000)
                .withWritten(written));

        assertThat(open.attributes().size()).isEqualTo(1000);
        assertThat(open.attributes().written()).isEqualTo(written);
    }

    @Test
    void to_an_nt_client_the_same_size_is_room_only() throws Exception {
        OpenFile open = volume.open(nt("\\file", FileAccess.ALL, 0)
                .withDisposition(CreateDisposition.CREATE)
                .withAllocation(1000));

        assertThat(open.attributes().size()).isZero();
        assertThat(open.attributes().allocated()).isEqualTo(4096);
    }

    @Test
    void opens_that_a_program_of_dos_has_made_again_share_their_position() throws Exception {
        OpenFile first = volume.open(dos(Sharing.COMPATIBILITY, CreateDisposition.CREATE));
        OpenFile again = volume.open(dos(Sharing.COMPATIBILITY, CreateDisposition.OPEN));

        first.position(1000);

        assertThat(again.position()).isEqualTo(1000);
    }

    @Test
    void opens_that_share_the_file_have_a_position_each() throws Exception {
        OpenFile first = volume.open(dos(Sharing.DENY_NONE, CreateDisposition.CREATE));
        OpenFile second = volume.open(dos(Sharing.DENY_NONE, CreateDisposition.OPEN));

        first.position(1000);

        assertThat(second.position()).isZero();
    }

    @Test
    void another_process_is_no_program_of_its_own() throws Exception {
        volume.open(dos(Sharing.COMPATIBILITY, CreateDisposition.CREATE));

        NtStatus status = volume.pid(78).statusOf(dos(Sharing.COMPATIBILITY, CreateDisposition.OPEN));

        assertThat(status).isEqualTo(NtStatus.SHARING_VIOLATION);
    }

    // Sharing violations that are held back

    @Test
    void a_sharing_violation_is_held_back_for_as_long_as_the_setting_says() throws Exception {
        TestVolume slow = TestVolume.delaying(Duration.ofSeconds(1));
        long since = slow.nowNanos();
        slow.open(alone(CreateDisposition.CREATE));

        assertThatExceptionOfType(FileWait.class)
                .isThrownBy(() -> slow.open(alone(CreateDisposition.OPEN), since))
                .returns(since + 1_000_000_000L, FileWait::deadlineNanos);

        slow.pass(Duration.ofSeconds(1));
        assertThatExceptionOfType(FileRefusal.class)
                .isThrownBy(() -> slow.open(alone(CreateDisposition.OPEN), since))
                .returns(NtStatus.SHARING_VIOLATION, FileRefusal::status);
    }

    @Test
    void whoever_waits_is_woken_when_the_other_open_goes() throws Exception {
        TestVolume slow = TestVolume.delaying(Duration.ofSeconds(1));
        OpenFile first = slow.open(alone(CreateDisposition.CREATE));
        assertThatExceptionOfType(FileWait.class).isThrownBy(() -> slow.open(alone(CreateDisposition.OPEN)));

        first.close();

        assertThat(slow.wakes()).isEqualTo(1);
        assertThat(slow.statusOf(alone(CreateDisposition.OPEN))).isEqualTo(NtStatus.SUCCESS);
    }

    private static CreateParameters nt(String path, int access, int options) {
        return CreateParameters.internal(TestVolume.path(path), access, options);
    }

    private static CreateParameters alone(CreateDisposition disposition) {
        return nt("\\file", FileAccess.READ_DATA, 0).withShare(ShareAccess.NONE).withDisposition(disposition);
    }

    private static CreateParameters dos(Sharing sharing, CreateDisposition disposition) {
        DosOpenMode mode = new DosOpenMode(Access.READ_WRITE, sharing, false);
        return CreateParameters.ofDos(TestVolume.path("\\file"), mode, disposition, 0);
    }
}
