package io.nethood.smb.rpc.lsarpc;

import io.nethood.smb.rpc.association.RpcCallContext;
import io.nethood.smb.rpc.association.RpcOutcome;
import io.nethood.smb.rpc.association.RpcResult;
import io.nethood.smb.rpc.ndr.ContextHandle;
import io.nethood.smb.rpc.ndr.NdrReader;
import io.nethood.smb.rpc.ndr.NdrWriter;
import io.nethood.smb.rpc.ndr.Pointee;
import io.nethood.smb.rpc.object.NtResult;
import io.nethood.smb.rpc.object.RpcObject;
import io.nethood.smb.session.Edition.Family;
import io.nethood.smb.wire.NtStatus;
import io.nethood.wire.MalformedMessage;
import org.jspecify.annotations.Nullable;

/** The privileges there are: [MS-LSAD] 3.1.4.8. They name no account, so no gate is here. */
final class PrivilegeCalls {
    /** English of the United States, the language of the names. */
    private static final int LANGUAGE = 0x0409;

    private static final int LOOKUP = LsaObject.Policy.LOOKUP_NAMES;

    private PrivilegeCalls() {}

    /** LsarEnumeratePrivileges, [MS-LSAD] 3.1.4.8.1. */
    static RpcOutcome enumerate(RpcCallContext context, AccountCalls.EnumerateArguments arguments) {
        return RpcObject.with(
                context,
                arguments.handle(),
                LsaObject.Policy.class,
                LsaObject.Policy.VIEW_LOCAL_INFORMATION,
                arguments::nothing,
                policy -> arguments.page(
                        Privilege.of(family(context)),
                        privilege -> 16 + 2 * privilege.text().length(),
                        PrivilegeCalls::definition));
    }

    private static Family family(RpcCallContext context) {
        return context.host().profile().edition().family();
    }

    /** LSAPR_POLICY_PRIVILEGE_DEF, [MS-LSAD] 2.2.8.1. */
    private static void definition(NdrWriter out, Privilege privilege) {
        out.countedString(privilege.text()).u32(privilege.number()).u32(0);
    }

    /** LsarLookupPrivilegeValue, [MS-LSAD] 3.1.4.8.2. */
    record ValueArguments(ContextHandle handle, String name) {
        static ValueArguments decode(NdrReader in) throws MalformedMessage {
            ContextHandle handle = in.contextHandle();
            Pointee<String> name = in.construct(NdrReader::countedString);
            return new ValueArguments(handle, name.orElse(""));
        }
    }

    static RpcOutcome value(RpcCallContext context, ValueArguments arguments) {
        return RpcObject.with(
                context,
                arguments.handle(),
                LsaObject.Policy.class,
                LOOKUP,
                status -> luid(0, status),
                policy -> Privilege.named(arguments.name(), family(context))
                        .map(privilege -> luid(privilege.number(), NtStatus.SUCCESS))
                        .orElse(luid(0, NtStatus.NO_SUCH_PRIVILEGE)));
    }

    private static RpcResult luid(int number, NtStatus status) {
        return out -> out.u32(number).u32(0).u32(status.code());
    }

    /** LsarLookupPrivilegeName, [MS-LSAD] 3.1.4.8.3. */
    record NameArguments(ContextHandle handle, long luid) {
        static NameArguments decode(NdrReader in) throws MalformedMessage {
            ContextHandle handle = in.contextHandle();
            long low = Integer.toUnsignedLong(in.u32());
            return new NameArguments(handle, (long) in.u32() << 32 | low);
        }
    }

    static RpcOutcome name(RpcCallContext context, NameArguments arguments) {
        return RpcObject.with(
                context,
                arguments.handle(),
                LsaObject.Policy.class,
                LOOKUP,
                NtResult::nothing,
                policy -> Privilege.numbered(arguments.luid(), family(context))
                        .map(privilege ->
                                NtResult.pointer(privilege.text(), NdrWriter::countedString, NtStatus.SUCCESS))
                        .orElse(NtResult.nothing(NtStatus.NO_SUCH_PRIVILEGE)));
    }

    /** LsarLookupPrivilegeDisplayName, [MS-LSAD] 3.1.4.8.4; whatever language is asked for, the answer is in English. */
    record DisplayNameArguments(ContextHandle handle, String name) {
        static DisplayNameArguments decode(NdrReader in) throws MalformedMessage {
            ValueArguments named = ValueArguments.decode(in);
            in.u16();
            in.u16();
            return new DisplayNameArguments(named.handle(), named.name());
        }
    }

    static RpcOutcome displayName(RpcCallContext context, DisplayNameArguments arguments) {
        return RpcObject.with(
                context,
                arguments.handle(),
                LsaObject.Policy.class,
                LOOKUP,
                status -> displayName(null, status),
                policy -> Privilege.named(arguments.name(), family(context))
                        .map(privilege -> displayName(privilege.displayName(), NtStatus.SUCCESS))
                        .orElse(displayName(null, NtStatus.NO_SUCH_PRIVILEGE)));
    }

    private static RpcResult displayName(@Nullable String name, NtStatus status) {
        return out -> out.pointer(name, NdrWriter::countedString)
                .u16(name == null ? 0 : LANGUAGE)
                .u32(status.code());
    }
}
