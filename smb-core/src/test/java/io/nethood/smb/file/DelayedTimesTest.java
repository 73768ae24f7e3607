package io.nethood.smb.file;

import java.time.Duration;
import java.time.Instant;

import io.nethood.smb.file.store.FileAttributes;
import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.file.store.StoreAttributes;
import io.nethood.smb.file.store.StoreChange;
import io.nethood.smb.security.FileAccess;
import io.nethood.smb.testkit.TestVolume;
import io.nethood.smb.wire.FileTime;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What clients see of the times of an open file, as smbtorture's base.delaywrite states it of NTFS. */
class DelayedTimesTest {
    private static final int PID = 77;
    private static final Duration LESS_THAN_THE_DELAY = Duration.ofSeconds(1);
    private static final Duration THE_DELAY = Duration.ofSeconds(2);
    private static final long YESTERDAY = FileTime.of(Instant.parse("2001-10-24T12:00:00Z"));

    private final TestVolume volume = TestVolume.empty();
    private final OpenFile file;
    private final long before;

    DelayedTimesTest() throws Exception {
        file = volume.open(request().withDisposition(CreateDisposition.CREATE));
        before = written();
        volume.pass(LESS_THAN_THE_DELAY);
    }

    @Test
    void the_first_write_shows_two_seconds_later() throws Exception {
        write(file);

        volume.pass(LESS_THAN_THE_DELAY);
        long soon = written();
        volume.pass(THE_DELAY);

        assertThat(soon).isEqualTo(before);
        assertThat(written()).isEqualTo(before + DelayedTimes.DELAY + 10_000_000);
    }

    @Test
    void what_is_written_later_shows_at_the_close() throws Exception {
        write(file);
        volume.pass(THE_DELAY);
        long shown = written();

        volume.pass(THE_DELAY);
        write(file);
        volume.pass(THE_DELAY);
        long meanwhile = written();
        file.close();

        assertThat(meanwhile).isEqualTo(shown);
        assertThat(view().written()).isGreaterThan(shown);
    }

    @Test
    void the_change_time_waits_with_the_write_time() throws Exception {
        long changed = file.attributes().changed();

        write(file);

        assertThat(file.attributes().changed()).isEqualTo(changed);
    }

    @Test
    void a_change_of_size_shows_at_once_even_to_the_same_size() throws Exception {
        file.content().setSize(100, PID);
        long first = written();
        volume.pass(LESS_THAN_THE_DELAY);
        file.content().setSize(100, PID);

        assertThat(first).isGreaterThan(before);
        assertThat(written()).isGreaterThan(first);
    }

    @Test
    void a_change_of_size_leaves_nothing_for_the_close() throws Exception {
        write(file);
        file.content().setSize(100, PID);
        long shown = written();

        volume.pass(THE_DELAY);
        file.close();

        assertThat(view().written()).isEqualTo(shown);
    }

    @Test
    void a_time_that_a_client_has_set_outlives_its_own_writes() throws Exception {
        file.change(StoreChange.ofWritten(YESTERDAY));
        write(file);

        volume.pass(THE_DELAY);
        long open = written();
        file.close();

        assertThat(open).isEqualTo(YESTERDAY);
        assertThat(view().written()).isEqualTo(YESTERDAY);
    }

    @Test
    void a_time_that_a_client_has_set_does_not_outlive_the_close_of_another_that_wrote() throws Exception {
        OpenFile writer = volume.open(request());
        file.change(StoreChange.ofWritten(YESTERDAY));
        write(writer);

        volume.pass(THE_DELAY);
        long open = written();
        writer.close();

        assertThat(open).isEqualTo(YESTERDAY);
        assertThat(written()).isGreaterThan(before);
    }

    @Test
    void a_change_time_that_a_client_has_set_stays() throws Exception {
        file.change(new StoreChange(0, 0, 0, YESTERDAY, StoreChange.KEEP_ATTRIBUTES));

        file.change(StoreChange.ofAttributes(FileAttributes.HIDDEN));
        file.close();

        assertThat(view().changed()).isEqualTo(YESTERDAY);
    }

    @Test
    void looking_at_a_file_changes_none_of_its_times() throws Exception {
        file.close();
        StoreAttributes closed = view();

        volume.pass(THE_DELAY);
        volume.open(request()).close();

        assertThat(view()).isEqualTo(closed);
    }

    private static CreateParameters request() {
        return CreateParameters.internal(TestVolume.path("\\file"), FileAccess.ALL, 0);
    }

    private static void write(OpenFile open) throws FileRefusal {
        open.content().write(Unpooled.wrappedBuffer(new byte[1]), 0, PID);
    }

    private long written() throws FileRefusal {
        return file.attributes().written();
    }

    private StoreAttributes view() throws FileRefusal {
        return volume.volume().view(TestVolume.path("\\file")).attributes();
    }
}
