package io.nethood.smb.rap;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;

import io.nethood.event.LabEvent;
import io.nethood.event.SessionKind;
import io.nethood.smb.auth.AccountTable;
import io.nethood.smb.host.HostProfile;
import io.nethood.smb.host.HostSettings;
import io.nethood.smb.host.ServerDirectory;
import io.nethood.smb.host.SmbHost;
import io.nethood.smb.pipe.PipeClient;
import io.nethood.smb.policy.Policy;
import io.nethood.smb.sam.AccountDatabase;
import io.nethood.smb.session.Applicant;
import io.nethood.smb.session.Edition;
import io.nethood.smb.session.LedgerConnection;
import io.nethood.smb.share.PrinterTable;
import io.nethood.smb.share.Share;
import io.nethood.smb.share.ShareTable;
import io.nethood.smb.share.ShareType;
import io.nethood.smb.wire.NtStatus;
import io.nethood.wire.HexFile;
import io.nethood.wire.MalformedMessage;
import io.nethood.wire.Seeded;
import io.nethood.wire.WireReader;
import io.nethood.wire.WireWriter;
import io.netty.util.concurrent.Ticker;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static io.nethood.smb.testkit.RpcPeer.ADMINISTRATOR;
import static io.nethood.smb.testkit.RpcPeer.ANONYMOUS;
import static io.nethood.smb.testkit.RpcPeer.USER;
import static org.assertj.core.api.Assertions.assertThat;

class RapServiceTest {
    private static final Charset OEM = Charset.forName("IBM437");
    private static final int ROOM = 4096;

    private final List<LabEvent> events = new ArrayList<>();
    private final SmbHost host = host(UnaryOperator.identity());
    private final RapService service = new RapService(host);

    private SmbHost host(UnaryOperator<HostSettings> settings) {
        Edition edition = Edition.WINDOWS_2000_PROFESSIONAL;
        List<Share> shares = List.of(
                Share.ipc(),
                new Share("LABJET", ShareType.PRINTER, "Büro", "LPT1:", Share.UNLIMITED_USES),
                new Share("LONGER-THAN-TWELVE", ShareType.DISK, "", "C:\\", 5));
        ServerDirectory directory = (asked, typeMask, domain) -> domain.isEmpty() || domain.equals("WORKGROUP")
                ? List.of(
                        new ServerDirectory.Entry("ALPHA", 5, 1, 0x1003 & typeMask, "first"),
                        new ServerDirectory.Entry("LABXP", 5, 0, 0x1203 & typeMask, "Lab"))
                : List.of();
        return new SmbHost(
                new HostProfile("LABXP", "WORKGROUP", edition),
                settings.apply(HostSettings.defaultOf(edition).withComment("Lab")),
                AccountDatabase.of(
                        "LABXP", AccountDatabase.machineSid(1, "LABXP"), edition.family(), AccountTable.of(List.of())),
                new ShareTable(shares),
                new PrinterTable(List.of()),
                directory,
                new SmbHost.Environment(
                        () -> Instant.parse("2001-10-25T12:34:56.780Z"),
                        Ticker.newMockTicker(),
                        new Random(1),
                        events::add));
    }

    @Test
    void the_share_list_of_the_specification_is_answered_in_its_layout() throws MalformedMessage {
        RapReply.Answer answer = answer(ANONYMOUS, golden("NetShareEnum-request"));

        assertThat(words(answer)).containsExactly(0, 0, 4, 5);
        WireReader data = WireReader.of(answer.data());
        assertThat(name(data, 13)).isEqualTo("ADMIN$");
        assertThat(List.of(data.u8(), data.u16())).containsExactly(0, 0);
        assertThat(text(answer, data.i32())).isEqualTo("Remote Admin");
        assertThat(name(data, 13)).isEqualTo("C$");
        assertThat(List.of(data.u8(), data.u16())).containsExactly(0, 0);
        assertThat(text(answer, data.i32())).isEqualTo("Default share");
        assertThat(name(data, 13)).isEqualTo("IPC$");
        assertThat(List.of(data.u8(), data.u16())).containsExactly(0, 3);
        assertThat(text(answer, data.i32())).isEqualTo("Remote IPC");
        assertThat(name(data, 13)).isEqualTo("LABJET");
        assertThat(List.of(data.u8(), data.u16())).containsExactly(0, 1);
        assertThat(text(answer, data.i32())).isEqualTo("Büro");
        assertThat(answer.data()).hasSize(4 * 20 + 13 + 14 + 11 + 5);
        assertThat(answer.cut()).isFalse();
    }

    @Test
    void a_share_with_a_long_name_is_counted_and_not_shown() throws MalformedMessage {
        RapReply.Answer answer =
                answer(ANONYMOUS, request(0, "WrLeh", "B13").u16(0).u16(ROOM));

        assertThat(words(answer)).containsExactly(0, 0, 4, 5);
        assertThat(answer.data()).hasSize(4 * 13);
    }

    @Test
    void entries_that_do_not_fit_are_more_data_and_room_for_none_is_too_small() throws MalformedMessage {
        RapReply.Answer one =
                answer(ANONYMOUS, request(0, "WrLeh", "B13BWz").u16(1).u16(40));
        RapReply.Answer none =
                answer(ANONYMOUS, request(0, "WrLeh", "B13BWz").u16(1).u16(30));

        assertThat(words(one)).containsExactly(234, 0, 1, 5);
        assertThat(one.data()).hasSize(20 + 13);
        assertThat(words(none)).containsExactly(2123, 0, 0, 5);
        assertThat(none.data()).isEmpty();
    }

    @Test
    void the_clients_max_data_count_is_a_bound_too() throws MalformedMessage {
        byte[] parameters = request(0, "WrLeh", "B13").u16(0).u16(ROOM).toBytes();

        RapReply reply = service.call(ANONYMOUS, parameters, new byte[0], 8, 20);

        assertThat(words((RapReply.Answer) reply)).containsExactly(234, 0, 1, 5);
    }

    @Test
    void parameters_beyond_what_the_client_takes_are_cut() {
        byte[] parameters = request(0, "WrLeh", "B13").u16(0).u16(ROOM).toBytes();

        RapReply.Answer answer = (RapReply.Answer) service.call(ANONYMOUS, parameters, new byte[0], 6, ROOM);

        assertThat(answer.parameters()).hasSize(6);
        assertThat(answer.cut()).isTrue();
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0, 0", "1, 0, 0, 0", "2, 5, 5, 0", "3, 124, 124, 124"})
    void who_may_list_shares_depends_on_the_level(int level, int anonymous, int user, int administrator)
            throws MalformedMessage {
        byte[] parameters = request(0, "WrLeh", "B13").u16(level).u16(ROOM).toBytes();

        assertThat(words(answer(ANONYMOUS, parameters)).getFirst()).isEqualTo(anonymous);
        assertThat(words(answer(USER, parameters)).getFirst()).isEqualTo(user);
        assertThat(words(answer(ADMINISTRATOR, parameters)).getFirst()).isEqualTo(administrator);
    }

    @Test
    void restrict_anonymous_keeps_the_list_from_null_sessions_only() throws MalformedMessage {
        RapService restricted = new RapService(
                host(settings -> settings.withPolicies(settings.policies().with(Policy.RESTRICT_ANONYMOUS, 1))));
        byte[] parameters = request(0, "WrLeh", "B13").u16(0).u16(ROOM).toBytes();

        RapReply anonymous = restricted.call(ANONYMOUS, parameters, new byte[0], 8, ROOM);
        RapReply user = restricted.call(USER, parameters, new byte[0], 8, ROOM);

        assertThat(words((RapReply.Answer) anonymous)).containsExactly(5, 0, 0, 0);
        assertThat(words((RapReply.Answer) user)).containsExactly(0, 0, 4, 5);
        assertThat(events).hasSize(1).allMatch(LabEvent.AccessRefused.class::isInstance);
    }

    @Test
    void one_share_is_shown_in_level_2() throws MalformedMessage {
        WireWriter parameters = request(1, "zWrLh", "B13BWzWWWzB9B")
                .oemString("labjet", OEM)
                .u16(2)
                .u16(ROOM);

        RapReply.Answer answer = answer(ADMINISTRATOR, parameters);

        WireReader data = WireReader.of(answer.data());
        data.skip(20);
        assertThat(List.of(data.u16(), data.u16(), data.u16())).containsExactly(0, 0xFFFF, 0);
        assertThat(text(answer, data.i32())).isEqualTo("LPT1:");
        assertThat(data.bytes(10)).containsOnly(0);
        assertThat(data.position()).isEqualTo(40);
        assertThat(words(answer)).containsExactly(0, 0, answer.data().length);
    }

    @Test
    void a_share_that_does_not_exist_is_not_found() throws MalformedMessage {
        WireWriter parameters =
                request(1, "zWrLh", "B13").oemString("NOPE", OEM).u16(0).u16(ROOM);

        assertThat(words(answer(USER, parameters))).containsExactly(2310, 0, 0);
    }

    @Test
    void the_server_tells_who_it_is() throws MalformedMessage {
        RapReply.Answer answer =
                answer(ANONYMOUS, request(13, "WrLh", "B16BBDz").u16(1).u16(ROOM));

        assertThat(words(answer)).containsExactly(0, 0, 30);
        WireReader data = WireReader.of(answer.data());
        assertThat(name(data, 16)).isEqualTo("LABXP");
        assertThat(List.of(data.u8(), data.u8(), data.i32())).containsExactly(5, 0, 0x1203);
        assertThat(text(answer, data.i32())).isEqualTo("Lab");
    }

    @Test
    void a_structure_whose_string_does_not_fit_goes_without_it() throws MalformedMessage {
        RapReply.Answer answer =
                answer(ANONYMOUS, request(13, "WrLh", "B16BBDz").u16(1).u16(28));
        RapReply.Answer nothing =
                answer(ANONYMOUS, request(13, "WrLh", "B16BBDz").u16(1).u16(25));

        assertThat(words(answer)).containsExactly(234, 0, 30);
        assertThat(Arrays.copyOfRange(answer.data(), 22, 26)).containsOnly(0);
        assertThat(words(nothing)).containsExactly(2123, 0, 30);
        assertThat(nothing.data()).isEmpty();
    }

    @Test
    void the_server_list_of_the_specification_is_answered_in_its_layout() throws MalformedMessage {
        RapReply.Answer answer = answer(ANONYMOUS, golden("NetServerEnum2-request"));

        assertThat(words(answer)).containsExactly(0, 0, 2, 2);
        WireReader data = WireReader.of(answer.data());
        assertThat(name(data, 16)).isEqualTo("ALPHA");
        data.skip(10);
        assertThat(name(data, 16)).isEqualTo("LABXP");
        assertThat(List.of(data.u8(), data.u8(), data.i32())).containsExactly(5, 0, 0x1203);
        assertThat(text(answer, data.i32())).isEqualTo("Lab");
    }

    @Test
    void a_workgroup_for_which_there_is_no_list_is_an_empty_one() throws MalformedMessage {
        WireWriter parameters =
                request(104, "WrLehDz", "B16").u16(0).u16(ROOM).u32(-1).oemString("ELSEWHERE", OEM);

        assertThat(words(answer(ANONYMOUS, parameters))).containsExactly(0, 0, 0, 0);
    }

    @Test
    void the_local_list_alone_means_all_of_it() throws MalformedMessage {
        WireWriter parameters =
                request(104, "WrLehDO", "B16BBDz").u16(1).u16(ROOM).u32(0x4000_0000);

        RapReply.Answer answer = answer(ANONYMOUS, parameters);

        assertThat(words(answer)).containsExactly(0, 0, 2, 2);
        assertThat(Arrays.copyOfRange(answer.data(), 18, 22)).containsExactly(3, 0x10, 0, 0);
    }

    @Test
    void a_list_goes_on_from_a_name_that_need_not_be_in_it() throws MalformedMessage {
        WireWriter parameters = request(215, "WrLehDzz", "B16")
                .u16(0)
                .u16(ROOM)
                .u32(-1)
                .oemString("WORKGROUP", OEM)
                .oemString("BRAVO", OEM);

        RapReply.Answer answer = answer(ANONYMOUS, parameters);

        assertThat(words(answer)).containsExactly(0, 0, 1, 1);
        assertThat(name(WireReader.of(answer.data()), 16)).isEqualTo("LABXP");
    }

    @ParameterizedTest
    @CsvSource({"2, -1, 124", "0, 0x20000000, 87"})
    void server_lists_that_are_refused(int level, String type, int status) throws MalformedMessage {
        WireWriter parameters = request(104, "WrLehDO", "B16")
                .u16(level)
                .u16(ROOM)
                .u32(Long.decode(type).intValue());

        assertThat(words(answer(USER, parameters))).containsExactly(status, 0, 0, 0);
    }

    @Test
    void the_workstation_tells_name_and_workgroup() throws MalformedMessage {
        RapReply.Answer answer =
                answer(ANONYMOUS, request(63, "WrLh", "zzzBBzz").u16(10).u16(ROOM));

        WireReader data = WireReader.of(answer.data());
        assertThat(text(answer, data.i32())).isEqualTo("LABXP");
        assertThat(text(answer, data.i32())).isEmpty();
        assertThat(text(answer, data.i32())).isEqualTo("WORKGROUP");
        assertThat(List.of(data.u8(), data.u8())).containsExactly(5, 0);
        assertThat(text(answer, data.i32())).isEmpty();
        assertThat(text(answer, data.i32())).isEmpty();
        assertThat(words(answer(ANONYMOUS, request(63, "WrLh", "z").u16(1).u16(ROOM))))
                .containsExactly(124, 0, 0);
    }

    @Test
    void the_time_of_day_is_the_hosts_and_has_no_out_parameters() throws MalformedMessage {
        RapReply.Answer answer =
                answer(ANONYMOUS, request(91, "rL", "DDBBBBWWBBWB").u16(ROOM));

        assertThat(words(answer)).containsExactly(0, 0);
        WireReader data = WireReader.of(answer.data());
        assertThat(data.i32()).isEqualTo(1004013296);
        data.skip(4);
        assertThat(List.of(data.u8(), data.u8(), data.u8(), data.u8())).containsExactly(12, 34, 56, 78);
        assertThat(List.of(data.u16(), data.u16(), data.u8(), data.u8())).containsExactly(0, 310, 25, 10);
        assertThat(List.of(data.u16(), data.u8())).containsExactly(2001, 4);
        assertThat(data.remaining()).isZero();
    }

    @Test
    void sessions_are_for_administrators() throws MalformedMessage {
        LedgerConnection connection = host.ledger().open(1, "PC1", "NetBT");
        connection.admit(new Applicant(SessionKind.USER, "carol", false, "Samba"));
        byte[] list = request(6, "WrLeh", "zzWWWDDDz").u16(2).u16(ROOM).toBytes();
        byte[] one = request(7, "zWrLh", "zzWWWDDDz")
                .oemString("\\\\pc1", OEM)
                .u16(2)
                .u16(ROOM)
                .toBytes();

        RapReply.Answer listed = answer(ADMINISTRATOR, list);

        assertThat(words(listed)).containsExactly(0, 0, 1, 1);
        WireReader data = WireReader.of(listed.data());
        assertThat(text(listed, data.i32())).isEqualTo("PC1");
        assertThat(text(listed, data.i32())).isEqualTo("carol");
        data.skip(18);
        assertThat(text(listed, data.i32())).isEqualTo("Samba");
        assertThat(answer(ADMINISTRATOR, one).data()).isEqualTo(listed.data());
        assertThat(words(answer(USER, list))).containsExactly(5, 0, 0, 0);
        assertThat(words(answer(USER, one))).containsExactly(5, 0, 0);
    }

    @Test
    void an_administrator_deletes_the_sessions_of_a_computer() throws MalformedMessage {
        host.ledger().open(1, "PC1", "NetBT").admit(Applicant.anonymous("Windows 5.1"));
        byte[] delete = request(8, "zW", "").oemString("\\\\PC1", OEM).u16(0).toBytes();

        assertThat(words(answer(USER, delete))).containsExactly(5, 0);
        assertThat(words(answer(ADMINISTRATOR, delete))).containsExactly(0, 0);
        assertThat(words(answer(ADMINISTRATOR, delete))).containsExactly(2312, 0);
        assertThat(host.ledger().snapshot().sessions()).isEmpty();
    }

    @Test
    void an_opcode_that_is_not_in_the_table_is_not_supported() throws MalformedMessage {
        assertThat(words(answer(USER, request(999, "W", "")))).containsExactly(50, 0);
    }

    @Test
    void a_descriptor_that_is_not_the_calls_own_fails_the_transaction() {
        byte[] parameters = request(0, "WrLh", "B13").u16(0).u16(ROOM).toBytes();

        RapReply reply = service.call(USER, parameters, new byte[0], 8, ROOM);

        assertThat(reply).isEqualTo(new RapReply.Refused(NtStatus.INVALID_PARAMETER));
    }

    @ParameterizedTest
    @ValueSource(strings = {"NetShareEnum-request", "NetServerEnum2-request"})
    void a_request_cut_at_any_byte_fails_the_transaction(String name) {
        byte[] whole = golden(name);

        for (int length = 0; length < whole.length; length++) {
            RapReply reply = service.call(USER, Arrays.copyOf(whole, length), new byte[0], 8, ROOM);

            assertThat(reply).as("cut to %d", length).isEqualTo(new RapReply.Refused(NtStatus.INVALID_PARAMETER));
        }
    }

    @Test
    void changed_bytes_are_answered_or_refused() {
        byte[] whole = golden("NetServerEnum2-request");
        Seeded.rounds(2000, random -> {
            byte[] changed = whole.clone();
            for (int i = 0; i < 3; i++) {
                changed[random.nextInt(changed.length)] = (byte) random.nextInt();
            }

            RapReply reply = service.call(USER, changed, new byte[0], 8, random.nextInt(300));

            assertThat(reply).isInstanceOfAny(RapReply.Answer.class, RapReply.Refused.class);
        });
    }

    private static byte[] golden(String name) {
        return HexFile.read(RapServiceTest.class, name + ".hex");
    }

    private static WireWriter request(int opcode, String parameterDescriptor, String dataDescriptor) {
        return WireWriter.create()
                .u16(opcode)
                .oemString(parameterDescriptor, StandardCharsets.US_ASCII)
                .oemString(dataDescriptor, StandardCharsets.US_ASCII);
    }

    private RapReply.Answer answer(PipeClient client, WireWriter parameters) {
        return answer(client, parameters.toBytes());
    }

    private RapReply.Answer answer(PipeClient client, byte[] parameters) {
        return (RapReply.Answer) service.call(client, parameters, new byte[0], 8, ROOM);
    }

    /** Status, Converter and out parameters. */
    private static List<Integer> words(RapReply.Answer answer) throws MalformedMessage {
        List<Integer> words = new ArrayList<>();
        WireReader in = WireReader.of(answer.parameters());
        while (in.remaining() > 0) {
            words.add(in.u16());
        }
        return words;
    }

    private static String name(WireReader data, int size) throws MalformedMessage {
        return data.slice(size).oemString(OEM);
    }

    private static String text(RapReply.Answer answer, int offset) throws MalformedMessage {
        WireReader data = WireReader.of(answer.data());
        data.seek(offset);
        return data.oemString(OEM);
    }
}
