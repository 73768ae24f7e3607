package io.nethood.server.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import io.nethood.smb.auth.SharePassword;
import io.nethood.smb.share.Share;
import io.nethood.smb.share.SharePermissions;
import org.jspecify.annotations.Nullable;

/**
 * A disk share.
 *
 * @param name up to 80 characters; a trailing {@code $} hides it from people
 * @param files where its files come from
 * @param permissions what it grants
 * @param comment shown as the remark
 * @param maxUses most tree connects at one time, or {@link Share#UNLIMITED_USES}
 * @param password asked for under share-level security; null for none
 */
public record ShareConfig(
        String name,
        ShareFiles files,
        SharePermissions permissions,
        String comment,
        int maxUses,
        @Nullable SharePassword password) {
    /** Stands for a directory, where the files are to live in memory. */
    private static final String IN_MEMORY = "memory:";

    private static final String WRITABLE = ",rw";

    /** A share that everybody may read and nobody may change. */
    public static ShareConfig of(String name, ShareFiles files) {
        return new ShareConfig(name, files, SharePermissions.READ_ONLY, "", Share.UNLIMITED_USES, null);
    }

    /** {@code NAME=PATH[,rw]}. */
    static ShareConfig parse(OptionValue value) {
        String text = value.text();
        boolean writable = text.endsWith(WRITABLE);
        String share = writable ? text.substring(0, text.length() - WRITABLE.length()) : text;
        int sign = share.indexOf('=');
        if (sign < 1 || sign == share.length() - 1) {
            throw ConfigException.wrong(value.where(), text, "NAME=PATH[,rw]");
        }
        ShareConfig parsed = of(share.substring(0, sign), files(value, share.substring(sign + 1)));
        return writable ? parsed.withPermissions(SharePermissions.FULL) : parsed;
    }

    /**
     * A share that is wanted of a running lab, by the keys of a {@code [[share]]} table without passwords,
     * {@code max-uses} as JSON spells it.
     *
     * @throws ConfigException when a key or a value is wrong, or does not fit {@code lab}
     */
    public static ShareConfig of(JsonNode wanted, ServerConfig lab) {
        if (!wanted.isObject()) {
            throw ConfigException.wrong("body", wanted.getNodeType(), "a JSON object");
        }
        TomlTable table = new TomlTable("share", wanted, Path.of("").toAbsolutePath(), Map.of());
        table.checkKeys(List.of("name", "path", "writable", "guest", "users", "comment", "maxUses"));
        ShareConfig share = table.share("maxUses");
        SharedResources.check(share, lab.profile().edition(), lab.accounts());
        return share;
    }

    /** What stands behind {@code path}, which is relative to where {@code value} was found. */
    static ShareFiles files(OptionValue value, String path) {
        return path.equals(IN_MEMORY)
                ? Shares.inMemory()
                : Shares.directory(new OptionValue(value.where(), path, value.directory()).path());
    }

    public ShareConfig withPermissions(SharePermissions value) {
        return new ShareConfig(name, files, value, comment, maxUses, password);
    }

    /**
     * With permissions as a table of the file writes them: whoever names users means nobody else, unless guests are said to
     * be welcome.
     *
     * @param guest null where nothing was said
     */
    public ShareConfig granting(boolean writable, @Nullable Boolean guest, List<String> users) {
        SharePermissions.Writers writers =
                writable ? SharePermissions.Writers.EVERYBODY : SharePermissions.Writers.NOBODY;
        return withPermissions(new SharePermissions(writers, guest == null ? users.isEmpty() : guest, users));
    }

    public ShareConfig withComment(String value) {
        return new ShareConfig(name, files, permissions, value, maxUses, password);
    }

    public ShareConfig withMaxUses(int value) {
        return new ShareConfig(name, files, permissions, comment, value, password);
    }

    ShareConfig withPassword(SharePassword value) {
        return new ShareConfig(name, files, permissions, comment, maxUses, value);
    }
}
