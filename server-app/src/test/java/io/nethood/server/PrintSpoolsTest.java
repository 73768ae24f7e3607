package io.nethood.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

import io.nethood.server.config.ServerConfig;
import io.nethood.server.config.ShareFiles;
import io.nethood.server.config.SpoolConfig;
import io.nethood.smb.file.BrokenOplock;
import io.nethood.smb.file.FileClient;
import io.nethood.smb.file.Opener;
import io.nethood.smb.print.JobStatus;
import io.nethood.smb.print.PrintJob;
import io.nethood.smb.print.PrintSpool;
import io.nethood.smb.print.SpoolingJob;
import io.nethood.smb.security.Token;
import io.nethood.smb.share.Printer;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The fields are there once a test has started its spool. */
@SuppressWarnings("NullAway.Init")
class PrintSpoolsTest {
    private static final FileClient NOBODY = new FileClient() {
        @Override
        public void wake() {}

        @Override
        public void breakOplock(BrokenOplock oplock) {}
    };

    @TempDir
    Path directory;

    private DiskShares disks;
    private PrintSpool spool;

    @AfterEach
    void close() throws IOException {
        if (spool != null) {
            spool.close();
        }
        disks.close();
    }

    @Test
    void a_job_is_a_file_of_the_spool_directory() throws Exception {
        start(new SpoolConfig(Optional.of(new ShareFiles.InDirectory(directory)), List.of()));

        print("Dear Sir");

        assertThat(directory.resolve("FP00001.SPL")).hasContent("Dear Sir");
    }

    @Test
    void without_a_directory_jobs_lie_on_the_drive_of_the_lab() throws Exception {
        start(SpoolConfig.DEFAULT);

        print("Dear Sir");

        assertThat(disks.spoolDirectory().resolve("FP00001.SPL")).hasContent("Dear Sir");
    }

    @Test
    void the_command_gets_the_job_and_what_is_known_of_it_and_the_job_goes() throws Exception {
        start(new SpoolConfig(Optional.of(new ShareFiles.InDirectory(directory)), List.of()));
        Path printed = directory.resolve("printed");
        print("Dear Sir");

        String script = "(cat; echo \" $NETHOOD_PRINTER $NETHOOD_JOB $NETHOOD_DOCUMENT\"; basename $1) > " + printed;
        new JobCommand(List.of("/bin/sh", "-c", script, "print"), directory).printAll(spool);

        assertThat(printed).hasContent("Dear Sir LP1 1 letter?\nFP00001.SPL");
        assertThat(spool.queue().jobs()).isEmpty();
    }

    @Test
    void a_job_whose_command_fails_is_held() throws Exception {
        start(new SpoolConfig(Optional.of(new ShareFiles.InDirectory(directory)), List.of()));
        print("Dear Sir");

        new JobCommand(List.of("/bin/false"), directory).printAll(spool);

        assertThat(spool.queue().jobs()).extracting(PrintJob::status).containsExactly(JobStatus.PAUSED);
        assertThat(directory.resolve("FP00001.SPL")).exists();
    }

    @Test
    void a_job_whose_command_does_not_exist_is_held() throws Exception {
        start(new SpoolConfig(Optional.of(new ShareFiles.InDirectory(directory)), List.of()));
        print("Dear Sir");

        new JobCommand(List.of("/no/such/program"), directory).printAll(spool);

        assertThat(spool.queue().jobs()).extracting(PrintJob::status).containsExactly(JobStatus.PAUSED);
    }

    @Test
    void a_command_needs_a_file() {
        SpoolConfig inMemory = new SpoolConfig(Optional.of(new ShareFiles.InMemory(List.of())), List.of("lp"));

        assertThatThrownBy(() -> start(inMemory))
                .isInstanceOf(StartException.class)
                .hasMessage("printer LP1: a job-command needs a spool that is a directory");
    }

    private void start(SpoolConfig wanted) throws StartException {
        ServerConfig config =
                TestLab.config().printer(Printer.named("LP1"), wanted).build();
        disks = new DiskShares(config);
        spool = new PrintSpools(config, disks).all().getFirst();
    }

    private void print(String text) throws Exception {
        Opener opener = new Opener(1, 1, 1, true, false, Token.anonymous(true), 0, NOBODY);
        SpoolingJob job = spool.begin("letter\n", "alice", "WS1", Instant.EPOCH, opener, 0);
        job.file().content().write(Unpooled.copiedBuffer(text, StandardCharsets.US_ASCII), 0, 1);
        job.end();
    }
}
