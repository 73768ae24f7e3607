package io.nethood.smb.policy;

import io.nethood.smb.wire.NtStatus;

/** What a gate answers; a refusal names the policy value that decided. */
public sealed interface Verdict {

    /** Pass. */
    enum Allowed implements Verdict {
        ALLOWED
    }

    /**
     * Do not pass.
     *
     * @param gate which gate
     * @param policy the value that decided, under its registry name: {@code RestrictAnonymous=2}, and of a list only the
     *     name, {@code NullSessionPipes}
     * @param rule why, in one sentence without a full stop
     * @param status what the client is told; SUCCESS at a gate that turns nobody away, such as {@link Gate#OWN_ACCOUNT}
     */
    record Denied(Gate gate, String policy, String rule, NtStatus status) implements Verdict {}

    default boolean passes() {
        return this == Allowed.ALLOWED;
    }
}
