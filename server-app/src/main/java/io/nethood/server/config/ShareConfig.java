package io.nethood.server.config;

import java.nio.file.Path;
import java.util.Optional;

import io.nethood.smb.share.Share;

/**
 * A disk share.
 *
 * @param name up to 80 characters; a trailing {@code $} hides it from people
 * @param directory whose files it has; empty for files that live in memory only
 * @param writable whether clients may change its files
 * @param comment shown as the remark
 * @param maxUses most tree connects at one time, or {@link Share#UNLIMITED_USES}
 */
public record ShareConfig(String name, Optional<Path> directory, boolean writable, String comment, int maxUses) {
    /** Stands for a directory, where the files are to live in memory. */
    static final String IN_MEMORY = "memory:";

    private static final String WRITABLE = ",rw";

    /** {@code NAME=PATH[,rw]}. */
    static ShareConfig parse(OptionValue value) {
        String text = value.text();
        boolean writable = text.endsWith(WRITABLE);
        String share = writable ? text.substring(0, text.length() - WRITABLE.length()) : text;
        int sign = share.indexOf('=');
        if (sign < 1 || sign == share.length() - 1) {
            throw ConfigException.wrong(value.where(), text, "NAME=PATH[,rw]");
        }
        return new ShareConfig(
                share.substring(0, sign),
                directory(value, share.substring(sign + 1)),
                writable,
                "",
                Share.UNLIMITED_USES);
    }

    static Optional<Path> directory(OptionValue value, String path) {
        return path.equals(IN_MEMORY)
                ? Optional.empty()
                : Optional.of(new OptionValue(value.where(), path, value.directory()).path());
    }
}
