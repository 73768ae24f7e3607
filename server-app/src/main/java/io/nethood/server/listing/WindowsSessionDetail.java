package io.nethood.server.listing;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * A block of {@code net session \\computer}.
 *
 * @param computer client computer
 * @param user null for NULL sessions
 * @param guest whether the user was logged on as Guest
 * @param clientType of the oldest session of the row
 * @param sessionSeconds age of the oldest session of the row
 * @param idleSeconds of the least idle session of the row
 * @param shares where its opens are
 */
public record WindowsSessionDetail(
        String computer,
        @Nullable String user,
        boolean guest,
        String clientType,
        double sessionSeconds,
        double idleSeconds,
        List<OpenShare> shares) {

    /**
     * A share in which the client has something open.
     *
     * @param name the share's name
     * @param type as Windows prints it: Disk, Print, IPC
     * @param opens how many files or pipes
     */
    public record OpenShare(String name, String type, int opens) {}
}
