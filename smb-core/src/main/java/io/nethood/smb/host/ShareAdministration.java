package io.nethood.smb.host;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

import io.nethood.smb.file.Volume;
import io.nethood.smb.pipe.PipeClient;
import io.nethood.smb.share.Share;
import io.nethood.smb.share.ShareType;
import io.nethood.smb.wire.Win32Error;
import org.jspecify.annotations.Nullable;

/**
 * Shares that clients make, change and end, over RPC or RAP ([MS-SRVS] 3.1.4.7, 3.1.4.11, 3.1.4.12). They need to be
 * administrators, and reach no further than the host's own drive: what lies on the machine below is shared by whoever
 * runs the lab.
 */
public final class ShareAdministration {
    /** Reserved for interprocess communication ([MS-SRVS] 3.1.4.7). */
    private static final List<String> RESERVED = List.of("PIPE", "MAILSLOT");

    private static final String NOT_IN_A_NAME = "\\/:*?\"<>|+[];,=";

    private final SmbHost host;

    public ShareAdministration(SmbHost host) {
        this.host = host;
    }

    /**
     * A share that somebody wants.
     *
     * @param type {@link ShareType#code()}
     * @param path as Windows writes it; null when it was not told
     * @param maxUses {@link Share#UNLIMITED_USES} or 0, as {@code net rpc share add} sends it, for no limit
     */
    public record NewShare(
            String name,
            int type,
            String comment,
            int maxUses,
            @Nullable String path) {}

    public Win32Error add(PipeClient client, NewShare wanted) {
        if (!client.administrator()) {
            return Win32Error.ACCESS_DENIED;
        }
        String path = wanted.path();
        if (!isShareName(wanted.name())) {
            return Win32Error.INVALID_NAME;
        }
        if (wanted.type() != ShareType.DISK.code()) {
            return Win32Error.NOT_SUPPORTED;
        }
        if (path == null || wanted.maxUses() < Share.UNLIMITED_USES) {
            return Win32Error.INVALID_PARAMETER;
        }
        if (host.shares().find(wanted.name()).isPresent()) {
            return Win32Error.NERR_DUPLICATE_SHARE;
        }
        Optional<Volume> files = host.shares().openDirectory(path);
        if (files.isEmpty()) {
            return Win32Error.NERR_UNKNOWN_DEV_DIR;
        }
        int maxUses = wanted.maxUses() == 0 ? Share.UNLIMITED_USES : wanted.maxUses();
        Share share = new Share(wanted.name(), ShareType.DISK, wanted.comment(), path, maxUses).withFiles(files.get());
        if (host.addShare(share)) {
            return Win32Error.SUCCESS;
        }
        share.retire();
        return Win32Error.NERR_DUPLICATE_SHARE;
    }

    /** Without IPC$ nobody could ask for anything any more. */
    public Win32Error delete(PipeClient client, String name) {
        boolean lifeline = host.shares()
                .find(name)
                .filter(share -> share.type() == ShareType.IPC)
                .isPresent();
        if (!client.administrator() || lifeline) {
            return Win32Error.ACCESS_DENIED;
        }
        return host.deleteShare(name) ? Win32Error.SUCCESS : Win32Error.NERR_NET_NAME_NOT_FOUND;
    }

    /**
     * Changes what may change while a share is used.
     *
     * @param comment null to keep it
     * @param maxUses null to keep it
     */
    public Win32Error change(PipeClient client, String name, @Nullable String comment, @Nullable Integer maxUses) {
        if (!client.administrator()) {
            return Win32Error.ACCESS_DENIED;
        }
        Optional<Share> share = host.shares().find(name);
        if (share.isEmpty()) {
            return Win32Error.NERR_NET_NAME_NOT_FOUND;
        }
        if (maxUses != null && maxUses < Share.UNLIMITED_USES) {
            return Win32Error.INVALID_PARAMETER;
        }
        if (comment != null) {
            share.get().changeComment(comment);
        }
        if (maxUses != null) {
            share.get().changeMaxUses(maxUses == 0 ? Share.UNLIMITED_USES : maxUses);
        }
        return Win32Error.SUCCESS;
    }

    /** Whether a share may be called {@code name}: 1 to 80 characters, none of those that Windows reserves. */
    public static boolean isShareName(String name) {
        return !name.isBlank()
                && name.length() <= Share.MOST_NAME_CHARACTERS
                && !RESERVED.contains(name.toUpperCase(Locale.ROOT))
                && name.chars().noneMatch(c -> c < ' ' || NOT_IN_A_NAME.indexOf(c) >= 0);
    }
}
