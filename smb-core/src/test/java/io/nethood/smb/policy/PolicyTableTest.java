package io.nethood.smb.policy;

import java.io.IOException;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import io.nethood.smb.session.Edition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Every cell of the table against an expectation that was written by hand. */
class PolicyTableTest {
    private static final List<String> OBJECTS =
            List.of(PolicyMatrix.LISTED, PolicyMatrix.UNLISTED, PolicyMatrix.WINREG);

    @ParameterizedTest
    @EnumSource
    void every_gate_decides_as_the_matrix_says_for_every_combination_of_all_values(Edition edition) throws IOException {
        PolicyMatrix matrix = PolicyMatrix.read();

        EveryPolicyValue.of(edition, PolicyMatrix.LISTED).forEach(settings -> {
            for (Gate gate : Gate.values()) {
                for (String object : OBJECTS) {
                    PolicyMatrix.Line line = matrix.find(gate.displayName(), settings, object);
                    Verdict verdict = PolicyTable.decide(gate, settings, object);
                    if (!agree(line, settings, verdict)) {
                        assertThat(verdict)
                                .as("%s, %s, %s", gate, object, settings)
                                .isEqualTo(line.outcome(settings));
                    }
                }
            }
        });
    }

    /** Plain comparison, since there are half a million cells. */
    private static boolean agree(PolicyMatrix.Line line, PolicySettings settings, Verdict verdict) {
        String expected = line.outcome(settings);
        return switch (verdict) {
            case Verdict.Allowed allowed -> expected.equals("yes");
            case Verdict.Denied denied ->
                denied.status() == line.status()
                        && denied.policy().replaceFirst("=.*", "").equals(nameOf(expected, settings.edition()))
                        && !denied.rule().isEmpty();
        };
    }

    private static String nameOf(String expected, Edition edition) {
        return expected.equals("always") ? edition.displayName() : expected;
    }

    @Test
    void every_line_of_the_matrix_is_about_a_cell_that_exists() throws IOException {
        PolicyMatrix matrix = PolicyMatrix.read();
        Set<PolicyMatrix.Line> used = new HashSet<>();

        for (Edition edition : Edition.values()) {
            EveryPolicyValue.of(edition, PolicyMatrix.LISTED)
                    .forEach(settings -> OBJECTS.forEach(object -> Arrays.stream(Gate.values())
                            .forEach(gate -> used.add(matrix.find(gate.displayName(), settings, object)))));
        }

        assertThat(used).containsExactlyInAnyOrderElementsOf(matrix.lines());
    }

    @Test
    void every_row_of_the_table_decides_somewhere() {
        Set<PolicyRow> deciding = new HashSet<>();

        for (Edition edition : Edition.values()) {
            EveryPolicyValue.of(edition, PolicyMatrix.LISTED)
                    .forEach(settings -> OBJECTS.forEach(object -> PolicyTable.ROWS.stream()
                            .filter(row -> row.applies(settings, object))
                            .collect(Collectors.toMap(PolicyRow::gate, row -> row, (first, later) -> first))
                            .values()
                            .forEach(deciding::add)));
        }

        assertThat(deciding).containsExactlyInAnyOrderElementsOf(PolicyTable.ROWS);
    }

    @Test
    void every_row_tells_its_rule_and_its_source() {
        assertThat(PolicyTable.ROWS).allSatisfy(row -> {
            assertThat(row.rule()).isNotBlank().doesNotEndWith(".");
            assertThat(row.source()).isNotBlank();
        });
    }

    @Test
    void a_refusal_names_the_value_that_decided() {
        PolicySettings settings = PolicySettings.defaultOf(Edition.WINDOWS_2000_SERVER)
                .with(Policy.RESTRICT_ANONYMOUS, 2)
                .with(Policy.AUTO_SHARE_WKS, 0);

        assertThat(PolicyTable.decide(Gate.IPC_TREE, settings))
                .extracting("policy")
                .isEqualTo("RestrictAnonymous=2");
        assertThat(PolicyTable.decide(Gate.ADMINISTRATIVE_SHARES, settings))
                .extracting("policy")
                .isEqualTo("AutoShareServer=0");
    }

    @Test
    void names_in_lists_are_the_same_in_any_case() {
        PolicySettings settings = PolicySettings.defaultOf(Edition.NT4_WORKSTATION)
                .with(Policy.NULL_SESSION_SHARES, List.of("Drop"))
                .with(Policy.NULL_SESSION_PIPES, List.of("SPOOLSS"));

        assertThat(PolicyTable.decide(Gate.OTHER_SHARE, settings, "dROP").passes())
                .isTrue();
        assertThat(PolicyTable.decide(Gate.PIPE, settings, "spoolss").passes()).isTrue();
        assertThat(PolicyTable.decide(Gate.PIPE, settings, "srvsvc").passes()).isFalse();
    }
}
