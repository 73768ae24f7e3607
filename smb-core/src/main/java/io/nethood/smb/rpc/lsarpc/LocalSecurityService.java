package io.nethood.smb.rpc.lsarpc;

import io.nethood.smb.rpc.association.ContextObject;
import io.nethood.smb.rpc.association.RpcCallContext;
import io.nethood.smb.rpc.association.RpcInterface;
import io.nethood.smb.rpc.association.RpcOutcome;
import io.nethood.smb.rpc.association.RpcResult;
import io.nethood.smb.rpc.ndr.ContextHandle;
import io.nethood.smb.rpc.ndr.NdrReader;
import io.nethood.smb.rpc.ndr.NdrWriter;
import io.nethood.smb.wire.NtStatus;
import io.nethood.wire.MalformedMessage;
import org.jspecify.annotations.Nullable;

/** lsarpc, [MS-LSAD] 3.1.4: policy handles. */
public final class LocalSecurityService {
    public static final RpcInterface INTERFACE = RpcInterface.named("lsarpc")
            .uuid("12345778-1234-abcd-ef00-0123456789ab")
            .version(0, 0)
            .call(0, "LsarClose", CloseArguments::decode, LocalSecurityService::close)
            .call(6, "LsarOpenPolicy", OpenArguments::decode, LocalSecurityService::open)
            .call(44, "LsarOpenPolicy2", OpenArguments::decode2, LocalSecurityService::open)
            .build();

    private LocalSecurityService() {}

    /** What an LSAPR_HANDLE stands for: the one policy object of the host. */
    private record Policy() implements ContextObject {
        @Override
        public String description() {
            return "policy handle";
        }
    }

    /** LsarOpenPolicy and LsarOpenPolicy2, [MS-LSAD] 3.1.4.4.2, 3.1.4.4.1; the system name means nothing. */
    record OpenArguments(int desiredAccess) {
        static OpenArguments decode(NdrReader in) throws MalformedMessage {
            in.pointer(NdrReader::u16);
            return behindName(in);
        }

        static OpenArguments decode2(NdrReader in) throws MalformedMessage {
            in.uniqueString();
            return behindName(in);
        }

        private static OpenArguments behindName(NdrReader in) throws MalformedMessage {
            in.construct(OpenArguments::objectAttributes);
            return new OpenArguments(in.u32());
        }

        /** LSAPR_OBJECT_ATTRIBUTES, [MS-LSAD] 2.2.9: RootDirectory is null, and nobody reads the rest. */
        private static Integer objectAttributes(NdrReader in) throws MalformedMessage {
            int length = in.u32();
            nullPointer(in);
            nullPointer(in);
            in.u32();
            nullPointer(in);
            in.pointer(OpenArguments::qualityOfService);
            return length;
        }

        /** SECURITY_QUALITY_OF_SERVICE, [MS-LSAD] 2.2.3.7. */
        private static Integer qualityOfService(NdrReader in) throws MalformedMessage {
            int length = in.u32();
            in.u16();
            in.u8();
            in.u8();
            return length;
        }

        private static void nullPointer(NdrReader in) throws MalformedMessage {
            if (in.u32() != 0) {
                throw new MalformedMessage(MalformedMessage.Reason.BAD_VALUE, 0);
            }
        }
    }

    /** LsarClose, [MS-LSAD] 3.1.4.9.4. */
    record CloseArguments(ContextHandle handle) {
        static CloseArguments decode(NdrReader in) throws MalformedMessage {
            return new CloseArguments(in.contextHandle());
        }
    }

    /** A handle and a status, which is all these calls return. */
    private record HandleResult(ContextHandle handle, NtStatus status) implements RpcResult {
        @Override
        public void encode(NdrWriter out) {
            out.contextHandle(handle).u32(status.code());
        }
    }

    private static RpcOutcome open(RpcCallContext context, OpenArguments arguments) {
        @Nullable ContextHandle handle = context.open(new Policy()).orElse(null);
        return new RpcOutcome.Returned(
                handle == null
                        ? new HandleResult(ContextHandle.NULL, NtStatus.INSUFFICIENT_RESOURCES)
                        : new HandleResult(handle, NtStatus.SUCCESS));
    }

    private static RpcOutcome close(RpcCallContext context, CloseArguments arguments) {
        return context.with(
                arguments.handle(),
                Policy.class,
                open -> {
                    context.close(arguments.handle());
                    return new HandleResult(ContextHandle.NULL, NtStatus.SUCCESS);
                },
                new HandleResult(ContextHandle.NULL, NtStatus.INVALID_HANDLE));
    }
}
