package io.nethood.smb.policy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import io.nethood.event.LabEvent;
import io.nethood.event.SessionKind;
import io.nethood.smb.auth.Account;
import io.nethood.smb.auth.AccountTable;
import io.nethood.smb.auth.NtlmClient;
import io.nethood.smb.session.Edition;
import io.nethood.smb.session.SessionView;
import io.nethood.smb.testkit.Answer;
import io.nethood.smb.testkit.LabClient;
import io.nethood.smb.testkit.TestLab;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every cell of the gates that ask every client, through real requests, against the matrix that was written by hand. */
class EveryClientGatesTest {
    private static final int SIGNING_ENABLED = 0x04;
    private static final int SIGNING_REQUIRED = 0x08;
    private static final int CHALLENGE_SIZE = 8;

    static Stream<PolicySettings> levels() {
        return combinations(Policy.LM_COMPATIBILITY_LEVEL).filter(EveryClientGatesTest::hasUsers);
    }

    static Stream<PolicySettings> signing() {
        return combinations(Policy.ENABLE_SECURITY_SIGNATURE, Policy.REQUIRE_SECURITY_SIGNATURE);
    }

    static Stream<PolicySettings> signingOfUsers() {
        return signing().filter(EveryClientGatesTest::hasUsers);
    }

    static Stream<PolicySettings> blankPasswords() {
        return combinations(Policy.LIMIT_BLANK_PASSWORD_USE).filter(EveryClientGatesTest::hasUsers);
    }

    static Stream<PolicySettings> guests() {
        return combinations(Policy.FORCE_GUEST);
    }

    /** On XP Home every logon is Guest, whatever its proof. */
    private static boolean hasUsers(PolicySettings settings) {
        return settings.edition() != Edition.XP_HOME;
    }

    private static Stream<PolicySettings> combinations(Policy... policies) {
        return Stream.of(Edition.values())
                .filter(edition -> edition != Edition.WIN98)
                .flatMap(edition -> EveryPolicyValue.of(edition, "none", List.of(policies)));
    }

    @ParameterizedTest
    @MethodSource("levels")
    void an_lm_response_proves_a_password_below_level_4(PolicySettings settings) throws IOException {
        TestLab lab = lab(settings);
        LabClient client = lab.connect().flags2(0);
        byte[] challenge = Arrays.copyOf(client.negotiate("LANMAN2.1").data(), CHALLENGE_SIZE);

        Answer answer =
                client.setUpLanMan("bob", NtlmClient.lmResponse("hidden", StandardCharsets.US_ASCII, challenge));

        assertThat(answer.header().status() == 0).isEqualTo(passes(Gate.LM_RESPONSE, settings));
        assertRefusalIsTold(lab, Gate.LM_RESPONSE, settings);
    }

    @ParameterizedTest
    @MethodSource("levels")
    void an_ntlm_response_proves_a_password_below_level_5(PolicySettings settings) throws IOException {
        TestLab lab = lab(settings);

        String status = logOn(lab.connect(), "bob", "hidden");

        assertThat(status).isEqualTo(expected(Gate.NTLM_RESPONSE, settings));
        assertRefusalIsTold(lab, Gate.NTLM_RESPONSE, settings);
    }

    @ParameterizedTest
    @MethodSource("blankPasswords")
    void an_account_without_a_password_is_refused_on_xp_unless_allowed(PolicySettings settings) throws IOException {
        TestLab lab = lab(settings);

        String status = logOn(lab.connect(), "empty", "");

        assertThat(status).isEqualTo(expected(Gate.BLANK_PASSWORD, settings));
        assertRefusalIsTold(lab, Gate.BLANK_PASSWORD, settings);
    }

    @ParameterizedTest
    @MethodSource("guests")
    void with_force_guest_nobody_logs_on_as_the_account_that_was_named(PolicySettings settings) throws IOException {
        TestLab lab = lab(settings);

        logOn(lab.connect(), "bob", "hidden");

        assertThat(lab.host().ledger().snapshot().sessions().stream()
                        .map(SessionView::kind)
                        .anyMatch(SessionKind.USER::equals))
                .isEqualTo(passes(Gate.OWN_ACCOUNT, settings));
    }

    @ParameterizedTest
    @MethodSource("signing")
    void negotiate_says_whether_signing_is_enabled_and_required(PolicySettings settings) throws IOException {
        int securityMode = lab(settings).connect().negotiate("NT LM 0.12").byteAt(2);

        assertThat((securityMode & SIGNING_ENABLED) != 0).isEqualTo(passes(Gate.SIGNING_OFFER, settings));
        assertThat((securityMode & SIGNING_REQUIRED) != 0).isEqualTo(!passes(Gate.UNSIGNED_REQUEST, settings));
    }

    @ParameterizedTest
    @MethodSource("signingOfUsers")
    void a_user_that_does_not_sign_is_refused_where_signing_is_required(PolicySettings settings) throws IOException {
        LabClient client = lab(settings).connect();
        logOn(client, "bob", "hidden");

        String status = client.connectTree("IPC$").statusText();

        assertThat(status).isEqualTo(expected(Gate.UNSIGNED_REQUEST, settings));
    }

    private static TestLab lab(PolicySettings settings) {
        TestLab lab = TestLab.withAccounts(
                settings.edition(),
                List.of(
                        Account.withPassword("bob", "hidden", StandardCharsets.US_ASCII),
                        Account.withPassword("empty", "", StandardCharsets.US_ASCII),
                        AccountTable.guest(false)));
        for (Policy policy : Policy.values()) {
            settings.value(policy).ifPresent(value -> lab.host().changePolicy(policy, value.text()));
        }
        return lab;
    }

    private static String logOn(LabClient client, String user, String password) {
        byte[] challenge = Arrays.copyOf(client.negotiate("NT LM 0.12").data(), CHALLENGE_SIZE);
        return client.setUpUser(user, password, challenge).statusText();
    }

    private static void assertRefusalIsTold(TestLab lab, Gate gate, PolicySettings settings) throws IOException {
        List<LabEvent.LogonRefused> refused = lab.events(LabEvent.LogonRefused.class);
        if (passes(gate, settings)) {
            assertThat(refused).isEmpty();
            return;
        }
        assertThat(refused).singleElement().satisfies(event -> {
            assertThat(event.gate()).isEqualTo(gate.displayName());
            assertThat(event.policy()).startsWith(line(gate, settings).outcome(settings) + "=");
            assertThat(event.rule()).isNotEmpty();
        });
    }

    private static boolean passes(Gate gate, PolicySettings settings) throws IOException {
        return line(gate, settings).outcome(settings).equals("yes");
    }

    private static String expected(Gate gate, PolicySettings settings) throws IOException {
        return passes(gate, settings)
                ? "SUCCESS"
                : line(gate, settings).status().name();
    }

    private static PolicyMatrix.Line line(Gate gate, PolicySettings settings) throws IOException {
        return PolicyMatrix.read().find(gate.displayName(), settings, PolicyMatrix.UNLISTED);
    }
}
