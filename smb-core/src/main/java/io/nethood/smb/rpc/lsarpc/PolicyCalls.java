package io.nethood.smb.rpc.lsarpc;

import java.util.Objects;

import io.nethood.smb.host.SmbHost;
import io.nethood.smb.rpc.association.RpcCallContext;
import io.nethood.smb.rpc.association.RpcOutcome;
import io.nethood.smb.rpc.ndr.ContextHandle;
import io.nethood.smb.rpc.ndr.NdrReader;
import io.nethood.smb.rpc.ndr.NdrWriter;
import io.nethood.smb.rpc.object.NtResult;
import io.nethood.smb.rpc.object.RpcObject;
import io.nethood.smb.rpc.object.UnionLevels;
import io.nethood.smb.sam.NamedSid;
import io.nethood.smb.sam.SamDomain;
import io.nethood.smb.security.Sid;
import io.nethood.smb.security.WellKnownSids;
import io.nethood.smb.session.Edition.Family;
import io.nethood.smb.wire.FileTime;
import io.nethood.smb.wire.NtStatus;
import io.nethood.wire.MalformedMessage;
import org.jspecify.annotations.Nullable;

/** The policy object: [MS-LSAD] 3.1.4.4; and who asks: [MS-LSAT] 3.1.4.2. */
final class PolicyCalls {
    /** PolicyServerRolePrimary, [MS-LSAD] 2.2.4.9: a machine that is its own domain. */
    private static final int ROLE_PRIMARY = 3;

    /** Kinds of events that could be audited, [MS-LSAD] 2.2.4.20; none of them is. */
    private static final int AUDIT_EVENT_KINDS = 9;

    /** POLICY_INFORMATION_CLASS of the DNS names, which came with Windows 2000. */
    private static final int DNS_DOMAIN = 12;

    private static final int VIEW = LsaObject.Policy.VIEW_LOCAL_INFORMATION;

    /** [MS-LSAD] 3.1.4.4.4, with the rights of its table. */
    private static final UnionLevels<SmbHost> LEVELS = new UnionLevels<SmbHost>(NtStatus.INVALID_PARAMETER)
            .level(2, LsaObject.Policy.VIEW_AUDIT_INFORMATION, PolicyCalls::auditEvents)
            .level(3, VIEW, (out, host) -> domain(out, host.profile().workgroup(), null))
            .level(5, VIEW, PolicyCalls::accountDomain)
            .level(6, VIEW, (out, host) -> out.u32(ROLE_PRIMARY))
            .level(7, VIEW, (out, host) -> out.countedString("").countedString(""))
            .level(9, VIEW, PolicyCalls::modification)
            .level(DNS_DOMAIN, VIEW, PolicyCalls::dnsDomain);

    private PolicyCalls() {}

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

    static RpcOutcome open(RpcCallContext context, OpenArguments arguments) {
        return new RpcOutcome.Returned(
                RpcObject.open(context, LsaObject.Policy.RIGHTS, arguments.desiredAccess(), LsaObject.Policy::new));
    }

    /** LsarQueryInformationPolicy, LsarQueryInformationPolicy2. */
    record QueryArguments(ContextHandle handle, int level) {
        static QueryArguments decode(NdrReader in) throws MalformedMessage {
            return new QueryArguments(in.contextHandle(), in.u16());
        }
    }

    static RpcOutcome query(RpcCallContext context, QueryArguments arguments) {
        SmbHost host = context.host();
        boolean knowsDns = host.profile().edition().family().compareTo(Family.WINDOWS_2000) >= 0;
        return RpcObject.with(
                context,
                arguments.handle(),
                LsaObject.Policy.class,
                0,
                NtResult::nothing,
                policy -> arguments.level() == DNS_DOMAIN && !knowsDns
                        ? NtResult.nothing(NtStatus.INVALID_PARAMETER)
                        : LEVELS.show(arguments.level(), policy.granted(), host));
    }

    /** LSAPR_POLICY_AUDIT_EVENTS_INFO, [MS-LSAD] 2.2.4.4: auditing is off. */
    private static void auditEvents(NdrWriter out, SmbHost host) {
        out.align(4).u8(0).pointer(AUDIT_EVENT_KINDS, (options, kinds) -> {
            options.u32(kinds);
            for (int i = 0; i < kinds; i++) {
                options.u32(0);
            }
        });
        out.u32(AUDIT_EVENT_KINDS);
    }

    /** LSAPR_POLICY_PRIMARY_DOM_INFO, [MS-LSAD] 2.2.4.5; a workgroup has no SID. */
    private static void domain(NdrWriter out, String name, @Nullable Sid sid) {
        out.countedString(name).pointer(sid, NdrWriter::sid);
    }

    /** LSAPR_POLICY_ACCOUNT_DOM_INFO, [MS-LSAD] 2.2.4.6. */
    private static void accountDomain(NdrWriter out, SmbHost host) {
        SamDomain accounts = host.accounts().accountDomain();
        domain(out, accounts.name(), accounts.sid());
    }

    /** POLICY_MODIFICATION_INFO, [MS-LSAD] 2.2.4.12. */
    private static void modification(NdrWriter out, SmbHost host) {
        out.hyper(1).hyper(FileTime.of(host.statistics().view().since()));
    }

    /** LSAPR_POLICY_DNS_DOMAIN_INFO, [MS-LSAD] 2.2.4.14: a workgroup has no DNS names and no GUID. */
    private static void dnsDomain(NdrWriter out, SmbHost host) {
        out.countedString(host.profile().workgroup()).countedString("").countedString("");
        out.u32(0).u32(0).u32(0).u32(0);
        out.u32(0); // Sid
    }

    /**
     * LsarGetUserName, [MS-LSAT] 3.1.4.2.
     *
     * @param wantsDomain whether the domain is asked for too
     */
    record UserNameArguments(boolean wantsDomain) {
        static UserNameArguments decode(NdrReader in) throws MalformedMessage {
            in.uniqueString();
            in.pointer(NdrReader::countedString);
            return new UserNameArguments(
                    in.pointer(inner -> inner.pointer(NdrReader::countedString)).isPresent());
        }
    }

    static RpcOutcome userName(RpcCallContext context, UserNameArguments arguments) {
        NamedSid anonymous =
                context.host().accounts().named(WellKnownSids.ANONYMOUS_LOGON).orElseThrow();
        @Nullable String user = context.client().user();
        String name = Objects.requireNonNullElse(user, anonymous.name());
        String domain =
                user == null ? anonymous.domain() : context.host().profile().name();
        return new RpcOutcome.Returned(out -> {
            out.pointer(name, NdrWriter::countedString);
            out.pointer(
                    arguments.wantsDomain() ? domain : null,
                    (outer, text) -> outer.pointer(text, NdrWriter::countedString));
            out.u32(NtStatus.SUCCESS.code());
        });
    }

    /** LsarEnumerateTrustedDomains and ...Ex, [MS-LSAD] 3.1.4.7.8, 3.1.4.7.7. */
    static RpcOutcome trustedDomains(RpcCallContext context, AccountCalls.EnumerateArguments arguments) {
        return RpcObject.with(
                context,
                arguments.handle(),
                LsaObject.Policy.class,
                VIEW,
                arguments::nothing,
                policy -> arguments.nothing(NtStatus.NO_MORE_ENTRIES));
    }
}
