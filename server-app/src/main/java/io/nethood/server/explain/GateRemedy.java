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

    private GateRemedy(PolicySettings now, Gate gate, String object) {
        this.now = now;
        this.gate = gate;
        this.object = object;
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
        return Gate.named(refusal.gate()).flatMap(gate -> new GateRemedy(now, gate, object).find());
    }

    private Optional<OpenGate> find() {
        return switch (PolicyTable.decide(gate, now, object)) {
            case Verdict.Allowed allowed ->
                Optional.of(new OpenGate(null, "It would pass now: the value has changed since."));
            case Verdict.Denied denied ->
                Policy.named(denied.policy().replaceFirst("=.*", "")).flatMap(this::change);
        };
    }

    /** The value nearest to the present one that opens the gate. */
    private Optional<OpenGate> change(Policy policy) {
        Optional<String> value = switch (policy.on(now.edition()).orElseThrow()) {
            case PolicyRange.NameList list -> Optional.of(withObject(policy)).filter(names -> opens(policy, names));
            case PolicyRange.Numbers numbers ->
                IntStream.rangeClosed(numbers.least(), numbers.most())
                        .boxed()
                        .sorted(Comparator.comparingInt(number -> Math.abs(number - now.number(policy))))
                        .map(String::valueOf)
                        .filter(number -> opens(policy, number))
                        .findFirst();
        };
        return value.map(found -> new OpenGate(command(policy, found), why(policy)));
    }

    private String withObject(Policy policy) {
        Set<String> names = new TreeSet<>(now.names(policy));
        names.add(object);
        return String.join(",", names);
    }

    private boolean opens(Policy policy, String value) {
        return PolicyTable.decide(gate, now.with(policy, value), object).passes();
    }

    private String command(Policy policy, String value) {
        String shown = policy.isList() ? "'" + value + "'" : value;
        return "nethood policy set " + policy.registryName(now.edition()) + "=" + shown;
    }

    private String why(Policy policy) {
        return "It opens this gate to " + gate.subject().text() + "."
                + (policy.needsRestart() ? " Windows would need a restart." : " Windows, too, reads it at once.");
    }
}
