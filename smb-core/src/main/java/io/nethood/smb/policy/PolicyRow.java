package io.nethood.smb.policy;

import java.util.Optional;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import io.nethood.smb.session.Edition;
import io.nethood.smb.wire.NtStatus;

/**
 * A row of the policy table.
 *
 * @param gate where
 * @param editions on which editions
 * @param conditions all of them must hold; the first one names the policy that decided
 * @param refusal what a client is told that may not pass; empty in a row that lets it pass
 * @param rule why, in one sentence without a full stop
 * @param source where that is documented; (I) marks an inference of ours
 */
record PolicyRow(
        Gate gate,
        ImmutableSet<Edition> editions,
        ImmutableList<Condition> conditions,
        Optional<NtStatus> refusal,
        String rule,
        String source) {

    boolean applies(PolicySettings settings, String object) {
        if (!editions.contains(settings.edition())) {
            return false;
        }
        for (Condition condition : conditions) {
            if (!condition.holds(settings, object)) {
                return false;
            }
        }
        return true;
    }

    Verdict verdict(PolicySettings settings) {
        return refusal.isEmpty()
                ? Verdict.Allowed.ALLOWED
                : new Verdict.Denied(gate, decidedBy(settings), rule, refusal.get());
    }

    private String decidedBy(PolicySettings settings) {
        Edition edition = settings.edition();
        return conditions.stream()
                .flatMap(condition -> condition.reads().stream())
                .findFirst()
                .map(policy -> settings.value(policy).orElseThrow() instanceof PolicyValue.Dword number
                        ? policy.registryName(edition) + "=" + number.value()
                        : policy.registryName(edition))
                .orElse(edition.displayName());
    }

    /** Collects a row, in the order in which the table reads. */
    static final class Draft {
        private final Gate gate;
        private final ImmutableSet<Edition> editions;
        private final ImmutableList<Condition> conditions;

        private Draft(Gate gate, ImmutableSet<Edition> editions, ImmutableList<Condition> conditions) {
            this.gate = gate;
            this.editions = editions;
            this.conditions = conditions;
        }

        static Draft at(Gate gate, ImmutableSet<Edition> editions) {
            return new Draft(gate, editions, ImmutableList.of());
        }

        Draft when(Condition... all) {
            return new Draft(gate, editions, ImmutableList.copyOf(all));
        }

        PolicyRow refuses(NtStatus status, String rule, String source) {
            return new PolicyRow(gate, editions, conditions, Optional.of(status), rule, source);
        }

        PolicyRow allows(String rule, String source) {
            return new PolicyRow(gate, editions, conditions, Optional.empty(), rule, source);
        }
    }
}
