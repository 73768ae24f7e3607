package io.nethood.smb.rpc.samr;

import java.util.List;
import java.util.Optional;

import io.nethood.smb.rpc.association.RpcCallContext;
import io.nethood.smb.rpc.association.RpcOutcome;
import io.nethood.smb.rpc.association.RpcResult;
import io.nethood.smb.rpc.ndr.ContextHandle;
import io.nethood.smb.rpc.ndr.NdrReader;
import io.nethood.smb.rpc.ndr.NdrWriter;
import io.nethood.smb.rpc.ndr.Pointee;
import io.nethood.smb.rpc.object.NtResult;
import io.nethood.smb.rpc.object.RpcObject;
import io.nethood.smb.sam.SamDomain;
import io.nethood.smb.security.Sid;
import io.nethood.smb.wire.NtStatus;
import io.nethood.wire.MalformedMessage;

/** From the server to its domains: [MS-SAMR] 3.1.5.1, 3.1.5.2.1, 3.1.5.11.1. */
final class ConnectCalls {
    /** The one version of SAMPR_REVISION_INFO, and the revision in it that speaks of no feature ([MS-SAMR] 2.2.7.15). */
    private static final int VERSION = 1;

    private static final int REVISION = 3;

    private ConnectCalls() {}

    /** The SamrConnect family; the name of the server means nothing, it is the one that is asked. */
    record ConnectArguments(int desiredAccess) {
        /** SamrConnect, [MS-SAMR] 3.1.5.1.4: its name is a pointer to one character. */
        static ConnectArguments decode(NdrReader in) throws MalformedMessage {
            in.pointer(NdrReader::u16);
            return new ConnectArguments(in.u32());
        }

        /** SamrConnect2, [MS-SAMR] 3.1.5.1.3. */
        static ConnectArguments decode2(NdrReader in) throws MalformedMessage {
            in.uniqueString();
            return new ConnectArguments(in.u32());
        }

        /** SamrConnect4, [MS-SAMR] 3.1.5.1.2: ClientRevision is not looked at. */
        static ConnectArguments decode4(NdrReader in) throws MalformedMessage {
            in.uniqueString();
            in.u32();
            return new ConnectArguments(in.u32());
        }
    }

    static RpcOutcome connect(RpcCallContext context, ConnectArguments arguments) {
        return new RpcOutcome.Returned(open(context, arguments.desiredAccess()));
    }

    private static RpcResult open(RpcCallContext context, int desiredAccess) {
        return RpcObject.open(context, SamObject.Server.RIGHTS, desiredAccess, SamObject.Server::new);
    }

    /** SamrConnect5, [MS-SAMR] 3.1.5.1.1. */
    record Connect5Arguments(int desiredAccess) {
        static Connect5Arguments decode(NdrReader in) throws MalformedMessage {
            in.uniqueString();
            int desiredAccess = in.u32();
            in.discriminant(VERSION);
            in.discriminant(VERSION);
            in.u32(); // Revision
            in.u32(); // SupportedFeatures
            return new Connect5Arguments(desiredAccess);
        }
    }

    static RpcOutcome connect5(RpcCallContext context, Connect5Arguments arguments) {
        RpcResult handle = open(context, arguments.desiredAccess());
        return new RpcOutcome.Returned(out -> {
            out.u32(VERSION).u32(VERSION).u32(REVISION).u32(0);
            handle.encode(out);
        });
    }

    /** SamrEnumerateDomainsInSamServer, [MS-SAMR] 3.1.5.2.1: the names of two domains are no secret, so no gate is here. */
    static RpcOutcome enumerateDomains(RpcCallContext context, EnumerateCalls.Arguments arguments) {
        List<EnumerateCalls.Entry> domains = context.host().accounts().domains().stream()
                .map(domain -> new EnumerateCalls.Entry(0, domain.name()))
                .toList();
        return RpcObject.with(
                context,
                arguments.handle(),
                SamObject.Server.class,
                SamObject.Server.ENUMERATE_DOMAINS,
                arguments::failure,
                server -> arguments.page(domains));
    }

    /** SamrLookupDomainInSamServer, [MS-SAMR] 3.1.5.11.1. */
    record LookupDomainArguments(ContextHandle handle, String name) {
        static LookupDomainArguments decode(NdrReader in) throws MalformedMessage {
            ContextHandle handle = in.contextHandle();
            Pointee<String> name = in.construct(NdrReader::countedString);
            return new LookupDomainArguments(handle, name.orElse(""));
        }
    }

    static RpcOutcome lookupDomain(RpcCallContext context, LookupDomainArguments arguments) {
        return RpcObject.with(
                context,
                arguments.handle(),
                SamObject.Server.class,
                SamObject.Server.LOOKUP_DOMAIN,
                NtResult::nothing,
                server -> context.host()
                        .accounts()
                        .domain(arguments.name())
                        .map(domain -> NtResult.pointer(domain.sid(), NdrWriter::sid, NtStatus.SUCCESS))
                        .orElse(NtResult.nothing(NtStatus.NO_SUCH_DOMAIN)));
    }

    /** SamrOpenDomain, [MS-SAMR] 3.1.5.1.5. */
    record OpenDomainArguments(ContextHandle handle, int desiredAccess, Sid sid) {
        static OpenDomainArguments decode(NdrReader in) throws MalformedMessage {
            return new OpenDomainArguments(in.contextHandle(), in.u32(), in.sid());
        }
    }

    static RpcOutcome openDomain(RpcCallContext context, OpenDomainArguments arguments) {
        return RpcObject.with(
                context,
                arguments.handle(),
                SamObject.Server.class,
                SamObject.Server.LOOKUP_DOMAIN,
                status -> NtResult.handle(ContextHandle.NULL, status),
                server -> openDomain(context, arguments.desiredAccess(), arguments.sid()));
    }

    private static RpcResult openDomain(RpcCallContext context, int desiredAccess, Sid sid) {
        Optional<SamDomain> domain = context.host().accounts().domain(sid);
        if (domain.isEmpty()) {
            return NtResult.handle(ContextHandle.NULL, NtStatus.NO_SUCH_DOMAIN);
        }
        return RpcObject.open(
                context,
                SamObject.Domain.RIGHTS,
                desiredAccess,
                granted -> new SamObject.Domain(granted, domain.get()));
    }
}
