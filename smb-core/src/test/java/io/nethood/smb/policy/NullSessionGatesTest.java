package io.nethood.smb.policy;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.nethood.event.LabEvent;
import io.nethood.smb.rpc.StandardPipes;
import io.nethood.smb.session.Edition;
import io.nethood.smb.testkit.TestLab;
import io.nethood.wire.MalformedMessage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every cell that a NULL session meets, through real requests, against the matrix that was written by hand. */
class NullSessionGatesTest {
    private static final List<Policy> READ_FOR_NULL_SESSIONS = List.of(
            Policy.RESTRICT_ANONYMOUS,
            Policy.RESTRICT_ANONYMOUS_SAM,
            Policy.EVERYONE_INCLUDES_ANONYMOUS,
            Policy.RESTRICT_NULL_SESS_ACCESS);

    static Stream<PolicySettings> everyCombination() {
        return Stream.of(Edition.values())
                .filter(edition -> edition != Edition.WIN98)
                .flatMap(edition -> EveryPolicyValue.of(edition, "srvsvc", READ_FOR_NULL_SESSIONS));
    }

    @DisplayName("D1-05, D1-14, D1-28: what a NULL session may do, for every combination of values on every edition")
    @ParameterizedTest
    @MethodSource("everyCombination")
    void every_gate_answers_as_the_matrix_says(PolicySettings settings) throws IOException, MalformedMessage {
        PolicyMatrix matrix = PolicyMatrix.read();
        TestLab lab = lab(settings.edition());
        NullSessionAtTheWire client = NullSessionAtTheWire.on(lab);

        apply(settings, lab);

        assertThat(client.setUp()).isEqualTo("SUCCESS");
        client.lists()
                .forEach((gate, answer) -> assertThat(answer)
                        .as("%s", gate)
                        .isEqualTo(expected(matrix, gate, settings, PolicyMatrix.UNLISTED)));
        assertThat(client.open("srvsvc")).isEqualTo(expected(matrix, Gate.PIPE, settings, PolicyMatrix.LISTED));
        assertThat(client.open("wkssvc")).isEqualTo(expected(matrix, Gate.PIPE, settings, PolicyMatrix.UNLISTED));
        assertThat(client.open("winreg")).isEqualTo(expected(matrix, Gate.PIPE, settings, PolicyMatrix.WINREG));
        assertThat(client.connect("LABJET")).isEqualTo(share(matrix, settings, PolicyMatrix.UNLISTED));
        lab.host().changePolicy(Policy.NULL_SESSION_SHARES, "labjet");
        assertThat(client.connect("LABJET")).isEqualTo(share(matrix, settings, PolicyMatrix.LISTED));
    }

    @ParameterizedTest
    @MethodSource("everyCombination")
    void every_refusal_tells_gate_value_and_rule(PolicySettings settings) throws IOException, MalformedMessage {
        PolicyMatrix matrix = PolicyMatrix.read();
        TestLab lab = lab(settings.edition());
        NullSessionAtTheWire client = NullSessionAtTheWire.on(lab);
        apply(settings, lab);
        Map<String, String> refusals = new LinkedHashMap<>();

        client.lists().forEach((gate, answer) -> {
            if (!answer.equals("SUCCESS")) {
                refusals.put(
                        gate.displayName(),
                        matrix.find(gate.displayName(), settings, PolicyMatrix.UNLISTED)
                                .outcome(settings));
            }
        });

        assertThat(lab.events(LabEvent.AccessRefused.class))
                .hasSameSizeAs(refusals.keySet())
                .allSatisfy(event -> {
                    assertThat(event.policy()).startsWith(refusals.get(event.gate()) + "=");
                    assertThat(event.user()).isNull();
                    assertThat(event.rule()).isNotEmpty();
                    assertThat(event.status()).isEqualTo("STATUS_ACCESS_DENIED");
                });
    }

    private static PolicySettings open(PolicySettings settings) {
        PolicySettings open = settings.with(Policy.NULL_SESSION_PIPES, List.of("srvsvc", "samr"));
        return open.value(Policy.RESTRICT_ANONYMOUS_SAM).isPresent()
                ? open.with(Policy.RESTRICT_ANONYMOUS_SAM, 0)
                : open;
    }

    /** Nothing is restricted yet, and srvsvc and samr are open to NULL sessions. */
    private static TestLab lab(Edition edition) {
        return TestLab.of(edition, settings -> settings.withPolicies(open(settings.policies())), StandardPipes::of);
    }

    private static void apply(PolicySettings settings, TestLab lab) {
        READ_FOR_NULL_SESSIONS.forEach(policy ->
                settings.value(policy).ifPresent(value -> lab.host().changePolicy(policy, value.text())));
    }

    /** A share must be within reach, and be granted to Everyone. */
    private static String share(PolicyMatrix matrix, PolicySettings settings, String object) {
        String reach = expected(matrix, Gate.OTHER_SHARE, settings, object);
        return reach.equals("SUCCESS") ? expected(matrix, Gate.EVERYONE, settings, object) : reach;
    }

    private static String expected(PolicyMatrix matrix, Gate gate, PolicySettings settings, String object) {
        PolicyMatrix.Line line = matrix.find(gate.displayName(), settings, object);
        if (!line.outcome(settings).equals("yes")) {
            return line.status().name();
        }
        // No host of ours has this pipe; a NULL session that may open it learns so.
        return object.equals(PolicyMatrix.WINREG) ? "OBJECT_NAME_NOT_FOUND" : "SUCCESS";
    }
}
