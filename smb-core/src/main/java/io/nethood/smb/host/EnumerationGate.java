package io.nethood.smb.host;

import io.nethood.smb.pipe.PipeClient;
import io.nethood.smb.policy.Gate;
import io.nethood.smb.policy.PolicyTable;
import io.nethood.smb.policy.Verdict;

/** The gates before lists of shares, servers, sessions and accounts, for NULL sessions only. */
public final class EnumerationGate {
    private EnumerationGate() {}

    /**
     * Whether {@code client} may make a call; a refusal is reported.
     *
     * @param gate the gate before the call, one that asks NULL sessions
     * @param call what the client asked for, such as {@code NetrShareEnum}
     */
    public static boolean passes(SmbHost host, PipeClient client, Gate gate, String call) {
        if (client.isNull() && PolicyTable.decide(gate, host.settings().policies()) instanceof Verdict.Denied denied) {
            host.accessRefused(denied, client.computer(), client.user(), call);
            return false;
        }
        return true;
    }
}
