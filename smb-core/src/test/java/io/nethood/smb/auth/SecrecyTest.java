package io.nethood.smb.auth;

import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What is printed of the values of this package says nothing that would help to log on. */
class SecrecyTest {
    private static final Octets SECRET = Octets.of(HexFormat.of().parseHex("5ec3e75ec3e75ec3e75ec3e75ec3e75e"));
    private static final Account ACCOUNT = Account.withHashes("alice", new PasswordHashes(SECRET, SECRET));
    private static final PasswordCredentials CREDENTIALS = new PasswordCredentials("alice", "LAB", SECRET, SECRET);

    @ParameterizedTest
    @MethodSource("valuesWithSecrets")
    void a_value_does_not_print_its_secret(Object value) {
        String text = value.toString();

        assertThat(text).doesNotContainIgnoringCase("5ec3e7").doesNotContain("94, -61", "[B@");
    }

    static Stream<Object> valuesWithSecrets() {
        Charset oem = Charset.forName("IBM437");
        LogonResult.Authenticated user = new LogonResult.Authenticated(ACCOUNT, SECRET, ResponseKind.NTLM);
        return Stream.of(
                SECRET,
                ACCOUNT,
                Account.withPassword("bob", "5ec3e7", oem),
                AccountTable.of(List.of(ACCOUNT)),
                new PasswordHashes(SECRET, SECRET),
                new PasswordProof(ResponseKind.NTLM, SECRET),
                SharePassword.forFullAccess("5ec3e7", oem).withReadOnly("5ec3e7"),
                CREDENTIALS,
                user,
                new ExtendedSecurity.Step.Continue(SECRET),
                new ExtendedSecurity.Step.Complete(user, SECRET),
                new AuthenticateMessage(SECRET, SECRET, "LAB", "alice", SECRET, 0, SECRET),
                new NegTokenResp(SECRET, SECRET));
    }
}
