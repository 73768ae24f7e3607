package io.nethood.server.listing;

import org.jspecify.annotations.Nullable;

/**
 * A row of {@code net share}.
 *
 * @param name the share's name
 * @param type disk, printer, device or ipc
 * @param resource a path, a port, or empty for IPC$
 * @param comment the remark
 * @param maxUses most tree connects at one time; null for no limit
 * @param uses tree connects now
 */
public record ShareListing(
        String name,
        String type,
        String resource,
        String comment,
        @Nullable Integer maxUses,
        int uses) {}
