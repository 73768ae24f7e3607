package io.nethood.smb.rpc.srvsvc;

import io.nethood.smb.host.ShareAdministration;
import io.nethood.smb.rpc.association.RpcCallContext;
import io.nethood.smb.rpc.association.RpcOutcome;
import io.nethood.smb.rpc.association.RpcResult;
import io.nethood.smb.rpc.ndr.NdrReader;
import io.nethood.smb.rpc.srvsvc.ShareInfo.Members;
import io.nethood.smb.share.Share;
import io.nethood.smb.wire.Win32Error;
import io.nethood.wire.MalformedMessage;
import org.jspecify.annotations.Nullable;

/** What srvsvc does to shares, for administrators only ([MS-SRVS] 6 &lt;56&gt;, &lt;66&gt;, &lt;70&gt;). */
final class ShareChanges {
    private ShareChanges() {}

    /** NetrShareAdd, [MS-SRVS] 3.1.4.7. */
    record AddArguments(
            @Nullable String serverName,
            ShareInfo info,
            @Nullable Integer wrongParameter) {
        static AddArguments decode(NdrReader in) throws MalformedMessage {
            String serverName = in.uniqueString();
            ShareInfo info = ShareInfo.decode(in);
            return new AddArguments(serverName, info, parameterIndex(in, info));
        }
    }

    /** NetrShareSetInfo, [MS-SRVS] 3.1.4.11. */
    record SetArguments(
            @Nullable String serverName,
            String netName,
            ShareInfo info,
            @Nullable Integer wrongParameter) {
        static SetArguments decode(NdrReader in) throws MalformedMessage {
            String serverName = in.uniqueString();
            String netName = in.string();
            ShareInfo info = ShareInfo.decode(in);
            return new SetArguments(serverName, netName, info, parameterIndex(in, info));
        }
    }

    /** NetrShareDel, [MS-SRVS] 3.1.4.12. */
    record DelArguments(@Nullable String serverName, String netName, int reserved) {
        static DelArguments decode(NdrReader in) throws MalformedMessage {
            return new DelArguments(in.uniqueString(), in.string(), in.u32());
        }
    }

    /** ParmErr; it stands behind a level whose length is known. */
    private static @Nullable Integer parameterIndex(NdrReader in, ShareInfo info) throws MalformedMessage {
        return info.members() == null ? null : in.pointer(NdrReader::u32).orNull();
    }

    static RpcOutcome add(RpcCallContext context, AddArguments arguments) {
        Members info = arguments.info().members();
        return changed(
                arguments.wrongParameter(),
                info == null || info.path() == null ? Win32Error.INVALID_LEVEL : add(context, info));
    }

    private static Win32Error add(RpcCallContext context, Members info) {
        if (info.secured()) {
            return Win32Error.NOT_SUPPORTED;
        }
        String comment = info.newComment();
        Integer maxUses = info.maxUses();
        return new ShareAdministration(context.host())
                .add(
                        context.client(),
                        new ShareAdministration.NewShare(
                                info.nameOrEmpty(),
                                info.type(),
                                comment == null ? "" : comment,
                                maxUses == null ? Share.UNLIMITED_USES : maxUses,
                                info.pathOrNull()));
    }

    static RpcOutcome set(RpcCallContext context, SetArguments arguments) {
        Members info = arguments.info().members();
        return changed(
                arguments.wrongParameter(),
                info == null ? Win32Error.INVALID_LEVEL : set(context, arguments.netName(), info));
    }

    private static Win32Error set(RpcCallContext context, String name, Members info) {
        return info.secured()
                ? Win32Error.NOT_SUPPORTED
                : new ShareAdministration(context.host())
                        .change(context.client(), name, info.newComment(), info.maxUses());
    }

    static RpcOutcome delete(RpcCallContext context, DelArguments arguments) {
        int status = new ShareAdministration(context.host())
                .delete(context.client(), arguments.netName())
                .code();
        RpcResult result = out -> out.u32(status);
        return new RpcOutcome.Returned(result);
    }

    /** ParmErr comes back as it went, since no single member is blamed. */
    private static RpcOutcome changed(@Nullable Integer wrongParameter, Win32Error status) {
        RpcResult result = out ->
                out.pointer(wrongParameter, (body, index) -> body.u32(index)).u32(status.code());
        return new RpcOutcome.Returned(result);
    }
}
