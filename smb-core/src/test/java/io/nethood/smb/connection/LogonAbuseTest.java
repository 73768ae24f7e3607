package io.nethood.smb.connection;

import java.time.Duration;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;

import io.nethood.event.LabEvent;
import io.nethood.smb.auth.Account;
import io.nethood.smb.auth.AccountTable;
import io.nethood.smb.auth.LogonSettings;
import io.nethood.smb.auth.NtlmClient;
import io.nethood.smb.auth.PasswordHashes;
import io.nethood.smb.policy.Policy;
import io.nethood.smb.session.Edition;
import io.nethood.smb.session.LedgerSnapshot.Totals;
import io.nethood.smb.testkit.Answer;
import io.nethood.smb.testkit.LabClient;
import io.nethood.smb.testkit.TestClient;
import io.nethood.smb.testkit.TestLab;
import io.nethood.smb.wire.SmbHeader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Session setups in masses, in pieces, twice and wrong: what stays in the books, and what is told about them. */
class LogonAbuseTest {
    private static final int SETUPS = 65_536;

    private final TestLab lab = TestLab.of(Edition.XP_PROFESSIONAL);

    @Test
    void exchanges_that_nobody_ends_take_no_uid_from_those_who_do() {
        LabClient client = extended(lab);

        for (int i = 0; i < SETUPS; i++) {
            client.uid(0);
            Answer answer = client.setUpBlob(1, NtlmClient.negotiateToken());
            assertThat(answer.statusText()).isEqualTo("MORE_PROCESSING_REQUIRED");
        }

        assertThat(client.logOn("bob", "hidden").statusText()).isEqualTo("SUCCESS");
        assertThat(totals(lab)).isEqualTo(new Totals(1, 0, 0));
    }

    @Test
    void an_exchange_is_given_up_when_sixty_four_others_began_after_it() {
        LabClient client = extended(lab);
        byte[] challenge = TestClient.securityBlob(client.setUpBlob(1, NtlmClient.negotiateToken()));
        int first = client.uid();

        for (int i = 0; i < ConnectionState.MOST_LOGONS_IN_PROGRESS; i++) {
            client.uid(0).setUpBlob(1, NtlmClient.negotiateToken());
        }
        client.uid(first);
        Answer late = client.setUpBlob(1, NtlmClient.authenticateToken("bob", "hidden", challenge));

        assertThat(late.statusText()).isEqualTo("INVALID_PARAMETER");
        assertThat(totals(lab)).isEqualTo(new Totals(0, 0, 0));
    }

    @Test
    void good_wrong_and_unfinished_logons_by_the_thousand_leave_the_books_balanced() {
        LabClient client = extended(lab);
        int good = 0;

        for (int i = 0; i < SETUPS / 2; i++) {
            switch (i % 4) {
                case 0 -> assertThat(client.logOn("bob", "wrong").statusText()).isEqualTo("LOGON_FAILURE");
                case 1 -> client.uid(0).setUpBlob(1, NtlmClient.negotiateToken());
                case 2 -> client.uid(0).setUpBlob(1, new byte[] {0x60, (byte) 0x82, 0x10, 0x00, 1, 2, 3});
                default -> {
                    assertThat(client.logOn("bob", "hidden").statusText()).isEqualTo("SUCCESS");
                    assertThat(client.logOff().statusText()).isEqualTo("SUCCESS");
                    good++;
                }
            }
        }

        assertThat(totals(lab)).isEqualTo(new Totals(good, good, 0));
        assertThat(lab.host().ledger().snapshot().counted()).isZero();
        assertThat(lab.host().statistics().view().passwordViolations()).isEqualTo(SETUPS / 8);
    }

    @Test
    void sessions_that_nobody_ends_are_as_many_as_a_connection_may_have_and_are_released_with_it() {
        LabClient client = extended(lab);
        int admitted = 0;
        int refused = 0;

        for (int i = 0; i < 4096; i++) {
            switch (client.logOn("bob", "hidden").statusText()) {
                case "SUCCESS" -> admitted++;
                case "TOO_MANY_SESSIONS" -> refused++;
                default -> throw new AssertionError(client.uid());
            }
        }
        client.hangUp();

        assertThat(admitted).isEqualTo(ConnectionState.MOST_SESSIONS);
        assertThat(refused).isEqualTo(4096 - admitted);
        assertThat(totals(lab)).isEqualTo(new Totals(admitted, admitted, 0));
    }

    @Test
    void a_blob_in_parts_of_one_byte_is_a_logon() {
        LabClient client = extended(lab);
        byte[] init = HexFormat.of()
                .parseHex("604806062b0601050502a03e303ca00e300c060a2b06010401823702020aa22a04284e544c4d5353500001000000"
                        + "15820862" + "00000000280000000000000028000000060100000000000f");

        for (int at = 0; at < init.length - 1; at++) {
            Answer answer = client.setUpBlob(1, new byte[] {init[at]});
            assertThat(answer.statusText()).isEqualTo("MORE_PROCESSING_REQUIRED");
            assertThat(TestClient.securityBlob(answer)).isEmpty();
        }
        Answer last = client.setUpBlob(1, new byte[] {init[init.length - 1]});

        assertThat(last.statusText()).isEqualTo("MORE_PROCESSING_REQUIRED");
        assertThat(TestClient.securityBlob(last)).startsWith(0xA1);
        assertThat(totals(lab)).isEqualTo(new Totals(0, 0, 0));
    }

    @Test
    void an_authenticate_message_that_comes_again_is_refused_and_counts_nothing() {
        LabClient client = extended(lab);
        byte[] challenge = TestClient.securityBlob(client.setUpBlob(1, NtlmClient.negotiateToken()));
        byte[] token = NtlmClient.authenticateToken("bob", "hidden", challenge);
        int exchange = client.uid();

        Answer first = client.setUpBlob(1, token);
        int session = client.uid();
        Answer toTheExchange = client.uid(exchange) == null ? first : client.setUpBlob(1, token);
        Answer toTheSession = client.uid(session) == null ? first : client.setUpBlob(1, token);
        client.uid(0).setUpBlob(1, NtlmClient.negotiateToken());
        Answer toAnotherExchange = client.setUpBlob(1, token);

        assertThat(List.of(first, toTheExchange, toTheSession, toAnotherExchange))
                .extracting(Answer::statusText)
                .containsExactly("SUCCESS", "INVALID_PARAMETER", "INVALID_PARAMETER", "LOGON_FAILURE");
        assertThat(totals(lab)).isEqualTo(new Totals(1, 0, 0));
    }

    @Test
    void a_blob_cut_anywhere_gets_a_status_and_counts_nothing() {
        LabClient client = extended(lab);
        byte[] challenge = TestClient.securityBlob(client.setUpBlob(1, NtlmClient.negotiateToken()));
        byte[] token = NtlmClient.authenticateToken("bob", "hidden", challenge);

        for (int length = 0; length < token.length; length++) {
            client.uid(0).setUpBlob(1, NtlmClient.negotiateToken());
            Answer answer = client.setUpBlob(1, Arrays.copyOf(token, length));
            assertThat(answer.statusText()).isEqualTo("INVALID_PARAMETER");
        }

        assertThat(totals(lab)).isEqualTo(new Totals(0, 0, 0));
        assertThat(client.isClosed()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({
        "mallory, x, , LOGON_FAILURE, guest, guest=off",
        "bob, x, , LOGON_FAILURE, ,",
        "eve, gone, , ACCOUNT_DISABLED, ,",
        "carol, '', , ACCOUNT_RESTRICTION, blank password, LimitBlankPasswordUse=1",
        "bob, hidden, FORCE_GUEST, ACCOUNT_DISABLED, guest, guest=off"
    })
    void each_refusal_tells_in_its_event_which_rule_decided(
            String user, String password, Policy policy, String status, String gate, String value) {
        TestLab lab = people();
        if (policy != null) {
            lab.host()
                    .changeSettings(lab.host()
                            .settings()
                            .withPolicies(lab.host().settings().policies().with(policy, 1)));
        }

        Answer answer = extended(lab).logOn(user, password);

        assertThat(answer.statusText()).isEqualTo(status);
        assertThat(lab.events(LabEvent.LogonRefused.class))
                .singleElement()
                .returns(user, LabEvent.LogonRefused::user)
                .returns("STATUS_" + status, LabEvent.LogonRefused::status)
                .returns(gate, LabEvent.LogonRefused::gate)
                .returns(value, LabEvent.LogonRefused::policy)
                .satisfies(event -> assertThat(event.rule()).isNotBlank());
    }

    @Test
    void the_third_wrong_password_of_a_host_that_locks_out_is_the_last() {
        TestLab lab = people();
        LabClient client = extended(lab);
        for (int i = 0; i < 3; i++) {
            assertThat(client.logOn("bob", "wrong").statusText()).isEqualTo("LOGON_FAILURE");
        }

        assertThat(client.logOn("bob", "hidden").statusText()).isEqualTo("ACCOUNT_LOCKED_OUT");
        lab.pass(Duration.ofMinutes(1));
        assertThat(extended(lab).logOn("bob", "hidden").statusText()).isEqualTo("SUCCESS");
    }

    @Test
    void no_event_tells_a_password_or_what_stands_in_for_it() {
        TestLab lab = people();
        LabClient plain = lab.connect().negotiated();
        plain.setUp(1, "bob", "hidden".getBytes(lab.host().settings().codePage()));
        plain.setUpUser("bob", "hidden", new byte[8]);
        for (String password : List.of("hidden", "gone", "wrong-one")) {
            extended(lab).logOn("bob", password);
            extended(lab).logOn("eve", password);
            extended(lab).logOn("mallory", password);
        }

        PasswordHashes hashes =
                PasswordHashes.of("hidden", lab.host().settings().codePage());
        assertThat(lab.events())
                .hasSizeGreaterThan(9)
                .allSatisfy(event -> assertThat(event.toString())
                        .doesNotContainIgnoringCase("hidden", "wrong-one", "[B@")
                        .doesNotContainIgnoringCase(
                                HexFormat.of().formatHex(hashes.ntHash().toBytes())));
    }

    /** bob, eve who is disabled, carol without a password; three wrong passwords lock out for a minute. */
    private static TestLab people() {
        TestLab any = TestLab.of(Edition.XP_PROFESSIONAL);
        return TestLab.withAccounts(
                Edition.XP_PROFESSIONAL,
                new LogonSettings(3, Duration.ofMinutes(1), false, false),
                List.of(
                        AccountTable.guest(false),
                        Account.withPassword(
                                "bob", "hidden", any.host().settings().codePage()),
                        Account.withPassword("carol", "", any.host().settings().codePage()),
                        Account.withPassword(
                                        "eve", "gone", any.host().settings().codePage())
                                .withDisabled(true)));
    }

    private static LabClient extended(TestLab lab) {
        return lab.connect()
                .flags2(TestClient.UNICODE_NT | SmbHeader.FLAG2_EXTENDED_SECURITY)
                .negotiated();
    }

    private static Totals totals(TestLab lab) {
        return lab.host().ledger().snapshot().totals();
    }
}
