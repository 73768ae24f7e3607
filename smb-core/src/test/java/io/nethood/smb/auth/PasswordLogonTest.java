package io.nethood.smb.auth;

import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

import com.google.common.primitives.Bytes;
import io.nethood.smb.policy.Policy;
import io.nethood.smb.policy.PolicySettings;
import io.nethood.smb.session.Edition;
import io.nethood.smb.wire.NtStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class PasswordLogonTest {
    private static final Charset OEM = Charset.forName("IBM437");
    private static final RandomGenerator RANDOM =
            RandomGeneratorFactory.of("L64X128MixRandom").create(1);
    private static final Account GUEST_ON = AccountTable.guest(true);
    private static final Account GUEST_OFF = AccountTable.guest(false);

    private PolicySettings policies = PolicySettings.defaultOf(Edition.WINDOWS_2000_PROFESSIONAL);
    private LogonSettings settings = LogonSettings.DEFAULT;
    private Account guest = GUEST_OFF;
    private final ServerChallenge challenge = ServerChallenge.draw(RANDOM);
    private final byte[] clientPart = Bytes.concat(new byte[] {1, 1, 0, 0, 0, 0, 0, 0}, new byte[40]);

    @Test
    void no_name_and_no_response_is_a_null_session() {
        LogonResult result = check("", new byte[0], new byte[0]);

        assertThat(result).isEqualTo(new LogonResult.Anonymous());
    }

    @Test
    void no_name_and_one_zero_byte_is_a_null_session() {
        LogonResult result = check("", new byte[1], new byte[0]);

        assertThat(result).isEqualTo(new LogonResult.Anonymous());
    }

    @Test
    void no_name_but_another_byte_is_refused() {
        LogonResult result = check("", new byte[] {1}, new byte[0]);

        assertThat(result).satisfies(refused(NtStatus.LOGON_FAILURE, ""));
    }

    @Test
    void a_name_without_a_response_is_refused() {
        LogonResult result = check("alice", new byte[1], new byte[0]);

        assertThat(result).satisfies(refused(NtStatus.LOGON_FAILURE, "alice"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Alice", "alice", "ALICE"})
    void an_ntlm_response_proves_the_account_whatever_the_case_of_its_name(String name) {
        LogonResult result = check(name, new byte[0], ntlm("Secret1"));

        assertThat(result).isInstanceOfSatisfying(LogonResult.Authenticated.class, user -> {
            assertThat(user.account().name()).isEqualTo("Alice");
            assertThat(user.account().administrator()).isTrue();
            assertThat(user.kind()).isEqualTo(ResponseKind.NTLM);
            assertThat(user.sessionKey().toBytes()).isEqualTo(SessionKeys.baseOfNtlm(NtlmHash.ntowfV1("Secret1")));
        });
    }

    @Test
    void an_ntlm_v2_response_proves_the_account_with_the_domain_that_the_client_sent() {
        LogonResult result = check("alice", new byte[0], v2("alice", "ELSEWHERE", "Secret1"));

        assertThat(kindOf(result)).isEqualTo(ResponseKind.NTLM_V2);
    }

    @Test
    void an_ntlm_v2_response_for_another_domain_is_refused() {
        LogonResult result = check("alice", new byte[0], v2("alice", "OTHER", "Secret1"));

        assertThat(result).satisfies(refused(NtStatus.LOGON_FAILURE, "alice"));
    }

    @Test
    void an_lm_v2_response_proves_the_account_without_an_nt_response() {
        byte[] whole = v2("alice", "ELSEWHERE", "Secret1", new byte[8]);

        LogonResult result = check("alice", whole, new byte[0]);

        assertThat(kindOf(result)).isEqualTo(ResponseKind.LM_V2);
    }

    @Test
    void an_lm_response_proves_the_account_and_says_that_the_lm_key_is_used() {
        LogonResult result = check("alice", lm("SECRET1"), new byte[0]);

        assertThat(result).isInstanceOfSatisfying(LogonResult.Authenticated.class, user -> {
            assertThat(user.lmKeyUsed()).isTrue();
            assertThat(Arrays.copyOfRange(user.sessionKey().toBytes(), 8, 16)).containsOnly(0);
        });
    }

    @Test
    void an_lm_response_is_tried_when_the_nt_response_is_wrong() {
        LogonResult result = check("alice", lm("SECRET1"), ntlm("SECRET1"));

        assertThat(kindOf(result)).isEqualTo(ResponseKind.LM);
    }

    @Test
    void a_password_too_long_for_an_lm_hash_cannot_be_proved_with_an_lm_response() {
        LogonResult result = check("dave", lm("LONGER THAN FO"), new byte[0]);

        assertThat(result).satisfies(refused(NtStatus.LOGON_FAILURE, "dave"));
    }

    @Test
    void an_account_without_an_lm_hash_is_not_opened_by_the_hash_that_stands_in_for_it() {
        byte[] response = NtlmResponse.desl(Octets.of(new byte[16]), challenge.array());

        assertThat(check("dave", response, new byte[0])).isInstanceOf(LogonResult.Refused.class);
        assertThat(check("nobody", response, response)).isInstanceOf(LogonResult.Refused.class);
    }

    @Test
    void a_wrong_password_is_refused() {
        LogonResult result = check("alice", lm("SECRET2"), ntlm("Secret2"));

        assertThat(result).satisfies(refused(NtStatus.LOGON_FAILURE, "alice"));
    }

    @Test
    void an_unknown_account_is_refused() {
        LogonResult result = check("mallory", lm("SECRET1"), ntlm("Secret1"));

        assertThat(result).satisfies(refused(NtStatus.LOGON_FAILURE, "mallory"));
    }

    @Test
    void an_unknown_account_becomes_guest_when_guest_is_enabled() {
        guest = GUEST_ON;

        assertThat(check("mallory", new byte[0], ntlm("x"))).isEqualTo(new LogonResult.Guest("mallory"));
        assertThat(check("alice", new byte[0], ntlm("x"))).satisfies(refused(NtStatus.LOGON_FAILURE, "alice"));
    }

    @Test
    void the_refusal_of_an_unknown_account_names_the_option() {
        assertThat(check("mallory", new byte[0], ntlm("x")))
                .isInstanceOfSatisfying(
                        LogonResult.Refused.class,
                        refused -> assertThat(refused.reason())
                                .isEqualTo(new LogonResult.Reason(
                                        "guest", "guest=off", "the name is in no account, and Guest is disabled")));
    }

    @Test
    void guest_by_name_is_a_guest_with_the_blank_password_only() {
        guest = GUEST_ON;
        policies = PolicySettings.defaultOf(Edition.XP_PROFESSIONAL);

        assertThat(check("guest", new byte[0], ntlm(""))).isEqualTo(new LogonResult.Guest("guest"));
        assertThat(check("Guest", new byte[0], ntlm("x"))).satisfies(refused(NtStatus.LOGON_FAILURE, "Guest"));
    }

    @Test
    void guest_by_name_is_told_that_it_is_disabled() {
        assertThat(check("Guest", new byte[0], ntlm(""))).satisfies(refused(NtStatus.ACCOUNT_DISABLED, "Guest"));
        assertThat(check("Guest", new byte[0], ntlm("x"))).satisfies(refused(NtStatus.LOGON_FAILURE, "Guest"));
    }

    @Test
    void no_password_opens_administrator_unless_one_was_given() {
        byte[] zeros = NtlmResponse.desl(Octets.of(new byte[16]), challenge.array());

        assertThat(check("Administrator", new byte[0], ntlm("")))
                .satisfies(refused(NtStatus.LOGON_FAILURE, "Administrator"));
        assertThat(check("Administrator", zeros, zeros)).satisfies(refused(NtStatus.LOGON_FAILURE, "Administrator"));
    }

    @Test
    void with_force_guest_everybody_is_guest_whatever_the_password() {
        policies = PolicySettings.defaultOf(Edition.XP_HOME);
        guest = GUEST_ON;

        assertThat(check("alice", new byte[0], ntlm("Secret1"))).isEqualTo(new LogonResult.Guest("alice"));
        assertThat(check("alice", new byte[0], ntlm("x"))).isEqualTo(new LogonResult.Guest("alice"));
        assertThat(check("", new byte[0], new byte[0])).isEqualTo(new LogonResult.Anonymous());
    }

    @Test
    void with_force_guest_and_guest_disabled_nobody_comes_in() {
        policies = PolicySettings.defaultOf(Edition.XP_HOME);

        assertThat(check("alice", new byte[0], ntlm("Secret1")))
                .satisfies(refused(NtStatus.ACCOUNT_DISABLED, "alice"))
                .isInstanceOfSatisfying(
                        LogonResult.Refused.class,
                        refused -> assertThat(refused.reason().policy()).isEqualTo("guest=off"));
    }

    @Test
    void a_policy_that_changes_counts_for_the_next_logon() {
        AtomicReference<PolicySettings> now = new AtomicReference<>(policies);
        PasswordLogon logon = new PasswordLogon(accounts(), now::get, settings, OEM, () -> RecordedExchange.NOW);
        PasswordCredentials alice = new PasswordCredentials("alice", "", Octets.NONE, Octets.of(ntlm("Secret1")));

        LogonResult before = logon.check(alice, challenge);
        now.set(policies.with(Policy.LM_COMPATIBILITY_LEVEL, 5));
        LogonResult after = logon.check(alice, challenge);

        assertThat(before).isInstanceOf(LogonResult.Authenticated.class);
        assertThat(after).satisfies(refused(NtStatus.LOGON_FAILURE, "alice"));
    }

    @Test
    void a_disabled_account_is_told_so_to_those_who_know_its_password() {
        assertThat(check("bob", new byte[0], ntlm("hunter2"))).satisfies(refused(NtStatus.ACCOUNT_DISABLED, "bob"));
        assertThat(check("bob", new byte[0], ntlm("hunter3"))).satisfies(refused(NtStatus.LOGON_FAILURE, "bob"));
    }

    @Test
    void a_blank_password_opens_an_account_only_when_the_policy_allows_it() {
        assertThat(kindOf(check("carol", new byte[0], ntlm("")))).isEqualTo(ResponseKind.NTLM);
        policies = PolicySettings.defaultOf(Edition.XP_PROFESSIONAL);
        assertThat(check("carol", new byte[0], ntlm(""))).satisfies(refused(NtStatus.ACCOUNT_RESTRICTION, "carol"));
    }

    @Test
    void a_password_in_plain_text_is_refused_unless_it_is_accepted() {
        byte[] plain = "Secret1".getBytes(OEM);

        assertThat(check("alice", plain, new byte[0]))
                .satisfies(refused(NtStatus.LOGON_FAILURE, "alice"))
                .isInstanceOfSatisfying(
                        LogonResult.Refused.class,
                        refused -> assertThat(refused.reason().policy()).isEqualTo("plaintext-passwords=off"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Secret1", "SECRET1", "secret1\0"})
    void a_password_in_plain_text_proves_the_account_when_it_is_accepted(String typed) {
        settings = new LogonSettings(0, Duration.ofMinutes(1), true, false);

        assertThat(check("alice", typed.getBytes(OEM), new byte[0]))
                .isInstanceOfSatisfying(LogonResult.Authenticated.class, user -> {
                    assertThat(user.kind()).isEqualTo(ResponseKind.PLAIN_TEXT);
                    assertThat(user.hasSessionKey()).isFalse();
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"Secret2", "Secret1 ", "Secret1\0x", "x"})
    void a_wrong_password_in_plain_text_proves_nothing(String typed) {
        settings = new LogonSettings(0, Duration.ofMinutes(1), true, false);

        assertThat(check("alice", typed.getBytes(OEM), new byte[0]))
                .satisfies(refused(NtStatus.LOGON_FAILURE, "alice"));
        assertThat(check("mallory", typed.getBytes(OEM), new byte[0]))
                .satisfies(refused(NtStatus.LOGON_FAILURE, "mallory"));
    }

    @Test
    void no_name_and_no_password_in_plain_text_is_a_null_session() {
        PasswordLogon logon = new PasswordLogon(accounts(), () -> policies, settings, OEM, () -> RecordedExchange.NOW);

        assertThat(logon.checkPlainText("", Octets.NONE)).isEqualTo(new LogonResult.Anonymous());
    }

    @ParameterizedTest
    @CsvSource({"3,true,true", "4,false,true", "5,false,false"})
    void lm_compatibility_level_refuses_the_older_responses(int level, boolean lmAccepted, boolean ntlmAccepted) {
        policies = policies.with(Policy.LM_COMPATIBILITY_LEVEL, level);

        LogonResult lm = check("alice", lm("SECRET1"), new byte[0]);
        LogonResult ntlm = check("alice", new byte[0], ntlm("Secret1"));
        LogonResult v2 = check("alice", new byte[0], v2("alice", "ELSEWHERE", "Secret1"));

        assertThat(lm instanceof LogonResult.Authenticated).isEqualTo(lmAccepted);
        assertThat(ntlm instanceof LogonResult.Authenticated).isEqualTo(ntlmAccepted);
        assertThat(kindOf(v2)).isEqualTo(ResponseKind.NTLM_V2);
    }

    @Test
    void every_length_of_both_responses_gets_an_answer() {
        for (int length = 0; length <= 64; length++) {
            byte[] response = new byte[length];
            RANDOM.nextBytes(response);

            assertThat(check("alice", response, new byte[0])).isInstanceOf(LogonResult.Refused.class);
            assertThat(check("alice", new byte[0], response)).isInstanceOf(LogonResult.Refused.class);
        }
    }

    private LogonResult check(String user, byte[] lmResponse, byte[] ntResponse) {
        PasswordCredentials credentials =
                new PasswordCredentials(user, "ELSEWHERE", Octets.of(lmResponse), Octets.of(ntResponse));
        return new PasswordLogon(accounts(), () -> policies, settings, OEM, () -> RecordedExchange.NOW)
                .check(credentials, challenge);
    }

    private AccountTable accounts() {
        return AccountTable.of(List.of(
                guest,
                Account.withPassword("Alice", "Secret1", OEM).withAdministrator(true),
                Account.withPassword("bob", "hunter2", OEM).withDisabled(true),
                Account.withPassword("carol", "", OEM),
                Account.withPassword("dave", "longer than fourteen", OEM)));
    }

    private static Consumer<LogonResult> refused(NtStatus status, String user) {
        return result -> assertThat(result).isInstanceOfSatisfying(LogonResult.Refused.class, refused -> {
            assertThat(refused.status()).isEqualTo(status);
            assertThat(refused.user()).isEqualTo(user);
            assertThat(refused.reason().rule()).isNotBlank();
        });
    }

    private static ResponseKind kindOf(LogonResult result) {
        assertThat(result).isInstanceOf(LogonResult.Authenticated.class);
        return ((LogonResult.Authenticated) result).kind();
    }

    private byte[] ntlm(String password) {
        return NtlmClient.ntlmResponse(password, challenge.array());
    }

    private byte[] lm(String password) {
        return NtlmClient.lmResponse(password, OEM, challenge.array());
    }

    private byte[] v2(String user, String domain, String password) {
        return v2(user, domain, password, clientPart);
    }

    private byte[] v2(String user, String domain, String password, byte[] fromClient) {
        return NtlmClient.v2Response(user, domain, password, challenge.array(), fromClient);
    }
}
