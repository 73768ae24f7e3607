package io.nethood.smb.auth;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

import com.google.common.primitives.Bytes;
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
    private static final LogonPolicy POLICY = new LogonPolicy(0, false, false);
    private static final AccountTable ACCOUNTS = AccountTable.of(List.of(
            Account.withPassword("Alice", "Secret1", OEM).withAdministrator(true),
            Account.withPassword("bob", "hunter2", OEM).withDisabled(true),
            Account.withPassword("carol", "", OEM),
            Account.withPassword("dave", "longer than fourteen", OEM)));

    private final ServerChallenge challenge = ServerChallenge.draw(RANDOM);
    private final byte[] clientPart = Bytes.concat(new byte[] {1, 1, 0, 0, 0, 0, 0, 0}, new byte[40]);

    @Test
    void no_name_and_no_response_is_a_null_session() {
        LogonResult result = check(POLICY, "", new byte[0], new byte[0]);

        assertThat(result).isEqualTo(new LogonResult.Anonymous());
    }

    @Test
    void no_name_and_one_zero_byte_is_a_null_session() {
        LogonResult result = check(POLICY, "", new byte[1], new byte[0]);

        assertThat(result).isEqualTo(new LogonResult.Anonymous());
    }

    @Test
    void no_name_but_another_byte_is_refused() {
        LogonResult result = check(POLICY, "", new byte[] {1}, new byte[0]);

        assertThat(result).isEqualTo(new LogonResult.Refused(NtStatus.LOGON_FAILURE, ""));
    }

    @Test
    void a_name_without_a_response_is_refused() {
        LogonResult result = check(POLICY, "alice", new byte[1], new byte[0]);

        assertThat(result).isEqualTo(new LogonResult.Refused(NtStatus.LOGON_FAILURE, "alice"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Alice", "alice", "ALICE"})
    void an_ntlm_response_proves_the_account_whatever_the_case_of_its_name(String name) {
        LogonResult result = check(POLICY, name, new byte[0], ntlm("Secret1"));

        assertThat(result).isInstanceOfSatisfying(LogonResult.Authenticated.class, user -> {
            assertThat(user.account().name()).isEqualTo("Alice");
            assertThat(user.account().administrator()).isTrue();
            assertThat(user.kind()).isEqualTo(ResponseKind.NTLM);
            assertThat(user.sessionKey().toBytes()).isEqualTo(SessionKeys.baseOfNtlm(NtlmHash.ntowfV1("Secret1")));
        });
    }

    @Test
    void an_ntlm_v2_response_proves_the_account_with_the_domain_that_the_client_sent() {
        LogonResult result = check(POLICY, "alice", new byte[0], v2("alice", "ELSEWHERE", "Secret1"));

        assertThat(kindOf(result)).isEqualTo(ResponseKind.NTLM_V2);
    }

    @Test
    void an_ntlm_v2_response_for_another_domain_is_refused() {
        LogonResult result = check(POLICY, "alice", new byte[0], v2("alice", "OTHER", "Secret1"));

        assertThat(result).isEqualTo(new LogonResult.Refused(NtStatus.LOGON_FAILURE, "alice"));
    }

    @Test
    void an_lm_v2_response_proves_the_account_without_an_nt_response() {
        byte[] whole = v2("alice", "ELSEWHERE", "Secret1", new byte[8]);

        LogonResult result = check(POLICY, "alice", whole, new byte[0]);

        assertThat(kindOf(result)).isEqualTo(ResponseKind.LM_V2);
    }

    @Test
    void an_lm_response_proves_the_account_and_says_that_the_lm_key_is_used() {
        LogonResult result = check(POLICY, "alice", lm("SECRET1"), new byte[0]);

        assertThat(result).isInstanceOfSatisfying(LogonResult.Authenticated.class, user -> {
            assertThat(user.lmKeyUsed()).isTrue();
            assertThat(Arrays.copyOfRange(user.sessionKey().toBytes(), 8, 16)).containsOnly(0);
        });
    }

    @Test
    void an_lm_response_is_tried_when_the_nt_response_is_wrong() {
        LogonResult result = check(POLICY, "alice", lm("SECRET1"), ntlm("SECRET1"));

        assertThat(kindOf(result)).isEqualTo(ResponseKind.LM);
    }

    @Test
    void a_password_too_long_for_an_lm_hash_cannot_be_proved_with_an_lm_response() {
        LogonResult result = check(POLICY, "dave", lm("LONGER THAN FO"), new byte[0]);

        assertThat(result).isEqualTo(new LogonResult.Refused(NtStatus.LOGON_FAILURE, "dave"));
    }

    @Test
    void an_account_without_an_lm_hash_is_not_opened_by_the_hash_that_stands_in_for_it() {
        byte[] response = NtlmResponse.desl(Octets.of(new byte[16]), challenge.array());

        assertThat(check(POLICY, "dave", response, new byte[0])).isInstanceOf(LogonResult.Refused.class);
        assertThat(check(POLICY, "nobody", response, response)).isInstanceOf(LogonResult.Refused.class);
    }

    @Test
    void a_wrong_password_is_refused() {
        LogonResult result = check(POLICY, "alice", lm("SECRET2"), ntlm("Secret2"));

        assertThat(result).isEqualTo(new LogonResult.Refused(NtStatus.LOGON_FAILURE, "alice"));
    }

    @Test
    void an_unknown_account_is_refused() {
        LogonResult result = check(POLICY, "mallory", lm("SECRET1"), ntlm("Secret1"));

        assertThat(result).isEqualTo(new LogonResult.Refused(NtStatus.LOGON_FAILURE, "mallory"));
    }

    @Test
    void an_unknown_account_becomes_guest_when_the_policy_says_so() {
        LogonPolicy guests = new LogonPolicy(0, true, false);

        assertThat(check(guests, "mallory", new byte[0], ntlm("x"))).isEqualTo(new LogonResult.Guest("mallory"));
        assertThat(check(guests, "alice", new byte[0], ntlm("x"))).isInstanceOf(LogonResult.Refused.class);
    }

    @Test
    void a_disabled_account_is_told_so_to_those_who_know_its_password() {
        assertThat(check(POLICY, "bob", new byte[0], ntlm("hunter2")))
                .isEqualTo(new LogonResult.Refused(NtStatus.ACCOUNT_DISABLED, "bob"));
        assertThat(check(POLICY, "bob", new byte[0], ntlm("hunter3")))
                .isEqualTo(new LogonResult.Refused(NtStatus.LOGON_FAILURE, "bob"));
    }

    @Test
    void a_blank_password_opens_an_account_only_when_the_policy_allows_it() {
        LogonPolicy xp = new LogonPolicy(0, false, true);

        assertThat(kindOf(check(POLICY, "carol", new byte[0], ntlm("")))).isEqualTo(ResponseKind.NTLM);
        assertThat(check(xp, "carol", new byte[0], ntlm("")))
                .isEqualTo(new LogonResult.Refused(NtStatus.ACCOUNT_RESTRICTION, "carol"));
    }

    @Test
    void a_password_in_plain_text_is_refused() {
        byte[] plain = "Secret1".getBytes(OEM);

        assertThat(check(POLICY, "alice", plain, new byte[0])).isInstanceOf(LogonResult.Refused.class);
    }

    @ParameterizedTest
    @CsvSource({"3,true,true", "4,false,true", "5,false,false"})
    void lm_compatibility_level_refuses_the_older_responses(int level, boolean lmAccepted, boolean ntlmAccepted) {
        LogonPolicy policy = new LogonPolicy(level, false, false);

        LogonResult lm = check(policy, "alice", lm("SECRET1"), new byte[0]);
        LogonResult ntlm = check(policy, "alice", new byte[0], ntlm("Secret1"));
        LogonResult v2 = check(policy, "alice", new byte[0], v2("alice", "ELSEWHERE", "Secret1"));

        assertThat(lm instanceof LogonResult.Authenticated).isEqualTo(lmAccepted);
        assertThat(ntlm instanceof LogonResult.Authenticated).isEqualTo(ntlmAccepted);
        assertThat(kindOf(v2)).isEqualTo(ResponseKind.NTLM_V2);
    }

    @Test
    void every_length_of_both_responses_gets_an_answer() {
        for (int length = 0; length <= 64; length++) {
            byte[] response = new byte[length];
            RANDOM.nextBytes(response);

            assertThat(check(POLICY, "alice", response, new byte[0])).isInstanceOf(LogonResult.Refused.class);
            assertThat(check(POLICY, "alice", new byte[0], response)).isInstanceOf(LogonResult.Refused.class);
        }
    }

    private LogonResult check(LogonPolicy policy, String user, byte[] lmResponse, byte[] ntResponse) {
        PasswordCredentials credentials =
                new PasswordCredentials(user, "ELSEWHERE", Octets.of(lmResponse), Octets.of(ntResponse));
        return new PasswordLogon(ACCOUNTS, policy).check(credentials, challenge);
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
