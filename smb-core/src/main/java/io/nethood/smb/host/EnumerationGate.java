package io.nethood.smb.host;

import io.nethood.event.LabEvent;
import io.nethood.smb.pipe.PipeClient;
import io.nethood.smb.policy.Verdict;

/** The gate before lists of shares, sessions and accounts: RestrictAnonymous, for NULL sessions only (KB143474). */
public final class EnumerationGate {
    private EnumerationGate() {}

    /**
     * Whether {@code client} may list; a refusal is reported.
     *
     * @param call what it asked for, such as {@code NetrShareEnum}
     */
    public static boolean passes(SmbHost host, PipeClient client, String call) {
        if (!client.isNull()) {
            return true;
        }
        return switch (host.settings().anonymous().enumerate()) {
            case Verdict.Allowed allowed -> true;
            case Verdict.Denied denied -> {
                host.emit(new LabEvent.AccessRefused(
                        host.environment().clock().instant(),
                        host.profile().name(),
                        client.computer(),
                        client.user(),
                        denied.gate(),
                        call,
                        denied.policy(),
                        denied.status().documentName()));
                yield false;
            }
        };
    }
}
