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
     * @param gate which gate, such as {@code IPC$}
     * @param policy the value that decided, under its registry name
     * @param status what the client is told
     */
    record Denied(String gate, String policy, NtStatus status) implements Verdict {}
}
