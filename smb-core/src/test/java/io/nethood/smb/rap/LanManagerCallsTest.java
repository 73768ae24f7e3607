package io.nethood.smb.rap;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.nethood.event.SessionKind;
import io.nethood.smb.pipe.PipeClient;
import io.nethood.smb.session.Admission;
import io.nethood.smb.session.Applicant;
import io.nethood.smb.session.Edition;
import io.nethood.smb.session.SessionTicket;
import io.nethood.smb.share.Share;
import io.nethood.smb.testkit.LabClient;
import io.nethood.smb.testkit.TestLab;
import io.nethood.smb.testkit.TestVolume;
import io.nethood.wire.MalformedMessage;
import io.nethood.wire.WireReader;
import io.nethood.wire.WireWriter;
import org.junit.jupiter.api.Test;

import static io.nethood.smb.testkit.RpcPeer.ADMINISTRATOR;
import static io.nethood.smb.testkit.RpcPeer.USER;
import static org.assertj.core.api.Assertions.assertThat;

/** Shares that come and go and open files over RAP, with the requests that {@code net rap} sends. */
class LanManagerCallsTest {
    private static final int ROOM = 0xFF00;

    /** Offset of the strings behind the fixed part of NetShareInfo2. */
    private static final int FIXED = 40;

    private final TestLab lab = TestLab.withDrive(
            Edition.WINDOWS_2000_SERVER,
            path -> path.equals("C:\\tmp") ? Optional.of(TestVolume.empty().volume()) : Optional.empty());
    private final RapService service = new RapService(lab.host());

    @Test
    void a_share_is_added_as_net_rap_asks_for_it() throws MalformedMessage {
        assertThat(added(ADMINISTRATOR, "rapnew", "C:\\tmp")).containsExactly(0, 0);

        Share share = lab.host().shares().find("RAPNEW").orElseThrow();
        assertThat(share.resource()).isEqualTo("C:\\tmp");
        assertThat(share.comment()).isEqualTo("hi");
        assertThat(share.maxUses()).isEqualTo(Share.UNLIMITED_USES);
    }

    @Test
    void adding_is_refused_as_over_rpc() throws MalformedMessage {
        assertThat(added(USER, "rapnew", "C:\\tmp")).containsExactly(5, 0);
        assertThat(added(ADMINISTRATOR, "rapnew", "C:\\none")).containsExactly(2116, 0);
        assertThat(added(ADMINISTRATOR, "LABJET", "C:\\tmp")).containsExactly(2118, 0);
    }

    @Test
    void a_pointer_that_leads_nowhere_makes_no_share() {
        byte[] data = info("rapnew").u32(0xFFFF).zeros(10).toBytes();

        RapReply reply = service.call(ADMINISTRATOR, add(), data, 8, ROOM);

        assertThat(reply).isInstanceOf(RapReply.Refused.class);
        assertThat(lab.host().shares().find("rapnew")).isEmpty();
    }

    @Test
    void a_share_is_deleted_by_administrators() throws MalformedMessage {
        byte[] request = request(4, "zW", "")
                .oemString("labjet", StandardCharsets.US_ASCII)
                .u16(0)
                .toBytes();

        assertThat(words(USER, request)).containsExactly(5, 0);
        assertThat(words(ADMINISTRATOR, request)).containsExactly(0, 0);
        assertThat(words(ADMINISTRATOR, request)).containsExactly(2310, 0);
    }

    @Test
    void open_files_are_listed_with_their_user_and_path() throws MalformedMessage {
        long id = open("\\PIPE\\spoolss");

        RapReply.Answer answer = answer(ADMINISTRATOR, files("", "", 3));

        assertThat(words(answer)).containsExactly(0, 0, 1, 1, 0, 0, 0, 0);
        WireReader data = WireReader.of(answer.data());
        assertThat(data.u32()).isEqualTo(id);
        assertThat(List.of(data.u16(), data.u16())).containsExactly(3, 0);
        assertThat(text(answer, data.i32())).isEqualTo("\\PIPE\\spoolss");
        assertThat(text(answer, data.i32())).isEqualTo("bob");
    }

    @Test
    void open_files_are_listed_by_path_and_user() throws MalformedMessage {
        open("\\PIPE\\spoolss");

        assertThat(words(answer(ADMINISTRATOR, files("\\pipe", "BOB", 2))).get(2))
                .isEqualTo(1);
        assertThat(words(answer(ADMINISTRATOR, files("C:\\", "", 2))).get(2)).isZero();
        assertThat(words(answer(ADMINISTRATOR, files("", "alice", 2))).get(2)).isZero();
        assertThat(words(answer(USER, files("", "", 3))).getFirst()).isEqualTo(5);
        assertThat(words(answer(ADMINISTRATOR, files("", "", 1))).getFirst()).isEqualTo(124);
    }

    @Test
    void one_open_file_is_shown_and_closed() throws MalformedMessage {
        long id = open("\\PIPE\\spoolss");
        byte[] info =
                request(124, "DWrLh", "DWWzz").u32((int) id).u16(3).u16(ROOM).toBytes();
        byte[] close = request(125, "D", "").u32((int) id).toBytes();
        byte[] closeNothing = request(125, "D", "").u32(99).toBytes();

        assertThat(words(answer(ADMINISTRATOR, info)).getFirst()).isZero();
        assertThat(words(USER, close)).containsExactly(5, 0);
        assertThat(words(ADMINISTRATOR, close)).containsExactly(0, 0);
        assertThat(words(ADMINISTRATOR, closeNothing)).containsExactly(2314, 0);
    }

    /** Something that bob has open. */
    private long open(String path) {
        LabClient owner = lab.connect();
        Applicant bob = new Applicant(SessionKind.USER, "bob", false, "Windows 2000");
        SessionTicket ticket =
                ((Admission.Admitted) lab.host().ledger().open(500, "PC8", "x").admit(bob)).ticket();
        long id = lab.host().opens().nextId();
        lab.host().opens().add(id, path, 3, ticket, owner, () -> null);
        return id;
    }

    private List<Integer> added(PipeClient client, String name, String path) throws MalformedMessage {
        byte[] data = info(name)
                .u32(FIXED + 3)
                .zeros(10)
                .oemString("hi", StandardCharsets.US_ASCII)
                .oemString(path, StandardCharsets.US_ASCII)
                .toBytes();
        return words((RapReply.Answer) service.call(client, add(), data, 8, ROOM));
    }

    private static byte[] add() {
        return request(3, "WsT", "B13BWzWWWzB9B").u16(2).u16(0).toBytes();
    }

    /** NetShareInfo2 up to the pointer to its path. */
    private static WireWriter info(String name) {
        byte[] bytes = name.getBytes(StandardCharsets.US_ASCII);
        return WireWriter.create()
                .bytes(bytes)
                .zeros(14 - bytes.length)
                .u16(0)
                .u32(FIXED)
                .u16(0)
                .u16(0xFFFF)
                .u16(0);
    }

    private static byte[] files(String basePath, String user, int level) {
        return request(112, "zzWrLehb8g8", "DWWzz")
                .oemString(basePath, StandardCharsets.US_ASCII)
                .oemString(user, StandardCharsets.US_ASCII)
                .u16(level)
                .u16(ROOM)
                .zeros(8)
                .toBytes();
    }

    private static WireWriter request(int opcode, String parameterDescriptor, String dataDescriptor) {
        return WireWriter.create()
                .u16(opcode)
                .oemString(parameterDescriptor, StandardCharsets.US_ASCII)
                .oemString(dataDescriptor, StandardCharsets.US_ASCII);
    }

    private RapReply.Answer answer(PipeClient client, byte[] request) {
        return (RapReply.Answer) service.call(client, request, new byte[0], 64, ROOM);
    }

    private List<Integer> words(PipeClient client, byte[] request) throws MalformedMessage {
        return words(answer(client, request));
    }

    private static List<Integer> words(RapReply.Answer answer) throws MalformedMessage {
        List<Integer> words = new ArrayList<>();
        WireReader in = WireReader.of(answer.parameters());
        while (in.remaining() > 0) {
            words.add(in.u16());
        }
        return words;
    }

    private static String text(RapReply.Answer answer, int offset) throws MalformedMessage {
        WireReader data = WireReader.of(answer.data());
        data.skip(offset);
        return data.oemString(StandardCharsets.US_ASCII);
    }
}
