package io.nethood.smb.connection;

import io.nethood.smb.host.SmbHost;
import io.nethood.smb.policy.Gate;
import io.nethood.smb.policy.PolicySettings;
import io.nethood.smb.policy.PolicyTable;
import io.nethood.smb.policy.Verdict;
import io.nethood.smb.wire.NtStatus;

/** Whether a host signs messages, as its policies decide. */
enum SigningMode {
    OFF,
    /** With each client that can. */
    ENABLED,
    /** With every user; what a user sends unsigned is refused. */
    REQUIRED;

    static SigningMode of(SmbHost host) {
        PolicySettings policies = host.settings().policies();
        if (!PolicyTable.decide(Gate.UNSIGNED_REQUEST, policies).passes()) {
            return REQUIRED;
        }
        return PolicyTable.decide(Gate.SIGNING_OFFER, policies).passes() ? ENABLED : OFF;
    }

    /** Why a request with a wrong signature, or none, is refused: by policy, or because its connection signs. */
    static Verdict.Denied wrongSignature(SmbHost host) {
        return PolicyTable.decide(Gate.UNSIGNED_REQUEST, host.settings().policies()) instanceof Verdict.Denied denied
                ? denied
                : new Verdict.Denied(
                        Gate.UNSIGNED_REQUEST,
                        "EnableSecuritySignature=1",
                        "the connection signs since its first user logged on, and this signature is wrong",
                        NtStatus.ACCESS_DENIED);
    }
}
