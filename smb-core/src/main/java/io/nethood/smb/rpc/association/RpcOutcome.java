package io.nethood.smb.rpc.association;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/** What a call comes to. */
public sealed interface RpcOutcome {

    /** It returned, with success or with an error of its own. */
    record Returned(RpcResult result) implements RpcOutcome {}

    /** The runtime refused it. */
    record Faulted(FaultStatus status) implements RpcOutcome {}

    /**
     * It does not return yet.
     *
     * @param time how long; empty for ever
     * @param afterwards what it comes to then
     */
    record Stalled(Optional<Duration> time, Supplier<RpcOutcome> afterwards) implements RpcOutcome {}
}
