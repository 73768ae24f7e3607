package io.nethood.smb.rap;

import java.util.List;

import io.nethood.smb.host.EnumerationGate;
import io.nethood.smb.host.ServerDirectory;
import io.nethood.smb.host.ServerSelfView;
import io.nethood.smb.host.SmbHost;
import io.nethood.smb.policy.Gate;
import io.nethood.smb.rap.RapCall.RapCallContext;
import io.nethood.smb.wire.Win32Error;
import io.nethood.wire.MalformedMessage;
import io.nethood.wire.WireReader;

/** NetServerGetInfo, NetServerEnum2 and NetServerEnum3, [MS-RAP] 2.5.5. */
final class ServerCommands {
    private static final int HIGHEST_LEVEL = 1;

    /** Bytes of ServerName, its zero included. */
    private static final int NAME_SIZE = 16;

    private static final int SV_TYPE_ALL = 0xFFFF_FFFF;
    private static final int SV_TYPE_LOCAL_LIST_ONLY = 0x4000_0000;
    private static final int SV_TYPE_ALTERNATE_XPORT = 0x2000_0000;

    /**
     * The status of an empty list. [MS-RAP] 3.2.5.12 would have ERROR_NO_BROWSER_SERVERS_FOUND; what Windows sends where
     * it keeps no list is not documented, and clients take an empty success without complaint.
     */
    private static final Win32Error EMPTY_LIST = Win32Error.SUCCESS;

    private ServerCommands() {}

    static RapResult getInfo(RapCallContext context, WireReader parameters) throws MalformedMessage {
        int level = parameters.u16();
        int receiveBufferSize = parameters.u16();
        if (level > HIGHEST_LEVEL) {
            return new RapResult.Status(Win32Error.INVALID_LEVEL, 1);
        }
        ServerSelfView self = ServerSelfView.of(context.host());
        ServerDirectory.Entry entry = new ServerDirectory.Entry(
                self.name(), self.majorVersion(), self.minorVersion(), self.type(), self.comment());
        return new RapResult.Single(structure(context.host(), entry, level), receiveBufferSize);
    }

    /** NetServerEnum2 with {@code WrLehDO}: no domain is named. */
    static RapResult enumerateOwnDomain(RapCallContext context, WireReader parameters) throws MalformedMessage {
        return enumerate(context, Request.decode(parameters), "", "");
    }

    /** NetServerEnum2 with {@code WrLehDz}. */
    static RapResult enumerateDomain(RapCallContext context, WireReader parameters) throws MalformedMessage {
        Request request = Request.decode(parameters);
        String domain = parameters.oemString(context.host().settings().codePage());
        return enumerate(context, request, domain, "");
    }

    /** NetServerEnum3: a list too long for one answer goes on from a name. */
    static RapResult enumerateFrom(RapCallContext context, WireReader parameters) throws MalformedMessage {
        Request request = Request.decode(parameters);
        String domain = parameters.oemString(context.host().settings().codePage());
        String first = parameters.oemString(context.host().settings().codePage());
        return enumerate(context, request, domain, first);
    }

    /** What all three have in common. */
    private record Request(int level, int receiveBufferSize, int serverType) {
        static Request decode(WireReader in) throws MalformedMessage {
            return new Request(in.u16(), in.u16(), in.i32());
        }
    }

    private static RapResult enumerate(RapCallContext context, Request request, String domain, String first) {
        if (request.level() > HIGHEST_LEVEL) {
            return new RapResult.Status(Win32Error.INVALID_LEVEL, 2);
        }
        if (request.serverType() == SV_TYPE_ALTERNATE_XPORT) {
            return new RapResult.Status(Win32Error.INVALID_PARAMETER, 2);
        }
        SmbHost host = context.host();
        if (!EnumerationGate.passes(host, context.client(), Gate.RAP_SERVER_ENUM, "NetServerEnum")) {
            return new RapResult.Status(Win32Error.ACCESS_DENIED, 2);
        }
        List<RapStructure> entries = host.directory().list(host, typeMask(request.serverType()), domain).stream()
                // The name need not be in the list: it is where the list goes on ([MS-RAP] 6 <88>).
                .filter(entry -> entry.name().compareToIgnoreCase(first) >= 0)
                .map(entry -> structure(host, entry, request.level()))
                .toList();
        return entries.isEmpty()
                ? new RapResult.Status(EMPTY_LIST, 2)
                : new RapResult.Entries(entries, 0, request.receiveBufferSize());
    }

    /** LOCAL_LIST_ONLY says which list is meant, not what stands in it; alone it asks for all of that list. */
    private static int typeMask(int serverType) {
        int types = serverType & ~SV_TYPE_LOCAL_LIST_ONLY;
        return serverType == SV_TYPE_ALL || types == 0 ? SV_TYPE_ALL : types;
    }

    /** NetServerInfo0 and 1, [MS-RAP] 2.5.5.4. */
    private static RapStructure structure(SmbHost host, ServerDirectory.Entry entry, int level) {
        RapStructure structure = new RapStructure(host.settings().codePage()).name(entry.name(), NAME_SIZE);
        if (level == 1) {
            structure
                    .byteValue(entry.majorVersion())
                    .byteValue(entry.minorVersion())
                    .dword(entry.type())
                    .text(entry.comment());
        }
        return structure;
    }
}
