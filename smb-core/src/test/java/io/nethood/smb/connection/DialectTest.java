package io.nethood.smb.connection;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;

import io.nethood.event.SessionKind;
import io.nethood.smb.auth.Account;
import io.nethood.smb.auth.LogonSettings;
import io.nethood.smb.auth.NtlmClient;
import io.nethood.smb.session.Edition;
import io.nethood.smb.session.SessionView;
import io.nethood.smb.testkit.Answer;
import io.nethood.smb.testkit.LabClient;
import io.nethood.smb.testkit.TestLab;
import io.nethood.smb.wire.NtStatus;
import io.nethood.smb.wire.SmbCommand;
import io.nethood.wire.WireWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The dialects before NT LM 0.12: [MS-CIFS] 2.2.4.52, 2.2.4.53, 2.2.4.50 and 2.2.4.55 in their older forms. */
class DialectTest {
    private static final String[] CLIENT_OF_THE_NT_ERA = {
        "PC NETWORK PROGRAM 1.0",
        "LANMAN1.0",
        "Windows for Workgroups 3.1a",
        "LM1.2X002",
        "LANMAN2.1",
        "NT LM 0.12",
        "SMB 2.002"
    };

    @ParameterizedTest
    @CsvSource({"6, 5, 17", "5, 4, 13", "4, 3, 13", "3, 1, 13", "2, 1, 13", "1, 0, 1"})
    void the_best_dialect_both_know_is_chosen_by_its_place_in_the_list(int offered, int chosen, int words) {
        LabClient client = TestLab.of(Edition.XP_PROFESSIONAL).connect().flags2(0);

        Answer answer = client.negotiate(Arrays.copyOf(CLIENT_OF_THE_NT_ERA, offered));

        assertThat(answer.word(0)).isEqualTo(chosen);
        assertThat(answer.words()).hasSize(2 * words);
    }

    @Test
    void an_edition_offers_its_own_dialects_only() {
        String[] dialects = {"DOS LANMAN2.1", "LANMAN1.0"};

        Answer nt = TestLab.of(Edition.NT4_WORKSTATION).connect().flags2(0).negotiate(dialects);
        Answer windows98 = TestLab.of(Edition.WIN98).connect().flags2(0).negotiate(dialects);

        assertThat(nt.word(0)).isEqualTo(1);
        assertThat(windows98.word(0)).isZero();
    }

    @Test
    void lanman_2_1_is_told_challenge_time_and_domain() {
        Answer answer = TestLab.of(Edition.XP_PROFESSIONAL).connect().flags2(0).negotiate("LANMAN2.1");

        assertThat(answer.word(1)).as("user level, encrypted passwords").isEqualTo(3);
        assertThat(answer.word(8)).as("12:00:00").isEqualTo(12 << 11);
        assertThat(answer.word(9)).as("2001-10-25").isEqualTo(25 | 10 << 5 | 21 << 9);
        assertThat(answer.word(11)).as("challenge length").isEqualTo(8);
        byte[] domain = Arrays.copyOfRange(answer.data(), 8, answer.data().length);
        assertThat(new String(domain, StandardCharsets.US_ASCII)).isEqualTo("WORKGROUP\0");
    }

    @Test
    void lanman_1_0_is_told_no_domain() {
        Answer answer = TestLab.of(Edition.XP_PROFESSIONAL).connect().flags2(0).negotiate("LANMAN1.0");

        assertThat(answer.data()).hasSize(8);
    }

    @Test
    void a_lanman_client_logs_on_with_an_lm_response_in_ten_words() {
        TestLab lab = TestLab.of(Edition.XP_PROFESSIONAL);
        LabClient client = lab.connect().flags2(0);
        byte[] challenge = Arrays.copyOf(client.negotiate("LANMAN2.1").data(), 8);

        Answer setup =
                client.setUpLanMan("ALICE", NtlmClient.lmResponse("secret", StandardCharsets.US_ASCII, challenge));
        Answer tree = client.connectTree("IPC$");

        assertThat(setup.header().status()).isZero();
        assertThat(setup.words()).hasSize(6);
        assertThat(tree.words()).as("AndX only").hasSize(4);
        assertThat(new String(tree.data(), StandardCharsets.US_ASCII)).isEqualTo("IPC\0");
        assertThat(lab.host().ledger().snapshot().sessions()).singleElement().returns("alice", SessionView::user);
    }

    @Test
    void a_wrong_lm_response_is_refused_with_a_dos_error() {
        LabClient client = TestLab.of(Edition.XP_PROFESSIONAL).connect().flags2(0);
        byte[] challenge = Arrays.copyOf(client.negotiate("LANMAN1.0").data(), 8);

        Answer answer =
                client.setUpLanMan("alice", NtlmClient.lmResponse("wrong", StandardCharsets.US_ASCII, challenge));

        assertThat(answer.header().status())
                .isEqualTo(NtStatus.LOGON_FAILURE
                        .dosErrorFor(SmbCommand.SESSION_SETUP_ANDX)
                        .asStatusField());
    }

    @Test
    void a_core_client_has_a_null_session_from_its_first_tree_connect_on() {
        TestLab lab = TestLab.of(Edition.XP_PROFESSIONAL);
        LabClient client = lab.connect().flags2(0);
        client.negotiate("PC NETWORK PROGRAM 1.0");

        Answer first = client.connectCoreTree("IPC$", "", "IPC");
        Answer second = client.connectCoreTree("IPC$", "", "IPC");

        assertThat(first.header().status()).isZero();
        assertThat(second.header().status()).isZero();
        assertThat(lab.host().ledger().snapshot().sessions())
                .singleElement()
                .returns(SessionKind.NULL, SessionView::kind);
    }

    @Test
    void a_core_client_at_a_full_server_is_refused_at_its_tree_connect() {
        TestLab lab = TestLab.of(Edition.XP_HOME);
        for (int i = 0; i < 5; i++) {
            lab.connect().negotiated().setUpAnonymous();
        }
        LabClient client = lab.connect().flags2(0);
        client.negotiate("PC NETWORK PROGRAM 1.0");

        Answer refused = client.connectCoreTree("IPC$", "", "IPC");

        assertThat(refused.header().status()).as("ERRDOS, 71").isEqualTo(1 | 71 << 16);
    }

    @Test
    void other_dialects_need_a_session_before_a_tree_connect() {
        LabClient client = TestLab.of(Edition.XP_PROFESSIONAL).connect().flags2(0);
        client.negotiate("LANMAN1.0");

        Answer answer = client.connectCoreTree("IPC$", "", "IPC");

        assertThat(answer.header().status())
                .isEqualTo(NtStatus.SMB_BAD_UID
                        .dosErrorFor(SmbCommand.TREE_CONNECT)
                        .asStatusField());
    }

    @Test
    void a_core_client_uses_a_pipe_share_without_ever_naming_a_uid() {
        LabClient client = TestLab.of(Edition.XP_PROFESSIONAL).connect().flags2(0);
        client.negotiate("PC NETWORK PROGRAM 1.0");
        client.connectCoreTree("IPC$", "", "IPC");

        Answer answer = client.uid(0).disconnectTree();

        assertThat(answer.header().status()).isZero();
    }

    @Test
    void windows_98_is_a_share_level_server_that_asks_nobody_who_they_are() {
        TestLab lab = TestLab.of(Edition.WIN98);
        LabClient client = lab.connect().flags2(0);

        Answer negotiated = client.negotiate("NT LM 0.12");
        Answer setup = client.setUp(1, "MARY", new byte[0]);
        Answer tree = client.connectTree("IPC$");

        assertThat(negotiated.byteAt(2)).as("share level, encrypted passwords").isEqualTo(2);
        assertThat(setup.header().status()).isZero();
        assertThat(tree.header().status()).isZero();
        assertThat(lab.host().ledger().snapshot().sessions()).singleElement().returns("MARY", SessionView::user);
    }

    @Test
    void a_share_level_client_may_leave_the_session_setup_out() {
        LabClient client = TestLab.of(Edition.WIN98).connect().flags2(0);
        client.negotiate("DOS LANMAN2.1");

        assertThat(client.connectTree("IPC$").header().status()).isZero();
    }

    @Test
    void a_share_with_a_password_is_opened_by_it_and_by_nothing_else() {
        LabClient client = TestLab.of(Edition.WIN98).connect().flags2(0);
        client.negotiate("PC NETWORK PROGRAM 1.0");

        Answer wrong = client.connectCoreTree("LOCKED", "guess", "?????");
        Answer right = client.connectCoreTree("LOCKED", "sesame", "?????");

        assertThat(wrong.header().status()).as("ERRSRV, ERRbadpw").isEqualTo(2 | 2 << 16);
        assertThat(right.header().status()).isZero();
    }

    @Test
    void a_core_client_is_the_account_of_its_computers_name_when_its_password_is_right() {
        TestLab lab = TestLab.withAccounts(
                Edition.NT4_WORKSTATION,
                new LogonSettings(0, Duration.ofMinutes(30), true, false),
                List.of(Account.withPassword("bob", "hidden", StandardCharsets.US_ASCII)));
        LabClient client = lab.connect(Transport.SESSION_SERVICE, "BOB").flags2(0);
        client.negotiate("PC NETWORK PROGRAM 1.0");

        Answer wrong = client.connectCoreTree("LABJET", "guess", "?????");
        Answer right = client.connectCoreTree("LABJET", "hidden", "?????");

        assertThat(wrong.header().status()).as("ERRSRV, ERRbadpw").isEqualTo(2 | 2 << 16);
        assertThat(right.header().status()).isZero();
        assertThat(lab.host().ledger().snapshot().sessions()).singleElement().returns("bob", SessionView::user);
    }

    @Test
    void a_session_setup_of_ten_words_that_says_more_than_it_has_is_malformed() {
        LabClient client = TestLab.of(Edition.XP_PROFESSIONAL).connect().flags2(0);
        client.negotiate("LANMAN2.1");
        byte[] words = WireWriter.create().u8(0xFF).zeros(13).u16(500).u32(0).toBytes();

        Answer answer = client.ask(SmbCommand.SESSION_SETUP_ANDX, words, new byte[8]);

        assertThat(answer.header().status())
                .isEqualTo(NtStatus.INVALID_SMB
                        .dosErrorFor(SmbCommand.SESSION_SETUP_ANDX)
                        .asStatusField());
    }
}
