package io.nethood.smb.rpc.object;

import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.function.IntFunction;

import io.nethood.smb.rpc.association.ContextObject;
import io.nethood.smb.rpc.association.RpcCallContext;
import io.nethood.smb.rpc.association.RpcOutcome;
import io.nethood.smb.rpc.association.RpcResult;
import io.nethood.smb.rpc.ndr.ContextHandle;
import io.nethood.smb.rpc.ndr.NdrReader;
import io.nethood.smb.rpc.ndr.NdrWriter;
import io.nethood.smb.security.AccessMask;
import io.nethood.smb.security.ObjectRights;
import io.nethood.smb.wire.NtStatus;
import io.nethood.wire.MalformedMessage;

/** A securable object behind a context handle. */
public interface RpcObject extends ContextObject {

    /** The rights its handle was opened with. */
    int granted();

    /** All rights there are on such an object, and who has them. */
    ObjectRights rights();

    /** Opens the object that {@code object} makes of the rights granted; denied when {@code desired} is too much. */
    static RpcResult open(RpcCallContext context, ObjectRights rights, int desired, IntFunction<RpcObject> object) {
        OptionalInt granted = rights.grant(desired, context.client().administrator());
        if (granted.isEmpty()) {
            return NtResult.handle(ContextHandle.NULL, NtStatus.ACCESS_DENIED);
        }
        Optional<ContextHandle> handle = context.open(object.apply(granted.getAsInt()));
        return handle.isEmpty()
                ? NtResult.handle(ContextHandle.NULL, NtStatus.INSUFFICIENT_RESOURCES)
                : NtResult.handle(handle.get(), NtStatus.SUCCESS);
    }

    /**
     * Goes on with the object behind {@code handle}, if it was opened with {@code right}.
     *
     * @param failure what the call returns with a status and nothing else
     */
    static <T extends RpcObject> RpcOutcome with(
            RpcCallContext context,
            ContextHandle handle,
            Class<T> type,
            int right,
            Function<NtStatus, RpcResult> failure,
            Function<T, RpcResult> found) {
        return context.with(
                handle,
                type,
                object -> (object.granted() & right) == right
                        ? found.apply(object)
                        : failure.apply(NtStatus.ACCESS_DENIED));
    }

    /** The arguments of a call that takes a handle only. */
    record HandleArgument(ContextHandle handle) {
        public static HandleArgument decode(NdrReader in) throws MalformedMessage {
            return new HandleArgument(in.contextHandle());
        }
    }

    /** SamrCloseHandle, LsarClose. */
    static RpcOutcome close(RpcCallContext context, HandleArgument arguments) {
        return context.with(
                arguments.handle(),
                RpcObject.class,
                open -> {
                    context.close(arguments.handle());
                    return NtResult.handle(ContextHandle.NULL, NtStatus.SUCCESS);
                },
                NtResult.handle(ContextHandle.NULL, NtStatus.INVALID_HANDLE));
    }

    /** The arguments of SamrQuerySecurityObject and LsarQuerySecurityObject. */
    record SecurityArguments(ContextHandle handle, int securityInformation) {
        public static SecurityArguments decode(NdrReader in) throws MalformedMessage {
            return new SecurityArguments(in.contextHandle(), in.u32());
        }
    }

    /** SamrQuerySecurityObject, LsarQuerySecurityObject: the descriptor is shown whole, whatever part was asked for. */
    static RpcOutcome querySecurity(RpcCallContext context, SecurityArguments arguments) {
        return with(
                context,
                arguments.handle(),
                RpcObject.class,
                AccessMask.READ_CONTROL,
                NtResult::nothing,
                object -> NtResult.pointer(
                        object.rights().descriptor().toBytes(), RpcObject::securityDescriptor, NtStatus.SUCCESS));
    }

    /** SAMPR_SR_SECURITY_DESCRIPTOR, [MS-SAMR] 2.2.6.1. */
    private static void securityDescriptor(NdrWriter out, byte[] descriptor) {
        out.u32(descriptor.length).pointer(descriptor, NdrWriter::byteArray);
    }
}
