package io.nethood.server.explain;

import java.time.Instant;
import java.util.Optional;

import io.nethood.event.LabEvent;
import org.jspecify.annotations.Nullable;

/**
 * A gate said no, be it to a logon or to a client that has a session.
 *
 * @param at when
 * @param gate which gate
 * @param object what the client wanted; empty when the gate is about nothing in particular
 * @param computer client computer
 * @param user null for a NULL session
 * @param policy the value that decided
 * @param rule why
 * @param status what the client was told
 */
record GateRefusal(
        Instant at,
        String gate,
        String object,
        String computer,
        @Nullable String user,
        String policy,
        String rule,
        String status) {

    /** Empty when {@code event} is something else, such as a wrong password. */
    static Optional<GateRefusal> of(LabEvent event) {
        return switch (event) {
            case LabEvent.AccessRefused access ->
                Optional.of(new GateRefusal(
                        access.at(),
                        access.gate(),
                        access.object(),
                        access.client(),
                        access.user(),
                        access.policy(),
                        access.rule(),
                        access.status()));
            case LabEvent.LogonRefused logon -> of(logon);
            default -> Optional.empty();
        };
    }

    private static Optional<GateRefusal> of(LabEvent.LogonRefused logon) {
        String gate = logon.gate();
        String policy = logon.policy();
        return gate == null || policy == null
                ? Optional.empty()
                : Optional.of(new GateRefusal(
                        logon.at(), gate, "", logon.client(), logon.user(), policy, logon.rule(), logon.status()));
    }
}
