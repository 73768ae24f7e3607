package io.nethood.smb.rpc.object;

import java.util.List;

import io.nethood.smb.rpc.association.RpcCallContext;
import io.nethood.smb.rpc.association.RpcInterface;
import io.nethood.smb.rpc.association.RpcOutcome;
import io.nethood.smb.rpc.association.RpcResult;
import io.nethood.smb.rpc.ndr.ContextHandle;
import io.nethood.smb.rpc.object.RpcObject.HandleArgument;
import io.nethood.smb.wire.NtStatus;

/**
 * A call that would change something: it knows its handle and is denied, whoever asks, since a machine is set up in its
 * configuration. Whatever else it brings is not looked at.
 */
public record RefusedCall(int opnum, String name, Answer answer) {

    /** What a call would give back besides its status. */
    public enum Answer {
        STATUS,
        /** The handle that it would have closed. */
        SAME_HANDLE,
        NEW_HANDLE,
        HANDLE_AND_RID,
        HANDLE_ACCESS_AND_RID;

        private RpcResult denied(ContextHandle handle) {
            int status = NtStatus.ACCESS_DENIED.code();
            return switch (this) {
                case STATUS -> NtResult.status(NtStatus.ACCESS_DENIED);
                case SAME_HANDLE -> NtResult.handle(handle, NtStatus.ACCESS_DENIED);
                case NEW_HANDLE -> NtResult.handle(ContextHandle.NULL, NtStatus.ACCESS_DENIED);
                case HANDLE_AND_RID ->
                    out -> out.contextHandle(ContextHandle.NULL).u32(0).u32(status);
                case HANDLE_ACCESS_AND_RID ->
                    out -> out.contextHandle(ContextHandle.NULL).u32(0).u32(0).u32(status);
            };
        }
    }

    /** Adds a row for each of {@code calls}. */
    public static RpcInterface.Builder addTo(RpcInterface.Builder table, List<RefusedCall> calls) {
        calls.forEach(refused -> table.call(refused.opnum, refused.name, HandleArgument::decode, refused::execute));
        return table;
    }

    private RpcOutcome execute(RpcCallContext context, HandleArgument arguments) {
        return context.with(arguments.handle(), RpcObject.class, object -> answer.denied(arguments.handle()));
    }
}
