package io.nethood.smb.rpc.association;

import java.util.Optional;
import java.util.function.Function;

import io.nethood.smb.host.EnumerationGate;
import io.nethood.smb.host.SmbHost;
import io.nethood.smb.pipe.PipeClient;
import io.nethood.smb.policy.Gate;
import io.nethood.smb.rpc.ndr.ContextHandle;

/** What a call may use besides its arguments: the host, who calls, and the context handles of its own interface. */
public final class RpcCallContext {
    private final SmbHost host;
    private final PipeClient client;
    private final RpcInterface caller;
    private final String call;
    private final ContextHandles handles;

    RpcCallContext(SmbHost host, PipeClient client, RpcInterface caller, String call, ContextHandles handles) {
        this.host = host;
        this.client = client;
        this.caller = caller;
        this.call = call;
        this.handles = handles;
    }

    public SmbHost host() {
        return host;
    }

    public PipeClient client() {
        return client;
    }

    /** Whether the client may pass {@code gate} with this call; a refusal is reported. */
    public boolean passes(Gate gate) {
        return EnumerationGate.passes(host, client, gate, call);
    }

    /** A new handle, empty when the association holds too many. */
    public Optional<ContextHandle> open(ContextObject object) {
        return handles.open(caller, object);
    }

    public void close(ContextHandle handle) {
        handles.close(handle);
    }

    /**
     * Goes on with what {@code handle} stands for. A handle that is not zero and not ours never reaches the call: the
     * runtime answers with a fault; a zero one, as a client keeps it after closing, is an error of the call.
     *
     * @param found what to do with the object
     * @param closed what the call returns for a closed handle
     */
    public <T extends ContextObject> RpcOutcome with(
            ContextHandle handle, Class<T> type, Function<T, RpcResult> found, RpcResult closed) {
        return handle.isNull() ? new RpcOutcome.Returned(closed) : with(handle, type, found);
    }

    /** The same for a call of which the handle is an {@code [in]} parameter: the runtime answers for a zero one too. */
    public <T extends ContextObject> RpcOutcome with(
            ContextHandle handle, Class<T> type, Function<T, RpcResult> found) {
        Optional<ContextObject> object = handles.find(caller, handle);
        if (object.isEmpty() || !type.isInstance(object.get())) {
            return new RpcOutcome.Faulted(FaultStatus.CONTEXT_MISMATCH);
        }
        return new RpcOutcome.Returned(found.apply(type.cast(object.get())));
    }
}
