package io.nethood.smb.auth;

import java.util.Optional;

import io.nethood.smb.policy.Gate;
import org.jspecify.annotations.Nullable;

/** The ways to prove a password: the answers to a challenge of [MS-NLMP] 3.3, and the password itself. */
public enum ResponseKind {
    /** The password as somebody typed it; it leaves no session key. */
    PLAIN_TEXT(null),
    /** LM response, from the LM hash. */
    LM(Gate.LM_RESPONSE),
    /** NTLM v1 response. */
    NTLM(Gate.NTLM_RESPONSE),
    /** NTLM v1 with the client's challenge mixed in, [MS-NLMP] 3.3.1 with extended session security. */
    NTLM2_SESSION(Gate.NTLM_RESPONSE),
    /** LMv2 response. */
    LM_V2(null),
    /** NTLM v2 response. */
    NTLM_V2(null);

    private final @Nullable Gate gate;

    ResponseKind(@Nullable Gate gate) {
        this.gate = gate;
    }

    /** Whether it stands in OEMPassword, or LmChallengeResponse, and not in the field beside it. */
    public boolean inOemField() {
        return this == PLAIN_TEXT || this == LM || this == LM_V2;
    }

    /** The gate of the policy table that may refuse it. */
    Optional<Gate> gate() {
        return Optional.ofNullable(gate);
    }
}
