package io.nethood.smb.print;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import io.nethood.smb.file.CreateDisposition;
import io.nethood.smb.file.CreateParameters;
import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.security.FileAccess;
import io.nethood.smb.testkit.TestSpool;
import io.nethood.smb.testkit.TestVolume;
import io.nethood.smb.wire.NtStatus;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PrintSpoolTest {
    private static final Instant NOW = Instant.parse("2001-10-25T12:00:00Z");

    private final List<PrintJob> complete = new ArrayList<>();
    private final TestSpool lab =
            TestSpool.named("LABJET", spool -> complete.addAll(spool.queue().jobs()));
    private final PrintSpool spool = lab.spool();

    @Test
    void what_a_client_writes_is_one_file_and_told_when_it_is_complete() throws Exception {
        SpoolingJob job = begin("letter");

        write(job, "Dear ");
        assertThat(complete).isEmpty();
        write(job, "Sir");
        job.end();

        assertThat(complete).containsExactly(new PrintJob(1, "letter", "alice", "WS1", 8, NOW, JobStatus.QUEUED));
        assertThat(lab.content("FP00001.SPL")).isEqualTo("Dear Sir");
    }

    @Test
    void nobody_reads_what_is_spooled() throws Exception {
        SpoolingJob job = begin("letter");
        write(job, "secret");
        ByteBuf into = Unpooled.buffer();

        assertThatExceptionOfType(FileRefusal.class)
                .isThrownBy(() -> job.file().content().read(into, 6, 0, 1, false))
                .returns(NtStatus.ACCESS_DENIED, FileRefusal::status);
    }

    @Test
    void a_job_without_a_byte_is_forgotten() throws Exception {
        begin("letter").end();

        assertThat(spool.queue().jobs()).isEmpty();
        assertThat(lab.files()).isEmpty();
        assertThat(complete).isEmpty();
    }

    @Test
    void a_removed_job_takes_its_file_along() throws Exception {
        SpoolingJob job = begin("letter");
        write(job, "text");
        job.end();

        assertThat(spool.remove(1)).isPresent();

        assertThat(lab.files()).isEmpty();
    }

    @Test
    void a_job_that_is_removed_while_it_is_written_loses_its_file_at_the_end() throws Exception {
        SpoolingJob job = begin("letter");
        write(job, "text");

        spool.remove(1);
        assertThat(lab.files()).containsExactly("FP00001.SPL");
        job.end();

        assertThat(lab.files()).isEmpty();
        assertThat(complete).isEmpty();
    }

    @Test
    void a_purge_leaves_what_is_still_written() throws Exception {
        SpoolingJob written = begin("first");
        write(written, "text");
        written.end();
        begin("second");

        spool.purge();

        assertThat(spool.queue().jobs()).extracting(PrintJob::document).containsExactly("second");
    }

    @Test
    void a_file_that_stayed_from_another_time_is_left_alone() throws Exception {
        lab.volume()
                .open(CreateParameters.internal(TestVolume.path("\\FP00001.SPL"), FileAccess.ALL, 0)
                        .withDisposition(CreateDisposition.CREATE))
                .close();

        assertThat(begin("letter").job().id()).isEqualTo(2);
    }

    @Test
    void a_client_without_a_name_for_its_job_prints_what_nt_calls_so() throws Exception {
        assertThat(begin("").job().document()).isEqualTo("Remote Downlevel Document");
    }

    @Test
    void a_full_queue_is_told() throws Exception {
        for (int i = 0; i < PrintQueue.MOST_JOBS; i++) {
            spool.queue().begin("letter", "alice", "WS1", NOW);
        }

        assertThatExceptionOfType(FileRefusal.class)
                .isThrownBy(() -> begin("one more"))
                .returns(NtStatus.PRINT_QUEUE_FULL, FileRefusal::status);
    }

    private SpoolingJob begin(String document) throws Exception {
        return spool.begin(
                document,
                "alice",
                "WS1",
                NOW,
                lab.volume().opener(),
                lab.volume().nowNanos());
    }

    private static void write(SpoolingJob job, String text) throws FileRefusal {
        ByteBuf bytes = Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII);
        job.file().content().write(bytes, job.file().attributes().size(), 1);
    }
}
