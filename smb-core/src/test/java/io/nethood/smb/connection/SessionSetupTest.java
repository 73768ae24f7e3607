package io.nethood.smb.connection;

import java.util.Arrays;

import io.nethood.event.LabEvent;
import io.nethood.event.SessionKind;
import io.nethood.smb.host.HostSettings;
import io.nethood.smb.session.Edition;
import io.nethood.smb.session.LimitPolicy;
import io.nethood.smb.session.LimitPolicy.AdminExempt;
import io.nethood.smb.session.LimitPolicy.EnforceAt;
import io.nethood.smb.session.WindowsSessionList;
import io.nethood.smb.testkit.Answer;
import io.nethood.smb.testkit.LabClient;
import io.nethood.smb.testkit.TestClient;
import io.nethood.smb.testkit.TestLab;
import io.nethood.smb.wire.SmbCommand;
import io.nethood.smb.wire.SmbHeader;
import io.nethood.wire.WireWriter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SessionSetupTest {
    @Test
    void a_null_session_gets_a_uid_and_the_native_strings() {
        LabClient client = TestLab.of(Edition.XP_PROFESSIONAL).connect().negotiated();

        Answer answer = client.setUpAnonymous();

        assertThat(answer.statusText()).isEqualTo("SUCCESS");
        assertThat(answer.header().uid()).isEqualTo(0x0800);
        assertThat(answer.word(2)).as("action").isZero();
        assertThat(new String(answer.message(), java.nio.charset.StandardCharsets.UTF_16LE))
                .contains("Windows 5.1");
    }

    @DisplayName("D1-02, D1-03, D1-06: each NULL session of one client counts, the one beyond the limit is refused")
    @ParameterizedTest
    @CsvSource({"XP_PROFESSIONAL, 10", "XP_HOME, 5", "WINDOWS_2000_PROFESSIONAL, 10", "NT4_WORKSTATION, 10"})
    void the_null_session_beyond_the_limit_is_refused(Edition edition, int limit) {
        TestLab lab = TestLab.of(edition);
        for (int i = 0; i < limit; i++) {
            lab.connect().negotiated().setUpAnonymous();
        }

        Answer refused = lab.connect().negotiated().setUpAnonymous();

        assertThat(refused.statusText()).isEqualTo("REQUEST_NOT_ACCEPTED");
        assertThat(refused.words()).isEmpty();
        assertThat(refused.data()).isEmpty();
        assertThat(lab.host().ledger().snapshot().counted()).isEqualTo(limit);
        assertThat(lab.events(LabEvent.SessionRefused.class))
                .singleElement()
                .satisfies(event -> assertThat(event.holders()).hasSize(limit));
    }

    @DisplayName("D1-04: net session shows the NULL sessions of one computer as one")
    @Test
    void windows_shows_one_row_for_ten_null_sessions() {
        TestLab lab = TestLab.of(Edition.XP_PROFESSIONAL);
        for (int i = 0; i < 10; i++) {
            lab.connect().negotiated().setUpAnonymous();
        }

        var rows = WindowsSessionList.of(lab.host().ledger().snapshot());

        assertThat(rows)
                .singleElement()
                .returns(null, WindowsSessionList.Row::user)
                .returns(10, WindowsSessionList.Row::sessions);
    }

    @Test
    void a_client_without_nt_statuses_gets_errdos_71() {
        TestLab lab = full(TestLab.of(Edition.XP_HOME), 5);
        LabClient dosClient = lab.connect().flags2(0).negotiated();

        Answer refused = dosClient.setUpAnonymous();

        assertThat(refused.header().status()).isEqualTo(0x0047_0001);
    }

    @Test
    void a_tree_connect_behind_a_refused_session_setup_is_not_executed() {
        TestLab lab = full(TestLab.of(Edition.XP_HOME), 5);
        LabClient client = lab.connect().negotiated();

        client.sendRaw(Chains.setUpAndTreeConnect(client));

        assertThat(client.answer().statusText()).isEqualTo("REQUEST_NOT_ACCEPTED");
        assertThat(lab.host().shares().find("IPC$").orElseThrow().uses()).isZero();
    }

    @Test
    void the_same_user_of_the_same_computer_counts_once() {
        TestLab lab = TestLab.of(Edition.XP_PROFESSIONAL);

        logOn(lab.connect(), "bob", "hidden");
        logOn(lab.connect(), "bob", "hidden");

        assertThat(lab.host().ledger().snapshot().counted()).isEqualTo(1);
        assertThat(lab.host().ledger().snapshot().sessions()).hasSize(2);
    }

    @DisplayName("A wrong password is told as such at a full server, before anything is counted")
    @Test
    void a_wrong_password_beats_the_limit() {
        TestLab lab = full(TestLab.of(Edition.XP_PROFESSIONAL), 10);

        Answer answer = logOn(lab.connect(), "bob", "wrong");

        assertThat(answer.statusText()).isEqualTo("LOGON_FAILURE");
        assertThat(lab.host().statistics().view().passwordViolations()).isEqualTo(1);
        assertThat(lab.events(LabEvent.LogonRefused.class)).singleElement().returns("bob", LabEvent.LogonRefused::user);
    }

    @Test
    void an_unknown_account_is_refused() {
        TestLab lab = TestLab.of(Edition.XP_PROFESSIONAL);

        Answer answer = logOn(lab.connect(), "nobody", "secret");

        assertThat(answer.statusText()).isEqualTo("LOGON_FAILURE");
        assertThat(lab.host().ledger().snapshot().sessions()).isEmpty();
    }

    @DisplayName("D1-07: an administrator gets in at a full server, to IPC$ only")
    @Test
    void an_administrator_is_exempt_for_ipc_only() {
        TestLab lab = full(TestLab.of(Edition.XP_PROFESSIONAL), 10);
        LabClient administrator = lab.connect();

        Answer answer = logOn(administrator, "alice", "secret");

        assertThat(answer.statusText()).isEqualTo("SUCCESS");
        assertThat(lab.host().ledger().snapshot().counted()).isEqualTo(10);
        assertThat(administrator.connectTree("LABJET").statusText()).isEqualTo("REQUEST_NOT_ACCEPTED");
        assertThat(administrator.connectTree("IPC$").statusText()).isEqualTo("SUCCESS");
    }

    @Test
    void with_the_exemption_off_an_administrator_is_refused_too() {
        TestLab lab = full(
                TestLab.of(
                        Edition.XP_PROFESSIONAL,
                        settings ->
                                settings.withLimit(new LimitPolicy(10, EnforceAt.SESSION_SETUP, AdminExempt.OFF, 2))),
                10);

        Answer answer = logOn(lab.connect(), "alice", "secret");

        assertThat(answer.statusText()).isEqualTo("REQUEST_NOT_ACCEPTED");
    }

    @Test
    void enforced_at_the_tree_connect_the_setup_succeeds_and_the_tree_is_refused() {
        TestLab lab = TestLab.of(
                Edition.XP_HOME,
                settings -> settings.withLimit(new LimitPolicy(5, EnforceAt.TREE_CONNECT, AdminExempt.OFF, 0)));
        for (int i = 0; i < 5; i++) {
            LabClient client = lab.connect().negotiated();
            client.setUpAnonymous();
            client.connectTree("IPC$");
        }
        LabClient sixth = lab.connect().negotiated();

        Answer setup = sixth.setUpAnonymous();
        Answer tree = sixth.connectTree("IPC$");

        assertThat(setup.statusText()).isEqualTo("SUCCESS");
        assertThat(tree.statusText()).isEqualTo("REQUEST_NOT_ACCEPTED");
        assertThat(lab.host().ledger().snapshot().counted()).isEqualTo(5);
    }

    @Test
    void logging_off_frees_the_slot_and_the_uid() {
        TestLab lab = TestLab.of(Edition.XP_PROFESSIONAL);
        LabClient client = lab.connect().negotiated();
        client.setUpAnonymous();

        Answer logoff = client.logOff();
        Answer after = client.connectTree("IPC$");

        assertThat(logoff.statusText()).isEqualTo("SUCCESS");
        assertThat(after.statusText()).isEqualTo("SMB_BAD_UID");
        assertThat(lab.host().ledger().snapshot().counted()).isZero();
    }

    @DisplayName("D1-23: net session /delete frees the slots at once; the client's next request has a bad UID")
    @Test
    void deleted_sessions_free_their_slots_before_their_connections_know() {
        TestLab lab = full(TestLab.of(Edition.XP_HOME), 5);
        LabClient holder = lab.connect(Transport.DIRECT_TCP, "10.0.0.9").negotiated();

        int deleted = lab.host().deleteSessions("10.0.0.7", null);
        Answer next = holder.setUpAnonymous();
        lab.deliverMail();

        assertThat(deleted).isEqualTo(5);
        assertThat(next.statusText()).isEqualTo("SUCCESS");
        assertThat(lab.host().ledger().snapshot().sessions()).hasSize(1);
        assertThat(lab.events(LabEvent.SessionEnded.class)).hasSize(5);
    }

    @Test
    void vc_number_0_hangs_up_the_clients_other_connections_on_the_session_service() {
        TestLab lab = TestLab.of(Edition.XP_PROFESSIONAL);
        LabClient before = lab.connect(Transport.SESSION_SERVICE, "PC07").negotiated();
        before.setUpAnonymous();
        LabClient anew = lab.connect(Transport.SESSION_SERVICE, "PC07").negotiated();

        anew.setUp(0, "", new byte[0]);
        lab.deliverMail();

        assertThat(before.isClosed()).isTrue();
        assertThat(anew.isClosed()).isFalse();
        assertThat(lab.host().ledger().snapshot().counted()).isEqualTo(1);
    }

    @Test
    void vc_number_0_finds_the_slots_of_its_former_self_free() {
        TestLab lab = TestLab.of(Edition.XP_HOME);
        for (int i = 0; i < 5; i++) {
            lab.connect(Transport.SESSION_SERVICE, "PC07").negotiated().setUpAnonymous();
        }

        Answer answer =
                lab.connect(Transport.SESSION_SERVICE, "PC07").negotiated().setUp(0, "", new byte[0]);

        assertThat(answer.statusText()).isEqualTo("SUCCESS");
    }

    @Test
    void vc_number_0_throws_nobody_out_on_direct_tcp() {
        TestLab lab = TestLab.of(Edition.XP_PROFESSIONAL);
        lab.connect().negotiated().setUpAnonymous();

        lab.connect().negotiated().setUp(0, "", new byte[0]);
        lab.deliverMail();

        assertThat(lab.host().ledger().snapshot().counted()).isEqualTo(2);
    }

    @Test
    void several_null_sessions_on_one_connection_each_count() {
        TestLab lab = TestLab.of(Edition.XP_PROFESSIONAL);
        LabClient client = lab.connect().negotiated();

        client.setUpAnonymous();
        client.setUpAnonymous();
        client.setUp(0, "", new byte[0]);

        assertThat(lab.host().ledger().snapshot().counted()).isEqualTo(3);
    }

    @Test
    void a_client_that_agreed_on_extended_security_may_be_nobody_in_the_other_form() {
        LabClient client = TestLab.of(Edition.XP_PROFESSIONAL)
                .connect()
                .flags2(TestClient.UNICODE_NT | SmbHeader.FLAG2_EXTENDED_SECURITY)
                .negotiated();

        Answer anonymous = client.setUpAnonymous();
        Answer user = client.setUpUser("alice", "secret", new byte[8]);

        assertThat(anonymous.statusText()).isEqualTo("SUCCESS");
        assertThat(user.statusText()).isEqualTo("LOGON_FAILURE");
    }

    @Test
    void a_blob_is_no_session_setup_where_none_was_agreed_on() {
        LabClient client = TestLab.of(Edition.NT4_WORKSTATION).connect().negotiated();
        byte[] words = WireWriter.create().u8(0xFF).zeros(23).toBytes();

        Answer answer = client.ask(SmbCommand.SESSION_SETUP_ANDX, words, new byte[2]);

        assertThat(answer.statusText()).isEqualTo("INVALID_SMB");
    }

    @Test
    void the_end_of_the_connection_ends_its_sessions_exactly_once() {
        TestLab lab = TestLab.of(Edition.XP_PROFESSIONAL);
        LabClient client = lab.connect().negotiated();
        client.setUpAnonymous();
        client.setUpAnonymous();

        client.hangUp();
        client.hangUp();

        assertThat(lab.events(LabEvent.SessionEnded.class)).hasSize(2);
        assertThat(lab.host().ledger().snapshot().counted()).isZero();
    }

    @Test
    void events_tell_what_a_session_counts_for() {
        TestLab lab = TestLab.of(Edition.XP_PROFESSIONAL);

        lab.connect().negotiated().setUpAnonymous();

        assertThat(lab.events(LabEvent.SessionAdmitted.class))
                .singleElement()
                .returns(SessionKind.NULL, LabEvent.SessionAdmitted::kind)
                .returns(true, LabEvent.SessionAdmitted::counts)
                .returns("10.0.0.7", LabEvent.SessionAdmitted::client);
    }

    @Test
    void settings_of_a_running_host_change_but_its_limit_does_not() {
        TestLab lab = TestLab.of(Edition.XP_PROFESSIONAL);
        HostSettings changed = lab.host().settings().withAutodisconnectMinutes(1);

        lab.host().changeSettings(changed);

        assertThat(lab.host().settings().autodisconnectMinutes()).isEqualTo(1);
    }

    private static TestLab full(TestLab lab, int limit) {
        for (int i = 0; i < limit; i++) {
            lab.connect().negotiated().setUpAnonymous();
        }
        return lab;
    }

    private static Answer logOn(LabClient client, String user, String password) {
        byte[] challenge = Arrays.copyOf(client.negotiate("NT LM 0.12").data(), 8);
        return client.setUpUser(user, password, challenge);
    }

    /** Messages with more than one command. */
    private static final class Chains {
        static byte[] setUpAndTreeConnect(LabClient client) {
            byte[] first = client.message(
                    SmbCommand.SESSION_SETUP_ANDX, client.setUpWords(1, 0), client.setUpData("", new byte[0]));
            byte[] second = client.message(
                    SmbCommand.TREE_CONNECT_ANDX, client.treeWords(0), client.treeData("\\\\LABXP\\IPC$", "IPC"));
            return TestChain.of(first)
                    .then(SmbCommand.TREE_CONNECT_ANDX, second)
                    .toBytes();
        }
    }
}
