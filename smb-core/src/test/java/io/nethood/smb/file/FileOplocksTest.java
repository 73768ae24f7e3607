package io.nethood.smb.file;

import java.time.Duration;

import io.nethood.smb.file.CreateParameters.OplockWish;
import io.nethood.smb.file.CreateParameters.Purpose;
import io.nethood.smb.file.lock.OplockLevel;
import io.nethood.smb.file.lock.ShareAccess;
import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.security.FileAccess;
import io.nethood.smb.testkit.TestVolume;
import io.nethood.smb.wire.NtStatus;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FileOplocksTest {
    private static final int PID = 77;

    private final TestVolume volume = TestVolume.empty();

    private static CreateParameters wanting(OplockWish wish) {
        return CreateParameters.internal(TestVolume.path("\\file"), FileAccess.READ_DATA | FileAccess.WRITE_DATA, 0)
                .withDisposition(CreateDisposition.OPEN_IF)
                .withOplock(wish);
    }

    @Test
    void the_sole_open_gets_what_it_asks_for() throws Exception {
        assertThat(volume.open(wanting(OplockWish.BATCH)).oplock()).isEqualTo(OplockLevel.BATCH);
    }

    @Test
    void a_further_open_waits_until_the_holder_has_given_up() throws Exception {
        OpenFile holder = volume.open(wanting(OplockWish.EXCLUSIVE));

        assertThatExceptionOfType(FileWait.class).isThrownBy(() -> volume.open(wanting(OplockWish.EXCLUSIVE)));
        holder.acknowledgeOplock(true);

        assertThat(volume.broken()).containsExactly(new BrokenOplock(1, true));
        assertThat(volume.wakes()).isEqualTo(1);
        assertThat(volume.open(wanting(OplockWish.EXCLUSIVE)).oplock()).isEqualTo(OplockLevel.LEVEL_TWO);
        assertThat(holder.oplock()).isEqualTo(OplockLevel.LEVEL_TWO);
    }

    @Test
    void a_holder_that_says_nothing_is_waited_for_35_seconds() throws Exception {
        volume.open(wanting(OplockWish.EXCLUSIVE));
        assertThatExceptionOfType(FileWait.class)
                .isThrownBy(() -> volume.open(wanting(OplockWish.NONE)))
                .returns(Duration.ofSeconds(35).toNanos(), FileWait::deadlineNanos);

        volume.pass(Duration.ofSeconds(35));

        assertThat(volume.open(wanting(OplockWish.NONE)).oplock()).isEqualTo(OplockLevel.NONE);
    }

    @Test
    void a_close_is_as_good_as_an_acknowledgement() throws Exception {
        OpenFile holder = volume.open(wanting(OplockWish.BATCH));
        assertThatExceptionOfType(FileWait.class).isThrownBy(() -> volume.open(wanting(OplockWish.BATCH)));

        holder.close();

        assertThat(volume.open(wanting(OplockWish.BATCH)).oplock()).isEqualTo(OplockLevel.BATCH);
    }

    @Test
    void a_sharing_violation_breaks_a_batch_oplock_but_no_exclusive_one() throws Exception {
        OpenFile exclusive = volume.open(wanting(OplockWish.EXCLUSIVE).withShare(ShareAccess.NONE));
        assertThatExceptionOfType(FileRefusal.class)
                .isThrownBy(() -> volume.open(wanting(OplockWish.NONE)))
                .returns(NtStatus.SHARING_VIOLATION, FileRefusal::status);
        assertThat(volume.broken()).isEmpty();
        exclusive.close();

        volume.open(wanting(OplockWish.BATCH).withShare(ShareAccess.NONE));

        assertThatExceptionOfType(FileWait.class).isThrownBy(() -> volume.open(wanting(OplockWish.NONE)));
        assertThat(volume.broken()).hasSize(1);
    }

    @Test
    void a_rename_leaves_an_exclusive_oplock_alone() throws Exception {
        volume.open(wanting(OplockWish.EXCLUSIVE));

        volume.open(CreateParameters.internal(TestVolume.path("\\file"), FileAccess.DELETE, 0)
                .withPurpose(Purpose.RENAME));

        assertThat(volume.broken()).isEmpty();
    }

    @Test
    void a_write_ends_what_others_have_read() throws Exception {
        OpenFile first = volume.open(wanting(OplockWish.EXCLUSIVE));
        assertThatExceptionOfType(FileWait.class).isThrownBy(() -> volume.open(wanting(OplockWish.EXCLUSIVE)));
        first.acknowledgeOplock(true);
        OpenFile second = volume.open(wanting(OplockWish.EXCLUSIVE));

        second.content().write(Unpooled.wrappedBuffer(new byte[1]), 0, PID);

        assertThat(first.oplock()).isEqualTo(OplockLevel.NONE);
        assertThat(volume.broken()).contains(new BrokenOplock(1, false));
    }
}
