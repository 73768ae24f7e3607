package io.nethood.smb.rpc.object;

import java.util.function.BiConsumer;
import java.util.function.Consumer;

import io.nethood.smb.rpc.association.RpcResult;
import io.nethood.smb.rpc.ndr.ContextHandle;
import io.nethood.smb.rpc.ndr.NdrWriter;
import io.nethood.smb.wire.NtStatus;
import org.jspecify.annotations.Nullable;

/** The usual shapes of an answer that ends with an NT status. */
public final class NtResult {
    private NtResult() {}

    /** A call without out-parameters. */
    public static RpcResult status(NtStatus status) {
        return out -> out.u32(status.code());
    }

    public static RpcResult handle(ContextHandle handle, NtStatus status) {
        return out -> out.contextHandle(handle).u32(status.code());
    }

    /** One pointer as the only out-parameter, null. */
    public static RpcResult nothing(NtStatus status) {
        return out -> out.u32(0).u32(status.code());
    }

    /** One pointer as the only out-parameter. */
    public static <T> RpcResult pointer(@Nullable T value, BiConsumer<NdrWriter, T> pointee, NtStatus status) {
        return out -> out.pointer(value, pointee).u32(status.code());
    }

    /** One structure as the only out-parameter. */
    public static RpcResult structure(Consumer<NdrWriter> members, NtStatus status) {
        return out -> {
            out.construct(() -> members.accept(out));
            out.u32(status.code());
        };
    }
}
