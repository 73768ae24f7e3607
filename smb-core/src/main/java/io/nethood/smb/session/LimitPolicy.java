package io.nethood.smb.session;

/**
 * How many sessions a host takes, where it refuses, and who is let in all the same.
 *
 * @param limit most counted sessions at one time; {@link Edition#UNLIMITED} for none
 * @param enforceAt where a session is counted and the one too many refused
 * @param adminExempt what an administrator may do at a full server
 * @param exemptCap most exempt sessions at one time, so that the exemption is no way around the limit
 */
public record LimitPolicy(int limit, EnforceAt enforceAt, AdminExempt adminExempt, int exemptCap) {

    /** The documents do not agree where Windows refuses; D1's "refused, but counted" fits the session setup only. */
    public enum EnforceAt {
        SESSION_SETUP,
        TREE_CONNECT
    }

    /** KB122920: the limit "does not apply" to remote administration; how Windows recognises it is not documented. */
    public enum AdminExempt {
        /** An administrator gets a session that may connect to IPC$ only. */
        IPC_ONLY,
        ALL,
        OFF
    }

    public LimitPolicy {
        if (limit < 1) {
            throw new IllegalArgumentException("limit: " + limit + " (expected: 1 or more sessions)");
        }
        if (exemptCap < 0) {
            throw new IllegalArgumentException("exemptCap: " + exemptCap + " (expected: 0 or more sessions)");
        }
    }

    /** The defaults of {@code edition}. */
    public static LimitPolicy of(Edition edition) {
        return new LimitPolicy(edition.sessionLimit(), EnforceAt.SESSION_SETUP, AdminExempt.IPC_ONLY, 2);
    }
}
