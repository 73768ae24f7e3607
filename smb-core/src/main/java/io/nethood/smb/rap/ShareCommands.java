package io.nethood.smb.rap;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

import io.nethood.smb.host.EnumerationGate;
import io.nethood.smb.host.SmbHost;
import io.nethood.smb.policy.Gate;
import io.nethood.smb.rap.RapCall.RapCallContext;
import io.nethood.smb.share.Share;
import io.nethood.smb.wire.Win32Error;
import io.nethood.wire.MalformedMessage;
import io.nethood.wire.WireReader;

/** NetShareEnum and NetShareGetInfo, [MS-RAP] 2.5.6. */
final class ShareCommands {
    /** Bytes of NetworkName, its zero included; a share with a longer name cannot be shown. */
    private static final int NAME_SIZE = 13;

    /** Bytes of Password and Pad2, which mean nothing at user level. */
    private static final int PASSWORD_SIZE = 10;

    private static final int HIGHEST_LEVEL = 2;

    /** The level that shows paths and counts: administrators only, as over RPC ([MS-SRVS] 6 &lt;58&gt;). */
    private static final int ADMINISTRATORS_LEVEL = 2;

    private ShareCommands() {}

    static RapResult enumerate(RapCallContext context, WireReader parameters) throws MalformedMessage {
        int level = parameters.u16();
        int receiveBufferSize = parameters.u16();
        Win32Error refusal = refusal(context, level);
        if (refusal == Win32Error.SUCCESS
                && !EnumerationGate.passes(context.host(), context.client(), Gate.RAP_SHARE_ENUM, "NetShareEnum")) {
            refusal = Win32Error.ACCESS_DENIED;
        }
        if (refusal != Win32Error.SUCCESS) {
            return new RapResult.Status(refusal, 2);
        }
        SmbHost host = context.host();
        List<Share> all = host.shares().all();
        List<RapStructure> entries = all.stream()
                .filter(share -> isShowable(host, share))
                .map(share -> structure(host, share, level))
                .toList();
        return new RapResult.Entries(entries, all.size() - entries.size(), receiveBufferSize);
    }

    static RapResult getInfo(RapCallContext context, WireReader parameters) throws MalformedMessage {
        SmbHost host = context.host();
        String name = parameters.oemString(host.settings().codePage());
        int level = parameters.u16();
        int receiveBufferSize = parameters.u16();
        Win32Error refusal = refusal(context, level);
        if (refusal != Win32Error.SUCCESS) {
            return new RapResult.Status(refusal, 1);
        }
        Optional<Share> share = host.shares().find(name).filter(found -> isShowable(host, found));
        return share.isPresent()
                ? new RapResult.Single(structure(host, share.get(), level), receiveBufferSize)
                : new RapResult.Status(Win32Error.NERR_NET_NAME_NOT_FOUND, 1);
    }

    private static Win32Error refusal(RapCallContext context, int level) {
        if (level > HIGHEST_LEVEL) {
            return Win32Error.INVALID_LEVEL;
        }
        boolean denied = level == ADMINISTRATORS_LEVEL && !context.client().administrator();
        return denied ? Win32Error.ACCESS_DENIED : Win32Error.SUCCESS;
    }

    private static boolean isShowable(SmbHost host, Share share) {
        return share.name().getBytes(host.settings().codePage()).length < NAME_SIZE;
    }

    /** NetShareInfo0, 1 and 2, [MS-RAP] 2.5.6.3: each goes on where the one before ends. */
    private static RapStructure structure(SmbHost host, Share share, int level) {
        Charset codePage = host.settings().codePage();
        RapStructure structure = new RapStructure(codePage).name(share.name(), NAME_SIZE);
        if (level >= 1) {
            structure.byteValue(0).word(share.type().code()).text(share.comment());
        }
        if (level >= 2) {
            structure
                    .word(0) // Permissions
                    .word(share.maxUses() & 0xFFFF)
                    .word(Math.min(share.uses(), 0xFFFF))
                    .text(share.resource())
                    .zeros(PASSWORD_SIZE);
        }
        return structure;
    }
}
