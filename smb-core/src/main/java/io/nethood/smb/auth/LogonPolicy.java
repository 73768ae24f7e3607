package io.nethood.smb.auth;

import io.nethood.smb.session.Edition;

/**
 * Which proofs a host accepts.
 *
 * @param lmCompatibilityLevel 0..5, the registry value of that name as a server reads it: 4 refuses LM responses, 5
 *     refuses NTLM responses too (KB239869)
 * @param unknownAccountIsGuest whether a name that is in no account becomes Guest; a known name with a wrong password
 *     never does
 * @param limitBlankPasswordUse whether an account without a password is refused over the network, as XP does
 */
public record LogonPolicy(int lmCompatibilityLevel, boolean unknownAccountIsGuest, boolean limitBlankPasswordUse) {

    /** The strictest LmCompatibilityLevel. */
    public static final int MAX_LM_COMPATIBILITY_LEVEL = 5;

    public LogonPolicy {
        if (lmCompatibilityLevel < 0 || lmCompatibilityLevel > MAX_LM_COMPATIBILITY_LEVEL) {
            throw new IllegalArgumentException("lm-compatibility-level: " + lmCompatibilityLevel + " (expected: 0.."
                    + MAX_LM_COMPATIBILITY_LEVEL + ")");
        }
    }

    /** What {@code edition} does when nobody changed its settings, with the Guest account disabled. */
    public static LogonPolicy defaultOf(Edition edition) {
        return new LogonPolicy(0, false, edition.family() == Edition.Family.XP);
    }

    boolean accepts(ResponseKind kind) {
        return lmCompatibilityLevel < kind.refusedFromLevel();
    }
}
