package io.nethood.smb.rap;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.nethood.event.SessionKind;
import io.nethood.smb.pipe.PipeClient;
import io.nethood.smb.print.JobStatus;
import io.nethood.smb.print.PrintJob;
import io.nethood.smb.print.PrintSpool;
import io.nethood.smb.session.Edition;
import io.nethood.smb.testkit.DiskPeer;
import io.nethood.smb.testkit.LabClient;
import io.nethood.smb.testkit.TestLab;
import io.nethood.smb.wire.SmbCommand;
import io.nethood.wire.MalformedMessage;
import io.nethood.wire.WireReader;
import io.nethood.wire.WireWriter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static io.nethood.smb.testkit.RpcPeer.ADMINISTRATOR;
import static io.nethood.smb.testkit.RpcPeer.ANONYMOUS;
import static io.nethood.smb.testkit.RpcPeer.USER;
import static org.assertj.core.api.Assertions.assertThat;

/** Alice has printed one letter of 4 bytes, which is job 1 of LABJET. */
class PrintCommandsTest {
    private static final PipeClient ALICE = new PipeClient("WS1", "alice", SessionKind.USER, false, 1, 1);
    private static final int ROOM = 4096;

    private final TestLab lab = TestLab.of(Edition.WINDOWS_2000_SERVER);
    private final RapService service = new RapService(lab.host());
    private final PrintSpool spool = lab.host().printers().spool("LABJET").orElseThrow();

    @BeforeEach
    void a_job_waits() {
        LabClient client = DiskPeer.withSession(lab);
        client.connectTree("LABJET");
        byte[] name = client.string(WireWriter.create().u8(0x04), "letter").toBytes();
        int fid = client.ask(SmbCommand.OPEN_PRINT_FILE, new byte[4], name).word(0);
        byte[] words = WireWriter.create().u16(fid).toBytes();
        byte[] data = WireWriter.create().u8(1).u16(4).zeros(4).toBytes();
        client.ask(SmbCommand.WRITE_PRINT_FILE, words, data);
        client.ask(SmbCommand.CLOSE_PRINT_FILE, words, new byte[0]);
    }

    @Test
    void a_queue_is_followed_by_its_jobs() throws MalformedMessage {
        RapReply.Answer answer = call(USER, request(69, "WrLeh").u16(2).u16(ROOM));

        assertThat(words(answer)).containsExactly(0, 0, 1, 1);
        WireReader data = WireReader.of(answer.data());
        assertThat(name(data, 13)).isEqualTo("LABJET");
        data.skip(1 + 6 + 5 * 4);
        assertThat(data.u16()).as("status").isZero();
        assertThat(data.u16()).as("jobs").isEqualTo(1);
        assertThat(data.u16()).as("number of the job").isEqualTo(1);
        assertThat(name(data, 21)).isEqualTo("alice");
    }

    @Test
    void a_job_tells_its_document_size_and_place() throws MalformedMessage {
        RapReply.Answer answer = call(USER, request(77, "WWrLh").u16(1).u16(2).u16(ROOM));

        WireReader data = WireReader.of(answer.data());
        data.skip(8);
        assertThat(data.u16()).as("position").isEqualTo(1);
        assertThat(data.u16()).as("status").isEqualTo(JobStatus.QUEUED.code());
        data.skip(4);
        assertThat(data.i32()).as("bytes").isEqualTo(4);
        data.skip(4);
        assertThat(text(answer, data.i32())).isEqualTo("letter");
    }

    @Test
    void its_owner_holds_releases_renames_and_deletes_a_job() throws MalformedMessage {
        assertThat(status(ALICE, request(82, "W").u16(1))).isZero();
        assertThat(spool.queue().jobs()).extracting(PrintJob::status).containsExactly(JobStatus.PAUSED);
        assertThat(status(ALICE, request(83, "W").u16(1))).isZero();
        assertThat(spool.queue().jobs()).extracting(PrintJob::status).containsExactly(JobStatus.QUEUED);
        byte[] name = "second letter\0".getBytes(StandardCharsets.US_ASCII);
        service.call(
                ALICE,
                request(147, "WWsTP").u16(1).u16(1).u16(name.length).u16(11).toBytes(),
                name,
                ROOM,
                ROOM);
        assertThat(spool.queue().jobs()).extracting(PrintJob::document).containsExactly("second letter");
        assertThat(status(ALICE, request(81, "W").u16(1))).isZero();
        assertThat(spool.queue().jobs()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {81, 82, 83})
    void the_job_of_somebody_else_is_left_to_administrators(int opcode) throws MalformedMessage {
        assertThat(status(USER, request(opcode, "W").u16(1))).isEqualTo(5);
        assertThat(status(ANONYMOUS, request(opcode, "W").u16(1))).isEqualTo(5);
        assertThat(status(ADMINISTRATOR, request(opcode, "W").u16(1))).isZero();
    }

    @Test
    void what_does_not_exist_is_told_by_its_own_error() throws MalformedMessage {
        assertThat(status(USER, request(81, "W").u16(99))).isEqualTo(2151);
        assertThat(status(USER, request(77, "WWrLh").u16(99).u16(1).u16(ROOM))).isEqualTo(2151);
        assertThat(status(USER, string(request(70, "zWrLh"), "NONE").u16(1).u16(ROOM)))
                .isEqualTo(2150);
        assertThat(status(USER, string(request(70, "zWrLh"), "").u16(0).u16(0))).isEqualTo(87);
        assertThat(status(USER, request(69, "WrLeh").u16(6).u16(ROOM))).isEqualTo(124);
    }

    @Test
    void a_null_session_learns_nothing_of_jobs() throws MalformedMessage {
        assertThat(status(ANONYMOUS, request(69, "WrLeh").u16(2).u16(ROOM))).isEqualTo(5);
    }

    @Test
    void a_queue_is_held_and_purged_by_administrators() throws MalformedMessage {
        assertThat(status(USER, string(request(74, "z"), "LABJET"))).isEqualTo(5);
        assertThat(status(ADMINISTRATOR, string(request(74, "z"), "LABJET"))).isZero();
        assertThat(spool.queue().paused()).isTrue();
        assertThat(status(ADMINISTRATOR, string(request(75, "z"), "LABJET"))).isZero();
        assertThat(spool.queue().paused()).isFalse();
        assertThat(status(ADMINISTRATOR, string(request(103, "z"), "LABJET"))).isZero();
        assertThat(spool.queue().jobs()).isEmpty();
    }

    private static WireWriter request(int opcode, String descriptor) {
        return string(string(WireWriter.create().u16(opcode), descriptor), "");
    }

    private static WireWriter string(WireWriter out, String text) {
        return out.oemString(text, StandardCharsets.US_ASCII);
    }

    private RapReply.Answer call(PipeClient client, WireWriter request) {
        return (RapReply.Answer) service.call(client, request.toBytes(), new byte[0], ROOM, ROOM);
    }

    private int status(PipeClient client, WireWriter request) throws MalformedMessage {
        return words(call(client, request)).getFirst();
    }

    private static List<Integer> words(RapReply.Answer answer) throws MalformedMessage {
        WireReader in = WireReader.of(answer.parameters());
        List<Integer> words = new ArrayList<>();
        while (in.remaining() >= 2) {
            words.add(in.u16());
        }
        return words;
    }

    private static String name(WireReader in, int size) throws MalformedMessage {
        String field = new String(in.bytes(size), StandardCharsets.US_ASCII);
        return field.substring(0, field.indexOf('\0'));
    }

    private static String text(RapReply.Answer answer, int at) throws MalformedMessage {
        WireReader in = WireReader.of(answer.data());
        in.skip(at);
        return in.oemString(StandardCharsets.US_ASCII);
    }
}
