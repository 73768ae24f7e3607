package io.nethood.smb.rap;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;

import io.nethood.smb.host.EnumerationGate;
import io.nethood.smb.host.ShareAdministration;
import io.nethood.smb.host.SmbHost;
import io.nethood.smb.policy.Gate;
import io.nethood.smb.rap.RapCall.RapCallContext;
import io.nethood.smb.share.Share;
import io.nethood.smb.wire.Win32Error;
import io.nethood.wire.MalformedMessage;
import io.nethood.wire.WireReader;

/**
 * NetShareEnum and NetShareGetInfo, [MS-RAP] 2.5.6; NetShareAdd and NetShareDel are of LAN Manager's heritage and not in
 * [MS-RAP].
 */
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

    /** Level 2: NetShareInfo2, laid out as NetShareGetInfo answers it. */
    static RapResult add(RapCallContext context, WireReader parameters) throws MalformedMessage {
        int level = parameters.u16();
        if (level != ADMINISTRATORS_LEVEL) {
            return new RapResult.Status(Win32Error.INVALID_LEVEL, 0);
        }
        Charset codePage = context.host().settings().codePage();
        WireReader data = WireReader.of(context.data());
        String name = data.slice(NAME_SIZE).oemString(codePage);
        data.skip(1);
        int type = data.u16();
        String comment = text(context, data.i32(), codePage);
        data.skip(Short.BYTES); // Permissions
        int maxUses = (short) data.u16();
        data.skip(Short.BYTES); // CurrentUses
        String path = text(context, data.i32(), codePage);
        return new RapResult.Status(
                new ShareAdministration(context.host())
                        .add(context.client(), new ShareAdministration.NewShare(name, type, comment, maxUses, path)),
                0);
    }

    /** A string behind the structure; the upper half of a pointer means nothing ([MS-RAP] 2.5.11). */
    private static String text(RapCallContext context, int pointer, Charset codePage) throws MalformedMessage {
        if (pointer == 0) {
            return "";
        }
        WireReader data = WireReader.of(context.data());
        data.skip(pointer & 0xFFFF);
        return data.oemString(codePage);
    }

    static RapResult delete(RapCallContext context, WireReader parameters) throws MalformedMessage {
        String name = parameters.oemString(context.host().settings().codePage());
        return new RapResult.Status(new ShareAdministration(context.host()).delete(context.client(), name), 0);
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
