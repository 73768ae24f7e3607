package io.nethood.server.listing;

import org.jspecify.annotations.Nullable;

/**
 * A row of {@code net session}: all sessions of one computer and user, all NULL sessions of one computer.
 *
 * @param computer client computer
 * @param user null for NULL sessions
 * @param clientType of the oldest session of the row
 * @param opens sum over the row
 * @param idleSeconds of the least idle session of the row
 */
public record WindowsSession(
        String computer, @Nullable String user, String clientType, int opens, double idleSeconds) {}
