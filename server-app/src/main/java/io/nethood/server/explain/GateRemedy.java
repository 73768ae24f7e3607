package io.nethood.server.explain;

import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

import io.nethood.server.explain.Explanation.OpenGate;
import io.nethood.smb.policy.Gate;
import io.nethood.smb.policy.Policy;
import io.nethood.smb.policy.PolicyRange;
import io.nethood.smb.policy.PolicySettings;
import io.nethood.smb.policy.PolicyTable;
import io.nethood.smb.policy.Verdict;

/** Finds the change of one policy value that opens a gate, by asking the table that closed it. */
final class GateRemedy {
    private static final String PIPE_PREFIX = "\\PIPE\\";

    private final PolicySettings now;
    private final Gate gate;
    private final String object;
    private final String policy;

    private GateRemedy(PolicySettings now, Gate gate, String object, String policy) {
        this.now = now;
        this.gate = gate;
        this.object = object;
        this.policy = policy;
    }

    /**
     * What would have let this client pass; empty when no single value does.
     *
     * @param now the values in force now, which need not be those that decided then
     */
    static Optional<OpenGate> of(GateRefusal refusal, PolicySettings now) {
        String object = refusal.object().startsWith(PIPE_PREFIX)
                ? refusal.object().substring(PIPE_PREFIX.length())
                : refusal.object();
        return Gate.named(refusal.gate()).flatMap(gate -> new GateRemedy(now, gate, object, refusal.policy()).find());
    }

    private Optional<OpenGate> find() {
        return switch (PolicyTable.decide(gate, now, object)) {
            // A value that refused and is still the same did so for a reason that is not in the table.
            case Verdict.Allowed allowed ->
                Optional.of(new OpenGate(null, "It would pass now: the value has changed since."))
                        .filter(remedy -> !holdsStill());
            case Verdict.Denied denied -> named(denied.policy()).flatMap(this::change);
        };
    }

    private boolean holdsStill() {
        return named(policy)
                .flatMap(now::value)
                .filter(value -> policy.endsWith("=" + value.text()))
                .isPresent();
    }

    private static Optional<Policy> named(String policyWithValue) {
        return Policy.named(policyWithValue.replaceFirst("=.*", ""));
    }

    /** The value nearest to the present one that opens the gate. */
    private Optional<OpenGate> change(Policy decisive) {
        Optional<String> value = switch (decisive.on(now.edition()).orElseThrow()) {
            case PolicyRange.NameList list -> Optional.of(withObject(decisive)).filter(names -> opens(decisive, names));
            case PolicyRange.Numbers numbers ->
                IntStream.rangeClosed(numbers.least(), numbers.most())
                        .boxed()
                        .sorted(Comparator.comparingInt(number -> Math.abs(number - now.number(decisive))))
                        .map(String::valueOf)
                        .filter(number -> opens(decisive, number))
                        .findFirst();
        };
        return value.map(found -> new OpenGate(command(decisive, found), why(decisive)));
    }

    private String withObject(Policy list) {
        Set<String> names = new TreeSet<>(now.names(list));
        names.add(object);
        return String.join(",", names);
    }

    private boolean opens(Policy changed, String value) {
        return PolicyTable.decide(gate, now.with(changed, value), object).passes();
    }

    private String command(Policy changed, String value) {
        String shown = changed.isList() ? "'" + value + "'" : value;
        return "nethood policy set " + changed.registryName(now.edition()) + "=" + shown;
    }

    private String why(Policy changed) {
        return "It opens this gate to " + gate.subject().text() + "."
                + (changed.needsRestart() ? " Windows would need a restart." : " Windows, too, reads it at once.");
    }
}
