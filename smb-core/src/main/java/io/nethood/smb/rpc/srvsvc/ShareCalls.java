package io.nethood.smb.rpc.srvsvc;

import java.util.Optional;

import io.nethood.smb.host.HostSettings.ShareListDetail;
import io.nethood.smb.policy.Gate;
import io.nethood.smb.rpc.association.RpcCallContext;
import io.nethood.smb.rpc.association.RpcOutcome;
import io.nethood.smb.rpc.association.RpcResult;
import io.nethood.smb.rpc.info.Audience;
import io.nethood.smb.rpc.info.Enumeration;
import io.nethood.smb.rpc.info.InfoLevels;
import io.nethood.smb.rpc.info.InfoResult;
import io.nethood.smb.rpc.ndr.NdrReader;
import io.nethood.smb.rpc.ndr.NdrWriter;
import io.nethood.smb.share.Share;
import io.nethood.smb.wire.Win32Error;
import io.nethood.wire.MalformedMessage;
import org.jspecify.annotations.Nullable;

/**
 * What srvsvc says of shares. Rights: [MS-SRVS] 6 &lt;58&gt;, &lt;61&gt;; NULL sessions: KB143474, and smbtorture's
 * rpc.srvsvc, which expects of Windows that level 501 of the list is not for them.
 */
final class ShareCalls {
    /** Flags of levels 501 and 1005: client-side caching is manual, no DFS ([MS-SRVS] 2.2.4.29). */
    private static final int NO_FLAGS = 0;

    static final InfoLevels<Share> LEVELS = InfoLevels.<Share>builder()
            .level(0, Audience.EVERYONE, ShareCalls::info0)
            .level(1, Audience.EVERYONE, ShareCalls::info1)
            .level(2, Audience.ADMINISTRATORS, ShareCalls::info2)
            .level(501, Audience.AUTHENTICATED, ShareCalls::info501)
            .level(502, Audience.ADMINISTRATORS, ShareCalls::info502)
            .build();

    /** NetrShareEnumSticky has no level 501 ([MS-SRVS] 3.1.4.9). */
    static final InfoLevels<Share> STICKY_LEVELS = InfoLevels.<Share>builder()
            .level(0, Audience.EVERYONE, ShareCalls::info0)
            .level(1, Audience.EVERYONE, ShareCalls::info1)
            .level(2, Audience.ADMINISTRATORS, ShareCalls::info2)
            .level(502, Audience.ADMINISTRATORS, ShareCalls::info502)
            .build();

    /** NetrShareGetInfo has the levels of NetrShareEnum and one more. */
    static final InfoLevels<Share> SINGLE_LEVELS = InfoLevels.<Share>builder()
            .level(0, Audience.EVERYONE, ShareCalls::info0)
            .level(1, Audience.EVERYONE, ShareCalls::info1)
            .level(2, Audience.ADMINISTRATORS, ShareCalls::info2)
            .level(501, Audience.EVERYONE, ShareCalls::info501)
            .level(502, Audience.ADMINISTRATORS, ShareCalls::info502)
            .level(1005, Audience.EVERYONE, (out, share) -> out.u32(NO_FLAGS))
            .build();

    private ShareCalls() {}

    /** NetrShareEnum and NetrShareEnumSticky, [MS-SRVS] 3.1.4.8, 3.1.4.9. */
    record EnumArguments(@Nullable String serverName, Enumeration.Container container, Enumeration.Window window) {
        static EnumArguments decode(NdrReader in) throws MalformedMessage {
            return new EnumArguments(
                    in.uniqueString(), Enumeration.Container.decode(in), Enumeration.Window.decode(in));
        }
    }

    /** NetrShareGetInfo, [MS-SRVS] 3.1.4.10. */
    record GetInfoArguments(@Nullable String serverName, String netName, int level) {
        static GetInfoArguments decode(NdrReader in) throws MalformedMessage {
            return new GetInfoArguments(in.uniqueString(), in.string(), in.u32());
        }
    }

    /** NetrShareCheck, [MS-SRVS] 3.1.4.16. */
    record CheckArguments(@Nullable String serverName, String device) {
        static CheckArguments decode(NdrReader in) throws MalformedMessage {
            return new CheckArguments(in.uniqueString(), in.string());
        }
    }

    static RpcOutcome enumerate(RpcCallContext context, EnumArguments arguments) {
        return enumerate(context, arguments, LEVELS);
    }

    static RpcOutcome enumerateSticky(RpcCallContext context, EnumArguments arguments) {
        return enumerate(context, arguments, STICKY_LEVELS);
    }

    private static RpcOutcome enumerate(RpcCallContext context, EnumArguments arguments, InfoLevels<Share> levels) {
        int number = arguments.container().level();
        Win32Error refusal = InfoResult.refusal(levels, number, context.client());
        if (refusal == Win32Error.ACCESS_DENIED
                && context.host().settings().shareListDetail() == ShareListDetail.EVERYONE) {
            refusal = Win32Error.SUCCESS;
        }
        if (refusal == Win32Error.SUCCESS && !arguments.container().hasContainer()) {
            refusal = Win32Error.INVALID_PARAMETER;
        }
        if (refusal == Win32Error.SUCCESS && !context.passes(Gate.NETR_SHARE_ENUM)) {
            refusal = Win32Error.ACCESS_DENIED;
        }
        return new RpcOutcome.Returned(
                refusal == Win32Error.SUCCESS
                        ? Enumeration.page(
                                levels.find(number).orElseThrow(),
                                context.host().shares().all(),
                                arguments.window())
                        : Enumeration.failure(levels, number, arguments.window(), refusal));
    }

    static RpcOutcome getInfo(RpcCallContext context, GetInfoArguments arguments) {
        Optional<Share> share = context.host().shares().find(arguments.netName());
        return new RpcOutcome.Returned(
                share.isPresent()
                        ? InfoResult.show(SINGLE_LEVELS, arguments.level(), context.client(), share.get())
                        : InfoResult.failure(arguments.level(), Win32Error.NERR_NET_NAME_NOT_FOUND));
    }

    /** Whether a path or a port is shared, and as what. */
    static RpcOutcome check(RpcCallContext context, CheckArguments arguments) {
        Optional<Share> share = context.host().shares().all().stream()
                .filter(candidate -> candidate.resource().equalsIgnoreCase(arguments.device()))
                .findFirst();
        int type = share.map(Share::typeWithFlags).orElse(0);
        Win32Error status = share.isPresent() ? Win32Error.SUCCESS : Win32Error.NERR_DEVICE_NOT_SHARED;
        RpcResult result = out -> out.u32(type).u32(status.code());
        return new RpcOutcome.Returned(result);
    }

    /** SHARE_INFO_0, [MS-SRVS] 2.2.4.22. */
    private static void info0(NdrWriter out, Share share) {
        out.stringPointer(share.name());
    }

    /** SHARE_INFO_1, [MS-SRVS] 2.2.4.23. */
    private static void info1(NdrWriter out, Share share) {
        out.stringPointer(share.name()).u32(share.typeWithFlags()).stringPointer(share.comment());
    }

    /** SHARE_INFO_2, [MS-SRVS] 2.2.4.24: permissions and password mean nothing at user level. */
    private static void info2(NdrWriter out, Share share) {
        info1(out, share);
        out.u32(0)
                .u32(share.maxUses())
                .u32(share.uses())
                .stringPointer(share.resource())
                .stringPointer(null);
    }

    /** SHARE_INFO_501, [MS-SRVS] 2.2.4.25. */
    private static void info501(NdrWriter out, Share share) {
        info1(out, share);
        out.u32(NO_FLAGS);
    }

    /** SHARE_INFO_502_I, [MS-SRVS] 2.2.4.26: no security descriptor of its own. */
    private static void info502(NdrWriter out, Share share) {
        info2(out, share);
        out.u32(0).u32(0);
    }
}
