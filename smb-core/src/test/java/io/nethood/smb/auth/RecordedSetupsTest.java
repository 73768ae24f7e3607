package io.nethood.smb.auth;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

import io.nethood.smb.policy.Policy;
import io.nethood.smb.policy.PolicySettings;
import io.nethood.smb.session.Edition;
import io.nethood.smb.wire.RequestBlock;
import io.nethood.smb.wire.SessionSetupAndxRequest;
import io.nethood.smb.wire.SmbHeader;
import io.nethood.wire.MalformedMessage;
import io.nethood.wire.WireReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Session setups without extended security, as real clients sent them: a challenge, then the request. */
class RecordedSetupsTest {
    private PolicySettings policies = PolicySettings.defaultOf(Edition.XP_PROFESSIONAL);

    @ParameterizedTest
    @CsvSource({"samba-lanman2-lm, LM, true", "samba-nt-without-spnego, NTLM, false"})
    void a_recorded_setup_proves_its_account(String name, ResponseKind kind, boolean lmKeyUsed) {
        assertThat(check(name, "secret")).isInstanceOfSatisfying(LogonResult.Authenticated.class, user -> {
            assertThat(user.account().name()).isEqualTo("alice");
            assertThat(user.kind()).isEqualTo(kind);
            assertThat(user.lmKeyUsed()).isEqualTo(lmKeyUsed);
        });
        assertThat(check(name, "Secret2")).isInstanceOf(LogonResult.Refused.class);
    }

    @Test
    void from_level_4_on_the_setup_with_an_lm_response_only_is_refused_and_the_event_says_why() {
        policies = policies.with(Policy.LM_COMPATIBILITY_LEVEL, 4);

        assertThat(check("samba-lanman2-lm", "secret"))
                .isInstanceOfSatisfying(
                        LogonResult.Refused.class,
                        refused -> assertThat(refused.reason())
                                .returns("LM response", LogonResult.Reason::gate)
                                .returns("LMCompatibilityLevel=4", LogonResult.Reason::policy));
        assertThat(check("samba-nt-without-spnego", "secret")).isInstanceOf(LogonResult.Authenticated.class);
    }

    private LogonResult check(String name, String password) {
        List<String> lines = lines(name + ".setup.hex");
        byte[] challenge = HexFormat.of().parseHex(lines.get(1));
        byte[] message = HexFormat.of().parseHex(lines.stream().skip(2).collect(Collectors.joining()));
        AccountTable accounts =
                AccountTable.of(List.of(Account.withPassword("alice", password, RecordedExchange.CODE_PAGE)));
        return new PasswordLogon(
                        accounts,
                        () -> policies,
                        LogonSettings.DEFAULT,
                        RecordedExchange.CODE_PAGE,
                        () -> RecordedExchange.NOW)
                .check(credentials(message), ServerChallenge.draw(() -> littleEndian(challenge)));
    }

    private static PasswordCredentials credentials(byte[] message) {
        try {
            WireReader reader = WireReader.of(message);
            SmbHeader header = SmbHeader.decode(reader);
            RequestBlock block =
                    RequestBlock.decode(reader, SmbHeader.LENGTH, header.unicode(), RecordedExchange.CODE_PAGE);
            SessionSetupAndxRequest.Password request =
                    (SessionSetupAndxRequest.Password) SessionSetupAndxRequest.decode(block);
            return new PasswordCredentials(
                    request.account(),
                    request.domain(),
                    Octets.of(request.oemPassword()),
                    Octets.of(request.unicodePassword()));
        } catch (MalformedMessage malformed) {
            throw new AssertionError("the recorded request is malformed", malformed);
        }
    }

    private static long littleEndian(byte[] bytes) {
        long value = 0;
        for (int i = bytes.length - 1; i >= 0; i--) {
            value = (value << Byte.SIZE) | (bytes[i] & 0xFF);
        }
        return value;
    }

    private static List<String> lines(String resource) {
        try (InputStream in = RecordedSetupsTest.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalArgumentException("no resource " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
