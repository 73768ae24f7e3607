package io.nethood.smb.rpc.samr;

import java.time.Instant;

import io.nethood.smb.policy.Gate;
import io.nethood.smb.rpc.association.RpcCallContext;
import io.nethood.smb.rpc.association.RpcOutcome;
import io.nethood.smb.rpc.association.RpcResult;
import io.nethood.smb.rpc.ndr.ContextHandle;
import io.nethood.smb.rpc.ndr.NdrReader;
import io.nethood.smb.rpc.ndr.NdrWriter;
import io.nethood.smb.rpc.object.NtResult;
import io.nethood.smb.rpc.object.RpcObject;
import io.nethood.smb.rpc.object.RpcObject.HandleArgument;
import io.nethood.smb.rpc.object.UnionLevels;
import io.nethood.smb.sam.AccountPolicy;
import io.nethood.smb.sam.SamDomain;
import io.nethood.smb.wire.FileTime;
import io.nethood.smb.wire.NtStatus;
import io.nethood.wire.MalformedMessage;

/** What a domain says of itself, and its password policy: [MS-SAMR] 3.1.5.5 and 3.1.5.13. */
final class DomainCalls {
    private static final int PASSWORD = 1;
    private static final int LOCKOUT = 12;

    /** DomainServerRolePrimary, [MS-SAMR] 2.2.3.2: a machine that is its own domain. */
    private static final int ROLE_PRIMARY = 3;

    /** DomainServerEnabled, [MS-SAMR] 2.2.3.1. */
    private static final int STATE_ENABLED = 1;

    /** Nothing has changed since the domain was made. */
    private static final long MODIFIED_COUNT = 1;

    private static final int READ_PASSWORD = SamObject.Domain.READ_PASSWORD_PARAMETERS;
    private static final int READ_OTHER = SamObject.Domain.READ_OTHER_PARAMETERS;

    /** [MS-SAMR] 3.1.5.5.1, with the rights of its table. */
    private static final UnionLevels<View> LEVELS = new UnionLevels<View>(NtStatus.INVALID_INFO_CLASS)
            .level(PASSWORD, READ_PASSWORD, DomainCalls::password)
            .level(2, READ_OTHER, DomainCalls::general)
            .level(3, READ_OTHER, (out, view) -> out.oldLargeInteger(FileTime.FOREVER))
            .level(4, READ_OTHER, (out, view) -> out.countedString(""))
            .level(5, READ_OTHER, (out, view) -> out.countedString(view.domain().name()))
            .level(6, READ_OTHER, (out, view) -> out.countedString(""))
            .level(7, READ_OTHER, (out, view) -> out.u32(ROLE_PRIMARY))
            .level(8, READ_OTHER, DomainCalls::modified)
            .level(9, READ_OTHER, (out, view) -> out.u32(STATE_ENABLED))
            .level(11, READ_OTHER | READ_PASSWORD, DomainCalls::general2)
            .level(LOCKOUT, READ_PASSWORD, DomainCalls::lockout)
            .level(13, READ_OTHER, DomainCalls::modified2);

    private DomainCalls() {}

    /**
     * A domain and when it was made.
     *
     * @param created as the machine was set up, which is its start
     */
    private record View(SamDomain domain, Instant created) {}

    /** SamrQueryInformationDomain, SamrQueryInformationDomain2; users, groups and aliases are asked the same way. */
    record QueryArguments(ContextHandle handle, int level) {
        static QueryArguments decode(NdrReader in) throws MalformedMessage {
            return new QueryArguments(in.contextHandle(), in.u16());
        }
    }

    static RpcOutcome query(RpcCallContext context, QueryArguments arguments) {
        return RpcObject.with(
                context,
                arguments.handle(),
                SamObject.Domain.class,
                0,
                NtResult::nothing,
                open -> query(context, arguments.level(), open));
    }

    private static RpcResult query(RpcCallContext context, int level, SamObject.Domain open) {
        boolean policy = level == PASSWORD || level == LOCKOUT;
        if (policy && !context.passes(Gate.PASSWORD_POLICY)) {
            return NtResult.nothing(NtStatus.ACCESS_DENIED);
        }
        Instant created = context.host().statistics().view().since();
        return LEVELS.show(level, open.granted(), new View(open.domain(), created));
    }

    /** DOMAIN_PASSWORD_INFORMATION, [MS-SAMR] 2.2.3.5. */
    private static void password(NdrWriter out, View view) {
        out.align(4)
                .u16(AccountPolicy.MIN_PASSWORD_LENGTH)
                .u16(AccountPolicy.PASSWORD_HISTORY_LENGTH)
                .u32(AccountPolicy.PASSWORD_PROPERTIES)
                .oldLargeInteger(FileTime.of(AccountPolicy.MAX_PASSWORD_AGE))
                .oldLargeInteger(FileTime.of(AccountPolicy.MIN_PASSWORD_AGE));
    }

    /** SAMPR_DOMAIN_GENERAL_INFORMATION, [MS-SAMR] 2.2.3.10. */
    private static void general(NdrWriter out, View view) {
        SamDomain domain = view.domain();
        out.oldLargeInteger(FileTime.FOREVER)
                .countedString("") // OemInformation
                .countedString(domain.name())
                .countedString("") // ReplicaSourceNodeName
                .oldLargeInteger(MODIFIED_COUNT)
                .u32(STATE_ENABLED)
                .u32(ROLE_PRIMARY)
                .u8(1) // UasCompatibilityRequired
                .u32(domain.users().size())
                .u32(domain.groups().size())
                .u32(domain.aliases().size());
    }

    /** SAMPR_DOMAIN_GENERAL_INFORMATION2, [MS-SAMR] 2.2.3.11. */
    private static void general2(NdrWriter out, View view) {
        out.align(8);
        general(out, view);
        lockout(out, view);
    }

    /** SAMPR_DOMAIN_LOCKOUT_INFORMATION, [MS-SAMR] 2.2.3.15. */
    private static void lockout(NdrWriter out, View view) {
        out.hyper(FileTime.of(AccountPolicy.LOCKOUT_DURATION))
                .hyper(FileTime.of(AccountPolicy.LOCKOUT_WINDOW))
                .u16(AccountPolicy.LOCKOUT_THRESHOLD);
    }

    /** DOMAIN_MODIFIED_INFORMATION, [MS-SAMR] 2.2.3.8. */
    private static void modified(NdrWriter out, View view) {
        out.oldLargeInteger(MODIFIED_COUNT).oldLargeInteger(FileTime.of(view.created()));
    }

    /** DOMAIN_MODIFIED_INFORMATION2, [MS-SAMR] 2.2.3.9. */
    private static void modified2(NdrWriter out, View view) {
        modified(out, view);
        out.oldLargeInteger(0);
    }

    /** SamrGetDomainPasswordInformation, [MS-SAMR] 3.1.5.13.4: it takes no handle, and a name that means nothing. */
    record PasswordArguments() {
        static PasswordArguments decode(NdrReader in) throws MalformedMessage {
            in.pointer(NdrReader::countedString);
            return new PasswordArguments();
        }
    }

    static RpcOutcome domainPassword(RpcCallContext context, PasswordArguments arguments) {
        return new RpcOutcome.Returned(
                passwordInformation(context.passes(Gate.PASSWORD_POLICY) ? NtStatus.SUCCESS : NtStatus.ACCESS_DENIED));
    }

    /** SamrGetUserDomainPasswordInformation, [MS-SAMR] 3.1.5.13.5. */
    static RpcOutcome userDomainPassword(RpcCallContext context, HandleArgument arguments) {
        return RpcObject.with(
                context,
                arguments.handle(),
                SamObject.User.class,
                0,
                DomainCalls::passwordInformation,
                open -> passwordInformation(
                        context.passes(Gate.PASSWORD_POLICY) ? NtStatus.SUCCESS : NtStatus.ACCESS_DENIED));
    }

    /** USER_DOMAIN_PASSWORD_INFORMATION, [MS-SAMR] 2.2.3.18. */
    private static RpcResult passwordInformation(NtStatus status) {
        boolean shown = status == NtStatus.SUCCESS;
        return out -> out.u16(shown ? AccountPolicy.MIN_PASSWORD_LENGTH : 0)
                .u32(shown ? AccountPolicy.PASSWORD_PROPERTIES : 0)
                .u32(status.code());
    }
}
