package io.nethood.server.listing;

import java.util.List;

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
 * @param writers who may change files: nobody, administrators, everybody; null where there are none
 * @param guest whether guests and NULL sessions may connect, as far as the share has a say
 * @param users the only accounts that may connect; none for every account
 */
public record ShareListing(
        String name,
        String type,
        String resource,
        String comment,
        @Nullable Integer maxUses,
        int uses,
        @Nullable String writers,
        boolean guest,
        List<String> users) {}
