package io.nethood.smb.connection;

import java.nio.charset.StandardCharsets;

import io.nethood.smb.file.lock.ShareAccess;
import io.nethood.smb.host.OpenView;
import io.nethood.smb.print.JobStatus;
import io.nethood.smb.print.PrintJob;
import io.nethood.smb.print.PrintQueue;
import io.nethood.smb.security.FileAccess;
import io.nethood.smb.session.Edition;
import io.nethood.smb.testkit.Answer;
import io.nethood.smb.testkit.DiskPeer;
import io.nethood.smb.testkit.LabClient;
import io.nethood.smb.testkit.TestLab;
import io.nethood.smb.wire.SmbCommand;
import io.nethood.wire.WireReader;
import io.nethood.wire.WireWriter;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class PrintFilesTest {
    private static final int CREATE = 2;
    private static final int WRITE_DENY_NONE = 0x41;
    private static final int CREATE_OR_OPEN = 0x11;
    private static final int PRINTER = 3;

    private final TestLab lab = TestLab.withDisk(Edition.WINDOWS_2000_SERVER);
    private final LabClient client = DiskPeer.withSession(lab);
    private final DiskPeer peer = DiskPeer.of(client);
    private final PrintQueue queue =
            lab.host().printers().spool("LABJET").orElseThrow().queue();

    @Test
    void a_print_file_is_a_job_that_waits_when_it_is_closed() {
        client.connectTree("LABJET");

        int fid = openPrintFile("letter").word(0);
        assertThat(queue.jobs()).extracting(PrintJob::status).containsExactly(JobStatus.SPOOLING);
        writePrintFile(fid, "Dear ");
        writePrintFile(fid, "Sir");
        client.ask(SmbCommand.CLOSE_PRINT_FILE, WireWriter.create().u16(fid).toBytes(), new byte[0]);

        assertThat(queue.jobs())
                .singleElement()
                .returns("letter", PrintJob::document)
                .returns("alice", PrintJob::owner)
                .returns("10.0.0.7", PrintJob::computer)
                .returns(8L, PrintJob::bytes)
                .returns(JobStatus.QUEUED, PrintJob::status);
    }

    @Test
    void any_open_to_write_is_a_job_and_answered_as_a_printer() {
        client.connectTree("LABJET");

        Answer answer = peer.openAndx("\\report.txt", WRITE_DENY_NONE, CREATE_OR_OPEN);

        assertThat(answer.word(9)).as("ResourceType").isEqualTo(PRINTER);
        assertThat(queue.jobs()).extracting(PrintJob::document).containsExactly("report.txt");
    }

    @Test
    void nobody_reads_from_a_printer() {
        client.connectTree("LABJET");

        Answer answer = peer.ntCreate("\\x", FileAccess.READ_DATA, ShareAccess.ALL, CREATE, 0);

        assertThat(answer.statusText()).isEqualTo("ACCESS_DENIED");
        assertThat(peer.delete("\\x").statusText()).isEqualTo("ACCESS_DENIED");
        assertThat(queue.jobs()).isEmpty();
    }

    @Test
    void a_client_learns_the_number_of_its_job() throws Exception {
        client.connectTree("LABJET");
        int fid = openPrintFile("letter").word(0);
        byte[] words = WireWriter.create()
                .u16(fid)
                .u16(0x53)
                .u16(0x60)
                .zeros(4)
                .u16(0)
                .u16(32)
                .zeros(14)
                .toBytes();

        Answer answer = client.ask(SmbCommand.IOCTL, words, new byte[0]);

        WireReader data = WireReader.of(answer.message());
        data.skip(answer.word(6));
        assertThat(data.u16()).isEqualTo(queue.jobs().getFirst().id());
        assertThat(data.oemString(StandardCharsets.US_ASCII)).isEqualTo("LABXP");
    }

    @Test
    void a_job_is_an_open_file_until_it_is_complete() {
        client.connectTree("LABJET");

        openPrintFile("letter");

        assertThat(lab.host().opens().all()).extracting(OpenView::path).containsExactly("\\LABJET\\FP00001.SPL");
    }

    @Test
    void a_disk_share_takes_no_print_files() {
        client.connectTree("PUB");

        assertThat(openPrintFile("letter").statusText()).isEqualTo("INVALID_DEVICE_REQUEST");
    }

    @Test
    void a_job_whose_client_dies_is_as_long_as_what_it_wrote() {
        client.connectTree("LABJET");
        writePrintFile(openPrintFile("letter").word(0), "Dear");

        client.hangUp();

        assertThat(queue.jobs())
                .singleElement()
                .returns(4L, PrintJob::bytes)
                .returns(JobStatus.QUEUED, PrintJob::status);
    }

    private Answer openPrintFile(String document) {
        byte[] words = WireWriter.create().u16(0).u16(1).toBytes();
        byte[] data = client.string(WireWriter.create().u8(0x04), document).toBytes();
        return client.ask(SmbCommand.OPEN_PRINT_FILE, words, data);
    }

    private void writePrintFile(int fid, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        byte[] data =
                WireWriter.create().u8(0x01).u16(bytes.length).bytes(bytes).toBytes();
        client.ask(SmbCommand.WRITE_PRINT_FILE, WireWriter.create().u16(fid).toBytes(), data);
    }
}
