package io.nethood.smb.auth;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import io.nethood.smb.auth.SharePassword.Access;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SharePasswordTest {
    private static final Charset OEM = Charset.forName("IBM437");

    private final ServerChallenge challenge = ServerChallenge.draw(() -> 98);
    private final SharePassword both = SharePassword.forFullAccess("write", OEM).withReadOnly("read");

    @ParameterizedTest
    @CsvSource({"write, FULL", "WRITE, FULL", "read, READ_ONLY", "READ, READ_ONLY", "wrong, NONE", "'', NONE"})
    void a_password_opens_what_it_is_for_in_plain_text_and_as_a_response(String password, Access access) {
        assertThat(both.check(plain(password), challenge)).isEqualTo(access);
        assertThat(both.check(plain(password + "\0"), challenge)).isEqualTo(access);
        assertThat(both.check(lm(password), challenge)).isEqualTo(access);
    }

    @Test
    void an_ntlm_response_knows_upper_and_lower_case() {
        assertThat(both.check(ntlm("write"), challenge)).isEqualTo(Access.FULL);
        assertThat(both.check(ntlm("WRITE"), challenge)).isEqualTo(Access.NONE);
    }

    @Test
    void without_a_password_of_its_own_reading_needs_that_for_full_access() {
        SharePassword one = SharePassword.forFullAccess("write", OEM);

        assertThat(one.check(plain("write"), challenge)).isEqualTo(Access.FULL);
        assertThat(one.check(plain("read"), challenge)).isEqualTo(Access.NONE);
    }

    @Test
    void an_empty_password_lets_everybody_in_whatever_he_sends() {
        SharePassword open = SharePassword.forFullAccess("", OEM);
        SharePassword readable = SharePassword.forFullAccess("write", OEM).withReadOnly("");

        assertThat(open.check(plain("anything"), challenge)).isEqualTo(Access.FULL);
        assertThat(open.check(Octets.NONE, challenge)).isEqualTo(Access.FULL);
        assertThat(readable.check(lm("anything"), challenge)).isEqualTo(Access.READ_ONLY);
        assertThat(readable.check(lm("write"), challenge)).isEqualTo(Access.FULL);
    }

    @Test
    void a_response_to_another_challenge_opens_nothing() {
        assertThat(both.check(lm("write"), ServerChallenge.draw(() -> 95))).isEqualTo(Access.NONE);
    }

    @Test
    void every_length_gets_an_answer() {
        for (int length = 0; length < 600; length++) {
            assertThat(both.check(Octets.of(new byte[length]), challenge)).isEqualTo(Access.NONE);
        }
    }

    private static Octets plain(String password) {
        return Octets.of(password.getBytes(StandardCharsets.US_ASCII));
    }

    private Octets lm(String password) {
        return Octets.of(NtlmClient.lmResponse(password, OEM, challenge.array()));
    }

    private Octets ntlm(String password) {
        return Octets.of(NtlmClient.ntlmResponse(password, challenge.array()));
    }
}
