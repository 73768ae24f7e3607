package io.nethood.smb.policy;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import com.google.common.collect.Lists;
import io.nethood.smb.session.Edition;
import io.nethood.smb.wire.NtStatus;

/** {@code docs/policy.md}, made from the tables. */
final class PolicyDocument {
    private static final String NAMED = "named";
    private static final String ABSENT = "-";

    private final StringBuilder text = new StringBuilder();

    private PolicyDocument() {}

    static String text() {
        PolicyDocument document = new PolicyDocument();
        document.introduction();
        document.values();
        document.defaults();
        document.gates();
        return document.text.toString();
    }

    private void introduction() {
        line("# Policy");
        line("");
        line(
                "Windows keeps in its registry what a NULL session may do and how a client must prove itself. These are the values");
        line(
                "that NetHood knows, and what they decide at each gate. **Made from the tables in the code**, which decide the same");
        line("way; do not edit: `./nethood --mvn test -pl smb-core -am -Dtest=PolicyDocumentTest"
                + " -Dsurefire.failIfNoSpecifiedTests=false -Dnethood.write-docs=true` writes it anew.");
        line("");
        line(
                "`nethood policy` lists the values of a running host, `nethood policy set RestrictAnonymous=2` changes one at once;"
                        + " as options they are in [configuration.md](configuration.md). Whatever they are, the session setup of a NULL"
                        + " session is accepted and counted (KB328459).");
        line("");
        line(
                "In sources, (I) marks an inference of ours, (E) field experience without a document; MBSA is the report text of"
                        + " Microsoft Baseline Security Analyzer, HSC the paper \"Minimizing Windows network services\", D1 KB328459.");
    }

    private void values() {
        line("");
        line("## Values");
        line("");
        line("`LSA` is `" + Policy.Key.LSA.path() + "`, `LANMAN_SERVER` is `" + Policy.Key.LANMAN_SERVER.path() + "`.");
        line("");
        row("Value", "Option", "Key", "Type", "What it rules", "Windows reads it", "Source");
        rule(7);
        for (Policy policy : Policy.values()) {
            row(
                    "`" + policy.registryName() + "`",
                    "`" + policy.optionName() + "`",
                    "`" + policy.key() + "`",
                    policy.isList() ? "REG_MULTI_SZ" : "REG_DWORD",
                    policy.description(),
                    policy.needsRestart() ? "at its start" : "at once",
                    policy.source());
        }
    }

    private void defaults() {
        line("");
        line("## Range and default");
        line("");
        line("Default, then the range. `" + ABSENT + "`: the edition has no such value, and it cannot be set there.");
        line("");
        List<Edition> editions = Arrays.asList(Edition.values());
        row(Stream.concat(Stream.of("Value"), editions.stream().map(edition -> "`" + edition.commandLineName() + "`")));
        rule(1 + editions.size());
        for (Policy policy : Policy.values()) {
            row(Stream.concat(
                    Stream.of("`" + policy.registryName() + "`"),
                    editions.stream()
                            .map(edition ->
                                    policy.on(edition).map(PolicyDocument::cell).orElse(ABSENT))));
        }
        line("");
        for (Policy policy : Policy.values()) {
            Map<String, List<String>> lists = new LinkedHashMap<>();
            policy.editions().stream()
                    .filter(edition -> policy.isList())
                    .forEach(edition -> lists.computeIfAbsent(
                                    policy.on(edition).orElseThrow().initial().text(), key -> new ArrayList<>())
                            .add("`" + edition.commandLineName() + "`"));
            lists.forEach((names, on) -> line("- `" + policy.registryName() + "` on " + String.join(", ", on) + ": `"
                    + names.replace(",", "`, `") + "`"));
        }
    }

    private static String cell(PolicyRange range) {
        return switch (range) {
            case PolicyRange.NameList list -> "list";
            case PolicyRange.Numbers numbers ->
                numbers.least() == numbers.most()
                        ? numbers.usual() + ", fixed"
                        : numbers.usual() + " (" + numbers.text() + ")";
        };
    }

    private void gates() {
        line("");
        line("## Gates");
        line("");
        line(
                "First the rows from which the code decides: the first one that applies. Then what comes out for each combination of"
                        + " the values that the gate reads; **no** is a refusal.");
        for (Gate gate : Gate.values()) {
            List<PolicyRow> rows =
                    PolicyTable.ROWS.stream().filter(row -> row.gate() == gate).toList();
            line("");
            line("### " + gate.displayName());
            line("");
            line("Asks " + gate.subject().text() + ": " + gate.description() + ".");
            line("");
            row("Editions", "When", "Outcome", "Rule", "Source");
            rule(5);
            rows.forEach(row -> row(
                    editions(row.editions().asList()),
                    row.conditions().stream().map(Condition::text).collect(Collectors.joining(", ")),
                    row.refusal().map(PolicyDocument::refusal).orElse("yes"),
                    row.rule(),
                    row.source()));
            cells(gate, rows);
        }
    }

    private static String refusal(NtStatus status) {
        return status == NtStatus.SUCCESS ? "**no**" : "**no**, `" + status.documentName() + "`";
    }

    private static String editions(List<Edition> editions) {
        if (editions.size() == Edition.values().length) {
            return "all";
        }
        return editions.stream()
                .map(edition -> "`" + edition.commandLineName() + "`")
                .collect(Collectors.joining(" "));
    }

    /** What a row of cells is about: a value for each policy that the gate reads, and an object. */
    private record Case(List<Integer> values, String object) {}

    private void cells(Gate gate, List<PolicyRow> rows) {
        List<Condition> conditions = rows.stream()
                .flatMap(row -> row.conditions().stream())
                .distinct()
                .toList();
        if (conditions.isEmpty()) {
            return;
        }
        List<Policy> numbers = Arrays.stream(Policy.values())
                .filter(policy -> !policy.isList()
                        && conditions.stream()
                                .anyMatch(condition -> condition.reads().equals(Optional.of(policy))))
                .toList();
        List<String> objects = objects(conditions);
        List<Case> cases = Lists.cartesianProduct(numbers.stream()
                        .map(policy -> policy.editions().stream()
                                .flatMap(edition ->
                                        EveryPolicyValue.values(policy, edition).boxed())
                                .distinct()
                                .sorted()
                                .toList())
                        .toList())
                .stream()
                .flatMap(values -> objects.stream().map(object -> new Case(values, object)))
                .toList();
        Map<List<String>, List<Edition>> columns = new LinkedHashMap<>();
        for (Edition edition : Edition.values()) {
            List<String> column = cases.stream()
                    .map(one -> outcome(gate, edition, numbers, one))
                    .toList();
            columns.computeIfAbsent(column, key -> new ArrayList<>()).add(edition);
        }
        line("");
        List<String> heads = Stream.concat(
                        numbers.stream().map(policy -> "`" + policy.registryName() + "`"),
                        objects.size() == 1 ? Stream.of() : Stream.of("Object"))
                .toList();
        row(Stream.concat(heads.stream(), columns.values().stream().map(PolicyDocument::editions)));
        rule(heads.size() + columns.size());
        IntStream.range(0, cases.size())
                .forEach(i -> row(Stream.of(
                                cases.get(i).values().stream().map(String::valueOf),
                                objects.size() == 1
                                        ? Stream.<String>of()
                                        : Stream.of(cases.get(i).object()),
                                columns.keySet().stream().map(column -> column.get(i)))
                        .flatMap(cells -> cells)));
    }

    private static List<String> objects(List<Condition> conditions) {
        List<String> objects = new ArrayList<>(List.of(NAMED));
        if (conditions.stream().anyMatch(Condition.Unlisted.class::isInstance)) {
            objects.add("not named");
        }
        conditions.stream()
                .filter(Condition.Names.class::isInstance)
                .map(condition -> condition.text() + ", not named")
                .forEach(objects::add);
        return objects;
    }

    private static String outcome(Gate gate, Edition edition, List<Policy> numbers, Case one) {
        PolicySettings settings =
                EveryPolicyValue.of(edition, NAMED, List.of()).findFirst().orElseThrow();
        for (int i = 0; i < numbers.size(); i++) {
            Policy policy = numbers.get(i);
            String value = one.values().get(i).toString();
            if (policy.on(edition).isPresent()) {
                if (policy.parse(edition, value).isEmpty()) {
                    return ABSENT;
                }
                settings = settings.with(policy, value);
            }
        }
        return switch (PolicyTable.decide(gate, settings, one.object().replace(", not named", ""))) {
            case Verdict.Allowed allowed -> "yes";
            case Verdict.Denied denied -> "**no**: " + denied.policy();
        };
    }

    private void row(String... cells) {
        row(Stream.of(cells));
    }

    private void row(Stream<String> cells) {
        line(cells.map(cell -> cell.replace("|", "\\|")).collect(Collectors.joining(" | ", "| ", " |")));
    }

    private void rule(int columns) {
        line("|" + "---|".repeat(columns));
    }

    private void line(String line) {
        text.append(line).append('\n');
    }
}
