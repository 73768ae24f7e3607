package io.nethood.smb.policy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import com.google.common.collect.Iterables;
import io.nethood.smb.session.Edition;
import io.nethood.smb.wire.NtStatus;

/** The expectation {@code policy/matrix.txt}, which was written by hand and knows nothing of the table. */
final class PolicyMatrix {
    static final String LISTED = "listed";
    static final String UNLISTED = "unlisted";
    static final String WINREG = "winreg";

    private static final Map<String, Set<Edition>> EDITIONS = ImmutableMap.<String, Set<Edition>>builder()
            .put("nt4", Set.of(Edition.NT4_WORKSTATION, Edition.NT4_SERVER))
            .put("nt4-client", Set.of(Edition.NT4_WORKSTATION))
            .put("nt4-server", Set.of(Edition.NT4_SERVER))
            .put("2000", Set.of(Edition.WINDOWS_2000_PROFESSIONAL, Edition.WINDOWS_2000_SERVER))
            .put("2000-client", Set.of(Edition.WINDOWS_2000_PROFESSIONAL))
            .put("2000-server", Set.of(Edition.WINDOWS_2000_SERVER))
            .put("xp", Set.of(Edition.XP_PROFESSIONAL, Edition.XP_HOME))
            .put("xp-pro", Set.of(Edition.XP_PROFESSIONAL))
            .put("xp-home", Set.of(Edition.XP_HOME))
            .put("98", Set.of(Edition.WIN98))
            .buildOrThrow();

    /** One line: an outcome for each value of {@code pivot}, or one for all. */
    record Line(
            String gate,
            String pivot,
            NtStatus status,
            Set<Edition> editions,
            Map<String, String> conditions,
            String object,
            List<String> outcomes) {

        boolean covers(String atGate, PolicySettings settings, String anObject) {
            return gate.equals(atGate)
                    && editions.contains(settings.edition())
                    && (object.equals("*") || object.equals(anObject))
                    && conditions.entrySet().stream()
                            .allMatch(entry -> Integer.toString(settings.number(policy(entry.getKey())))
                                    .equals(entry.getValue()));
        }

        /** "yes", or the registry name of the value that refuses. */
        String outcome(PolicySettings settings) {
            return outcomes.size() == 1 ? outcomes.getFirst() : outcomes.get(settings.number(policy(pivot)));
        }

        private static Policy policy(String name) {
            return Policy.named(name).orElseThrow();
        }
    }

    private final List<Line> lines = new ArrayList<>();

    private PolicyMatrix() {}

    static PolicyMatrix read() throws IOException {
        PolicyMatrix matrix = new PolicyMatrix();
        List<String> head = List.of();
        try (InputStream in = PolicyMatrix.class.getResourceAsStream("/policy/matrix.txt")) {
            for (String text : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (text.startsWith("@")) {
                    head = cells(text.substring(1));
                } else if (!text.isBlank() && !text.startsWith("#")) {
                    matrix.lines.add(line(head, cells(text)));
                }
            }
        }
        return matrix;
    }

    private static List<String> cells(String text) {
        return Splitter.on('|').trimResults().splitToList(text);
    }

    private static Line line(List<String> head, List<String> cells) {
        return new Line(
                head.get(0),
                head.get(1),
                NtStatus.valueOf(head.get(2)),
                Optional.ofNullable(EDITIONS.get(cells.get(0))).orElseThrow(),
                Splitter.on(' ').omitEmptyStrings().withKeyValueSeparator('=').split(cells.get(1)),
                cells.get(2),
                Splitter.on(' ').omitEmptyStrings().splitToList(cells.get(3)));
    }

    List<Line> lines() {
        return lines;
    }

    /** The only line about this cell. */
    Line find(String gate, PolicySettings settings, String object) {
        return Iterables.getOnlyElement(lines.stream()
                .filter(line -> line.covers(gate, settings, object))
                .toList());
    }
}
