package io.nethood.smb.rpc.association;

import java.util.Optional;
import java.util.function.Function;

import io.nethood.smb.host.SmbHost;
import io.nethood.smb.pipe.PipeClient;
import io.nethood.smb.rpc.ndr.ContextHandle;

/** What a call may use besides its arguments: the host, who calls, and the context handles of its own interface. */
public final class RpcCallContext {
    private final SmbHost host;
    private final PipeClient client;
    private final RpcInterface caller;
    private final ContextHandles handles;

    RpcCallContext(SmbHost host, PipeClient client, RpcInterface caller, ContextHandles handles) {
        this.host = host;
        this.client = client;
        this.caller = caller;
        this.handles = handles;
    }

    public SmbHost host() {
        return host;
    }

    public PipeClient client() {
        return client;
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
        if (handle.isNull()) {
            return new RpcOutcome.Returned(closed);
        }
        Optional<ContextObject> object = handles.find(caller, handle);
        if (object.isEmpty() || !type.isInstance(object.get())) {
            return new RpcOutcome.Faulted(FaultStatus.CONTEXT_MISMATCH);
        }
        return new RpcOutcome.Returned(found.apply(type.cast(object.get())));
    }
}
