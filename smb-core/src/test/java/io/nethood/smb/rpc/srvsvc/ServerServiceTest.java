package io.nethood.smb.rpc.srvsvc;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.nethood.event.LabEvent;
import io.nethood.event.SessionKind;
import io.nethood.smb.host.HostSettings.ShareListDetail;
import io.nethood.smb.pipe.PipeClient;
import io.nethood.smb.policy.Policy;
import io.nethood.smb.rpc.StandardPipes;
import io.nethood.smb.rpc.ndr.NdrReader;
import io.nethood.smb.rpc.ndr.NdrWriter;
import io.nethood.smb.session.Applicant;
import io.nethood.smb.session.Edition;
import io.nethood.smb.session.LedgerConnection;
import io.nethood.smb.testkit.RpcPeer;
import io.nethood.smb.testkit.TestLab;
import io.nethood.wire.HexFile;
import io.nethood.wire.MalformedMessage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.nethood.smb.testkit.RpcPeer.ADMINISTRATOR;
import static io.nethood.smb.testkit.RpcPeer.ANONYMOUS;
import static io.nethood.smb.testkit.RpcPeer.USER;
import static org.assertj.core.api.Assertions.assertThat;

/** srvsvc as clients see it. Answers are read in the order of the IDL. */
class ServerServiceTest {
    private static final int FILE_ENUM = 9;
    private static final int FILE_GET_INFO = 10;
    private static final int FILE_CLOSE = 11;
    private static final int SESSION_ENUM = 12;
    private static final int SESSION_DEL = 13;
    private static final int SHARE_ENUM = 15;
    private static final int SHARE_GET_INFO = 16;
    private static final int SHARE_CHECK = 20;
    private static final int SERVER_GET_INFO = 21;
    private static final int STATISTICS_GET = 24;
    private static final int REMOTE_TOD = 28;
    private static final int SHARE_ENUM_STICKY = 36;
    private static final int EVERYTHING = -1;

    private final TestLab lab = TestLab.of(
            Edition.WINDOWS_2000_PROFESSIONAL,
            settings -> settings.withShareListDetail(ShareListDetail.ADMINISTRATORS));

    @Test
    void shares_are_listed_to_a_null_session() throws MalformedMessage {
        NdrReader answer = peer(lab, ANONYMOUS).call(SHARE_ENUM, enumArguments(1, EVERYTHING, 0));

        assertThat(container(answer, 1)).isEqualTo(4);
        List<String> rows = readShares1(answer, 4);
        assertThat(rows)
                .containsExactly(
                        "ADMIN$ 80000000 Remote Admin",
                        "C$ 80000000 Default share",
                        "IPC$ 80000003 Remote IPC",
                        "LABJET 1 ");
        assertThat(tail(answer)).containsExactly(4, 0, 0);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 501, 502})
    void every_level_lists_the_administrative_shares_while_they_exist(int level) throws MalformedMessage {
        RpcPeer peer = peer(lab, ADMINISTRATOR);

        int before = container(peer.call(SHARE_ENUM, enumArguments(level, EVERYTHING, 0)), level);
        lab.host().changePolicy(Policy.AUTO_SHARE_WKS, "0");
        int after = container(peer.call(SHARE_ENUM, enumArguments(level, EVERYTHING, 0)), level);

        assertThat(List.of(before, after)).containsExactly(4, 2);
    }

    @Test
    void the_request_of_impacket_is_understood() {
        byte[] request = HexFile.read(StandardPipes.class, "NetrShareEnum-1-impacket.hex");

        byte[] ours = RpcPeer.join(peer(lab, ANONYMOUS).sendBytes(request));

        assertThat(ours).isEqualTo(HexFile.read(StandardPipes.class, "NetrShareEnum-1-answer.hex"));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 0, 0",
        "1, 0, 0, 0",
        "2, 5, 5, 0",
        "501, 5, 0, 0",
        "502, 5, 5, 0",
        "503, 124, 124, 124",
        "99, 124, 124, 124"
    })
    void who_may_list_shares_depends_on_the_level(int level, int anonymous, int user, int administrator)
            throws MalformedMessage {
        assertThat(enumStatus(ANONYMOUS, SHARE_ENUM, level)).isEqualTo(anonymous);
        assertThat(enumStatus(USER, SHARE_ENUM, level)).isEqualTo(user);
        assertThat(enumStatus(ADMINISTRATOR, SHARE_ENUM, level)).isEqualTo(administrator);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 501, 502})
    void the_lab_tells_paths_to_everybody_unless_it_is_set_like_windows(int level) throws MalformedMessage {
        TestLab open = TestLab.of(Edition.WINDOWS_2000_PROFESSIONAL);

        byte[] answer = bytes(peer(open, ANONYMOUS), SHARE_ENUM, enumArguments(level, EVERYTHING, 0));

        assertThat(lastInt(answer)).isZero();
    }

    @Test
    void the_sticky_list_has_no_level_501() throws MalformedMessage {
        assertThat(enumStatus(ADMINISTRATOR, SHARE_ENUM_STICKY, 501)).isEqualTo(124);
        assertThat(enumStatus(ADMINISTRATOR, SHARE_ENUM_STICKY, 502)).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void restrict_anonymous_keeps_the_list_from_null_sessions_only(int restrictAnonymous) throws MalformedMessage {
        TestLab restricted = TestLab.of(
                Edition.WINDOWS_2000_PROFESSIONAL,
                settings ->
                        settings.withPolicies(settings.policies().with(Policy.RESTRICT_ANONYMOUS, restrictAnonymous)));

        NdrReader anonymous = peer(restricted, ANONYMOUS).call(SHARE_ENUM, enumArguments(1, EVERYTHING, 0));
        NdrReader user = peer(restricted, USER).call(SHARE_ENUM, enumArguments(1, EVERYTHING, 0));

        assertThat(container(anonymous, 1)).isZero();
        assertThat(tail(anonymous)).containsExactly(0, 0, 5);
        assertThat(container(user, 1)).isEqualTo(4);
        assertThat(restricted.events(LabEvent.AccessRefused.class))
                .singleElement()
                .returns("NetrShareEnum", LabEvent.AccessRefused::object)
                .returns("RestrictAnonymous=" + restrictAnonymous, LabEvent.AccessRefused::policy);
    }

    @Test
    void a_short_list_goes_on_where_it_stopped() throws MalformedMessage {
        RpcPeer peer = peer(lab, ANONYMOUS);

        NdrReader first = peer.call(SHARE_ENUM, enumArguments(0, 40, 0));
        assertThat(container(first, 0)).isEqualTo(1);
        assertThat(readShares0(first, 1)).containsExactly("ADMIN$");
        assertThat(tail(first)).containsExactly(4, 1, 234);

        NdrReader second = peer.call(SHARE_ENUM, enumArguments(0, EVERYTHING, 1));
        assertThat(container(second, 0)).isEqualTo(3);
        assertThat(readShares0(second, 3)).containsExactly("C$", "IPC$", "LABJET");
        assertThat(tail(second)).containsExactly(3, 0, 0);
    }

    @Test
    void room_for_no_entry_at_all_is_a_buffer_too_small() throws MalformedMessage {
        NdrReader answer = peer(lab, ANONYMOUS).call(SHARE_ENUM, enumArguments(0, 4, 0));

        assertThat(container(answer, 0)).isZero();
        assertThat(tail(answer)).containsExactly(4, 0, 2123);
    }

    @Test
    void a_resume_handle_beyond_the_end_shows_nothing_more() throws MalformedMessage {
        NdrReader answer = peer(lab, ANONYMOUS).call(SHARE_ENUM, enumArguments(0, EVERYTHING, -1));

        assertThat(container(answer, 0)).isZero();
        assertThat(tail(answer)).containsExactly(0, 0, 0);
    }

    @Test
    void one_share_is_shown_in_level_502() throws MalformedMessage {
        NdrWriter arguments =
                new NdrWriter().stringPointer(null).string("labjet").u32(502);

        NdrReader answer = peer(lab, ADMINISTRATOR).call(SHARE_GET_INFO, arguments);

        assertThat(answer.u32()).isEqualTo(502);
        assertThat(answer.u32()).isNotZero();
        assertThat(answer.u32()).isNotZero(); // netname
        assertThat(answer.u32()).isEqualTo(1); // type
        assertThat(answer.u32()).isNotZero(); // remark
        assertThat(answer.u32()).isZero(); // permissions
        assertThat(answer.u32()).isEqualTo(-1); // max_uses
        assertThat(answer.u32()).isZero(); // current_uses
        assertThat(answer.u32()).isNotZero(); // path
        assertThat(answer.u32()).isZero(); // passwd
        assertThat(answer.u32()).isZero(); // reserved
        assertThat(answer.u32()).isZero(); // security_descriptor
        assertThat(answer.string()).isEqualTo("LABJET");
        assertThat(answer.string()).isEmpty();
        assertThat(answer.string()).isEqualTo("LPT1:");
        assertThat(answer.u32()).isZero();
    }

    @Test
    void a_share_that_does_not_exist_is_not_found() throws MalformedMessage {
        NdrWriter arguments = new NdrWriter().stringPointer(null).string("NOPE").u32(1);

        NdrReader answer = peer(lab, USER).call(SHARE_GET_INFO, arguments);

        assertThat(List.of(answer.u32(), answer.u32(), answer.u32())).containsExactly(1, 0, 2310);
    }

    @Test
    void a_shared_port_is_known_as_such() throws MalformedMessage {
        RpcPeer peer = peer(lab, USER);

        NdrReader shared =
                peer.call(SHARE_CHECK, new NdrWriter().stringPointer(null).string("lpt1:"));
        NdrReader unshared =
                peer.call(SHARE_CHECK, new NdrWriter().stringPointer(null).string("COM1:"));

        assertThat(List.of(shared.u32(), shared.u32())).containsExactly(1, 0);
        assertThat(List.of(unshared.u32(), unshared.u32())).containsExactly(0, 2311);
    }

    @Test
    void the_server_tells_an_administrator_its_limits() throws MalformedMessage {
        byte[] request = HexFile.read(StandardPipes.class, "NetrServerGetInfo-102-impacket.hex");
        lab.host().changeSettings(lab.host().settings().withComment("Lab"));

        NdrReader answer = NdrReader.of(RpcPeer.join(peer(lab, ADMINISTRATOR).sendBytes(request)));

        assertThat(answer.u32()).isEqualTo(102);
        assertThat(answer.u32()).isNotZero();
        assertThat(answer.u32()).isEqualTo(500);
        assertThat(answer.u32()).isNotZero();
        assertThat(List.of(answer.u32(), answer.u32(), answer.u32())).containsExactly(5, 0, 3);
        assertThat(answer.u32()).isNotZero();
        assertThat(List.of(answer.u32(), answer.u32(), answer.u32())).containsExactly(10, 15, 0);
        assertThat(List.of(answer.u32(), answer.u32(), answer.u32())).containsExactly(240, 3000, 0);
        assertThat(answer.u32()).isNotZero();
        assertThat(List.of(answer.string(), answer.string(), answer.string())).containsExactly("LABXP", "Lab", "c:\\");
        assertThat(answer.u32()).isZero();
    }

    @Test
    void a_big_endian_caller_is_answered_like_any_other() {
        byte[] request = HexFile.read(StandardPipes.class, "request-big-endian.hex");
        request[21] = 0; // the context that this peer is bound to
        RpcPeer peer = peer(lab, ANONYMOUS);
        NdrWriter arguments = new NdrWriter().stringPointer(null).u32(100);

        byte[] answer = RpcPeer.join(peer.sendBytes(request));

        assertThat(answer).isEqualTo(bytes(peer, SERVER_GET_INFO, arguments));
    }

    @Test
    void a_server_without_a_limit_says_so() throws MalformedMessage {
        TestLab server = TestLab.of(Edition.WINDOWS_2000_SERVER, settings -> settings.withAutodisconnectMinutes(-1));

        NdrReader answer = peer(server, ADMINISTRATOR)
                .call(SERVER_GET_INFO, new NdrWriter().stringPointer(null).u32(102));

        skip(answer, 8);
        assertThat(List.of(answer.u32(), answer.u32())).containsExactly(-1, -1);
    }

    @ParameterizedTest
    @CsvSource({"100, 0, 0, 0", "101, 0, 0, 0", "102, 5, 5, 0", "502, 5, 5, 0", "1, 124, 124, 124"})
    void who_may_ask_the_server_depends_on_the_level(int level, int anonymous, int user, int administrator)
            throws MalformedMessage {
        assertThat(infoStatus(ANONYMOUS, level)).isEqualTo(anonymous);
        assertThat(infoStatus(USER, level)).isEqualTo(user);
        assertThat(infoStatus(ADMINISTRATOR, level)).isEqualTo(administrator);
    }

    @Test
    void the_null_sessions_of_a_computer_are_one_row() throws MalformedMessage {
        LedgerConnection connection = lab.host().ledger().open(1, "PC1", "NetBT");
        connection.admit(Applicant.anonymous("Windows 5.1"));
        connection.admit(Applicant.anonymous("Windows 5.1"));
        connection.admit(new Applicant(SessionKind.USER, "carol", false, "Samba"));
        byte[] request = HexFile.read(StandardPipes.class, "NetrSessionEnum-502-impacket.hex");

        NdrReader answer = NdrReader.of(RpcPeer.join(peer(lab, ADMINISTRATOR).sendBytes(request)));

        assertThat(container(answer, 502)).isEqualTo(2);
        skip(answer, 1 + 2 * 8);
        assertThat(strings(answer, 8))
                .containsExactly("PC1", "", "Windows 5.1", "NetBT", "PC1", "carol", "Samba", "NetBT");
        assertThat(tail(answer)).containsExactly(2, 0, 0);
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0, 0", "1, 5, 5, 0", "2, 5, 5, 0", "10, 0, 0, 0", "502, 5, 5, 0", "3, 124, 124, 124"})
    void who_may_list_sessions_depends_on_the_level(int level, int anonymous, int user, int administrator)
            throws MalformedMessage {
        assertThat(sessionStatus(ANONYMOUS, level, null, null)).isEqualTo(anonymous);
        assertThat(sessionStatus(USER, level, null, null)).isEqualTo(user);
        assertThat(sessionStatus(ADMINISTRATOR, level, null, null)).isEqualTo(administrator);
    }

    @Test
    void sessions_are_filtered_by_computer_and_by_user() throws MalformedMessage {
        LedgerConnection connection = lab.host().ledger().open(1, "PC1", "NetBT");
        connection.admit(new Applicant(SessionKind.USER, "carol", false, "Samba"));

        assertThat(sessionStatus(USER, 10, "\\\\pc1", null)).isZero();
        assertThat(sessionStatus(USER, 10, null, "CAROL")).isZero();
        assertThat(sessionStatus(USER, 10, "PC1", null)).isEqualTo(2351);
        assertThat(sessionStatus(USER, 10, "\\\\PC2", null)).isEqualTo(2312);
        assertThat(sessionStatus(USER, 10, null, "dave")).isEqualTo(2221);
    }

    @Test
    void an_administrator_deletes_the_sessions_of_a_computer() throws MalformedMessage {
        LedgerConnection connection = lab.host().ledger().open(1, "PC1", "NetBT");
        connection.admit(Applicant.anonymous("Windows 5.1"));
        connection.admit(Applicant.anonymous("Windows 5.1"));

        int status = sessionDelStatus(ADMINISTRATOR, "\\\\PC1", null);

        assertThat(status).isZero();
        assertThat(lab.host().ledger().snapshot().sessions()).isEmpty();
        assertThat(sessionDelStatus(ADMINISTRATOR, "\\\\PC1", null)).isEqualTo(2312);
    }

    @Test
    void nobody_else_deletes_sessions_and_nobody_deletes_all_by_naming_none() throws MalformedMessage {
        lab.host().ledger().open(1, "PC1", "NetBT").admit(Applicant.anonymous("Windows 5.1"));

        assertThat(sessionDelStatus(USER, "\\\\PC1", null)).isEqualTo(5);
        assertThat(sessionDelStatus(ADMINISTRATOR, null, null)).isEqualTo(2312);
        assertThat(sessionDelStatus(ADMINISTRATOR, "PC1", null)).isEqualTo(2312);
        assertThat(lab.host().ledger().snapshot().sessions()).hasSize(1);
    }

    @Test
    void open_pipes_are_listed_to_administrators_and_closed_by_them() throws MalformedMessage {
        var client = lab.connect().negotiated();
        client.setUpAnonymous();
        client.connectTree("IPC$");
        client.openPipe("spoolss");
        RpcPeer peer = peer(lab, ADMINISTRATOR);
        NdrWriter fileEnum =
                new NdrWriter().stringPointer(null).stringPointer(null).stringPointer(null);
        writeContainer(fileEnum, 3).u32(EVERYTHING).pointer(0, NdrWriter::u32);

        NdrReader answer = peer.call(FILE_ENUM, fileEnum);

        assertThat(container(answer, 3)).isEqualTo(1);
        skip(answer, 1);
        int id = answer.u32();
        skip(answer, 4);
        assertThat(strings(answer, 2)).containsExactly("\\PIPE\\spoolss", "");
        assertThat(status(
                        peer.call(
                                FILE_GET_INFO,
                                new NdrWriter().stringPointer(null).u32(id).u32(2)),
                        4))
                .isZero();
        assertThat(peer.call(FILE_CLOSE, new NdrWriter().stringPointer(null).u32(id))
                        .u32())
                .isZero();
        lab.deliverMail();
        assertThat(lab.host().opens().size()).isZero();
        assertThat(peer.call(FILE_CLOSE, new NdrWriter().stringPointer(null).u32(id))
                        .u32())
                .isEqualTo(2314);
    }

    @Test
    void files_are_nobody_elses_business() throws MalformedMessage {
        assertThat(peer(lab, USER)
                        .call(FILE_CLOSE, new NdrWriter().stringPointer(null).u32(1))
                        .u32())
                .isEqualTo(5);
    }

    @Test
    void the_time_of_day_is_the_hosts() throws MalformedMessage {
        NdrReader answer = peer(lab, ANONYMOUS).call(REMOTE_TOD, new NdrWriter().stringPointer(null));

        assertThat(answer.u32()).isNotZero();
        assertThat(answer.u32())
                .isEqualTo((int) Instant.parse("2001-10-25T12:00:00Z").getEpochSecond());
        assertThat(integers(answer, 11)).containsExactly(0, 12, 0, 0, 0, 0, 310, 25, 10, 2001, 4);
        assertThat(answer.u32()).isZero();
    }

    @Test
    void statistics_count_what_the_books_count() throws MalformedMessage {
        lab.host().ledger().open(1, "PC1", "NetBT").admit(Applicant.anonymous("Windows 5.1"));
        NdrWriter arguments =
                new NdrWriter().stringPointer(null).stringPointer(null).u32(0).u32(0);

        NdrReader answer = peer(lab, USER).call(STATISTICS_GET, arguments);

        skip(answer, 1);
        assertThat(integers(answer, 17)).element(4).isEqualTo(1);
        assertThat(answer.u32()).isZero();
        assertThat(status(peer(lab, ANONYMOUS).call(STATISTICS_GET, arguments), 2))
                .isEqualTo(5);
    }

    private static RpcPeer peer(TestLab lab, PipeClient client) {
        return RpcPeer.bound(
                StandardPipes.of(lab.host()).open("srvsvc", client).orElseThrow(), ServerService.INTERFACE);
    }

    private int enumStatus(PipeClient client, int opnum, int level) throws MalformedMessage {
        byte[] answer = bytes(peer(lab, client), opnum, enumArguments(level, EVERYTHING, 0));
        return lastInt(answer);
    }

    private int infoStatus(PipeClient client, int level) throws MalformedMessage {
        return lastInt(bytes(
                peer(lab, client),
                SERVER_GET_INFO,
                new NdrWriter().stringPointer(null).u32(level)));
    }

    private int sessionStatus(PipeClient client, int level, @Nullable String computer, @Nullable String user)
            throws MalformedMessage {
        NdrWriter arguments =
                new NdrWriter().stringPointer(null).stringPointer(computer).stringPointer(user);
        writeContainer(arguments, level).u32(EVERYTHING).pointer(0, NdrWriter::u32);
        return lastInt(bytes(peer(lab, client), SESSION_ENUM, arguments));
    }

    private int sessionDelStatus(PipeClient client, @Nullable String computer, @Nullable String user)
            throws MalformedMessage {
        NdrWriter arguments =
                new NdrWriter().stringPointer(null).stringPointer(computer).stringPointer(user);
        return peer(lab, client).call(SESSION_DEL, arguments).u32();
    }

    private static byte[] bytes(RpcPeer peer, int opnum, NdrWriter arguments) {
        return RpcPeer.join(peer.send(peer.request(opnum, arguments)));
    }

    private static int lastInt(byte[] stub) throws MalformedMessage {
        byte[] last = Arrays.copyOfRange(stub, stub.length - 4, stub.length);
        return NdrReader.of(last).u32();
    }

    private static NdrWriter enumArguments(int level, int preferredMaximumLength, int resume) {
        NdrWriter out = new NdrWriter().stringPointer("\\\\LABXP");
        return writeContainer(out, level).u32(preferredMaximumLength).pointer(resume, NdrWriter::u32);
    }

    private static NdrWriter writeContainer(NdrWriter out, int level) {
        return out.construct(() -> out.u32(level)
                .u32(level)
                .pointer(level, (container, same) -> container.u32(0).u32(0)));
    }

    /** Reads level, discriminant, container pointer, EntriesRead and Buffer; returns EntriesRead. */
    private static int container(NdrReader answer, int level) throws MalformedMessage {
        assertThat(List.of(answer.u32(), answer.u32())).containsExactly(level, level);
        assertThat(answer.u32()).isNotZero();
        int entriesRead = answer.u32();
        assertThat(answer.u32() != 0).isEqualTo(entriesRead > 0);
        return entriesRead;
    }

    private static List<String> readShares1(NdrReader answer, int count) throws MalformedMessage {
        assertThat(answer.u32()).isEqualTo(count);
        List<Integer> types = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            answer.u32();
            types.add(answer.u32());
            answer.u32();
        }
        List<String> rows = new ArrayList<>();
        for (int type : types) {
            rows.add(answer.string() + " " + Integer.toHexString(type) + " " + answer.string());
        }
        return rows;
    }

    private static List<String> readShares0(NdrReader answer, int count) throws MalformedMessage {
        assertThat(answer.u32()).isEqualTo(count);
        skip(answer, count);
        return strings(answer, count);
    }

    /** TotalEntries, ResumeHandle, status. */
    private static List<Integer> tail(NdrReader answer) throws MalformedMessage {
        int total = answer.u32();
        assertThat(answer.u32()).isNotZero();
        return List.of(total, answer.u32(), answer.u32());
    }

    private static int status(NdrReader answer, int behind) throws MalformedMessage {
        skip(answer, behind - 1);
        return answer.u32();
    }

    private static void skip(NdrReader answer, int integers) throws MalformedMessage {
        integers(answer, integers);
    }

    private static List<Integer> integers(NdrReader answer, int count) throws MalformedMessage {
        List<Integer> integers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            integers.add(answer.u32());
        }
        return integers;
    }

    private static List<String> strings(NdrReader answer, int count) throws MalformedMessage {
        List<String> strings = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            strings.add(answer.string());
        }
        return strings;
    }
}
