package io.nethood.smb.file;

import java.time.Duration;
import java.util.List;

import io.nethood.smb.file.lock.LockRange;
import io.nethood.smb.file.lock.LockWaiters.Answer;
import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.security.FileAccess;
import io.nethood.smb.testkit.TestVolume;
import io.nethood.smb.wire.NtStatus;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FileLocksTest {
    private static final int PID = 77;
    private static final LockRange FIRST_TEN = new LockRange(PID, 0, 10);
    private static final int ONE_SECOND = 1000;

    private final TestVolume volume = TestVolume.empty();
    private OpenFile mine;
    private OpenFile yours;

    @BeforeEach
    void two_opens_of_a_file_of_100_bytes() throws Exception {
        mine = open();
        mine.content().write(Unpooled.wrappedBuffer(new byte[100]), 0, PID);
        volume.connection(2);
        yours = open();
    }

    private OpenFile open() throws Exception {
        return volume.open(
                CreateParameters.internal(TestVolume.path("\\file"), FileAccess.READ_DATA | FileAccess.WRITE_DATA, 0)
                        .withDisposition(CreateDisposition.OPEN_IF));
    }

    private Answer lock(OpenFile open, Object key, LockRange range, int timeoutMillis) throws FileRefusal {
        return open.locks().lock(key, List.of(range), true, timeoutMillis, volume.nowNanos());
    }

    @Test
    void a_locked_range_is_neither_read_nor_written_by_others() throws Exception {
        lock(mine, "lock", FIRST_TEN, 0);

        assertThatExceptionOfType(FileRefusal.class)
                .isThrownBy(() -> yours.content().read(Unpooled.buffer(), 1, 9, PID, false))
                .returns(NtStatus.FILE_LOCK_CONFLICT, FileRefusal::status);
        assertThatExceptionOfType(FileRefusal.class)
                .isThrownBy(() -> yours.content().write(Unpooled.wrappedBuffer(new byte[1]), 0, PID))
                .returns(NtStatus.FILE_LOCK_CONFLICT, FileRefusal::status);
        assertThat(yours.content().read(Unpooled.buffer(), 1, 10, PID, false)).isEqualTo(1);
        assertThat(mine.content().read(Unpooled.buffer(), 1, 9, PID, false)).isEqualTo(1);
    }

    @Test
    void a_lock_that_waits_is_granted_when_the_range_is_free() throws Exception {
        lock(mine, "mine", FIRST_TEN, 0);
        Answer waits = lock(yours, "yours", FIRST_TEN, ONE_SECOND);

        mine.locks().unlock(FIRST_TEN);

        assertThat(waits).isInstanceOf(Answer.Waiting.class);
        assertThat(volume.wakes()).isEqualTo(1);
        assertThat(lock(yours, "yours", FIRST_TEN, ONE_SECOND)).isInstanceOf(Answer.Granted.class);
        assertThat(yours.locks().count()).isEqualTo(1);
    }

    @Test
    void a_lock_that_waits_too_long_is_refused() throws Exception {
        lock(mine, "mine", FIRST_TEN, 0);
        lock(yours, "yours", FIRST_TEN, ONE_SECOND);

        volume.pass(Duration.ofSeconds(1));

        assertThat(lock(yours, "yours", FIRST_TEN, ONE_SECOND))
                .isEqualTo(new Answer.Refused(NtStatus.FILE_LOCK_CONFLICT));
    }

    @Test
    void a_close_releases_every_lock() throws Exception {
        lock(mine, "mine", FIRST_TEN, 0);

        mine.close();

        assertThat(lock(yours, "yours", FIRST_TEN, 0)).isInstanceOf(Answer.Granted.class);
    }

    @Test
    void nobody_has_to_ask_for_a_lock_that_is_forgotten() throws Exception {
        lock(mine, "mine", FIRST_TEN, 0);
        lock(yours, "yours", FIRST_TEN, ONE_SECOND);

        yours.locks().forget("yours");
        mine.locks().unlock(FIRST_TEN);

        assertThat(yours.locks().count()).isZero();
        assertThat(lock(mine, "again", FIRST_TEN, 0)).isInstanceOf(Answer.Granted.class);
    }

    @Test
    void what_is_not_locked_cannot_be_unlocked() {
        assertThatExceptionOfType(FileRefusal.class)
                .isThrownBy(() -> mine.locks().unlock(FIRST_TEN))
                .returns(NtStatus.RANGE_NOT_LOCKED, FileRefusal::status);
        assertThatExceptionOfType(FileRefusal.class)
                .isThrownBy(() -> mine.locks().cancel(FIRST_TEN, key -> true))
                .returns(NtStatus.OS2_CANCEL_VIOLATION, FileRefusal::status);
    }
}
