package io.nethood.smb.auth;

/** The ways to answer a challenge, [MS-NLMP] 3.3. */
public enum ResponseKind {
    /** LM response, from the LM hash. */
    LM(4),
    /** NTLM v1 response. */
    NTLM(5),
    /** NTLM v1 with the client's challenge mixed in, [MS-NLMP] 3.3.1 with extended session security. */
    NTLM2_SESSION(5),
    /** LMv2 response. */
    LM_V2(ResponseKind.NEVER),
    /** NTLM v2 response. */
    NTLM_V2(ResponseKind.NEVER);

    private static final int NEVER = LogonPolicy.MAX_LM_COMPATIBILITY_LEVEL + 1;

    private final int refusedFromLevel;

    ResponseKind(int refusedFromLevel) {
        this.refusedFromLevel = refusedFromLevel;
    }

    /** Whether it stands in OEMPassword, or LmChallengeResponse, and not in the field beside it. */
    public boolean inOemField() {
        return this == LM || this == LM_V2;
    }

    /** The lowest LmCompatibilityLevel at which a server refuses it. */
    int refusedFromLevel() {
        return refusedFromLevel;
    }
}
