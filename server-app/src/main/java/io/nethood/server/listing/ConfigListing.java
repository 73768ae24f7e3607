package io.nethood.server.listing;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * {@code net config server}, and what else a running server was told.
 *
 * @param serverName NetBIOS name
 * @param comment server comment
 * @param workgroup its workgroup
 * @param edition as on the command line
 * @param softwareVersion as Windows prints it
 * @param transports what it listens on, as Windows names it
 * @param hidden not announced to browsers
 * @param maxUsers the session limit; null for none
 * @param maxOpenFilesPerSession as Windows prints it
 * @param idleSessionMinutes autodisconnect; -1 for never
 * @param restrictAnonymous 0..2; null where the edition has no such value
 * @param nullSessionPipes pipes that a NULL session may open
 * @param nullSessionLifeSeconds idle life of a NULL session with nothing open
 */
public record ConfigListing(
        String serverName,
        String comment,
        String workgroup,
        String edition,
        String softwareVersion,
        List<String> transports,
        boolean hidden,
        @Nullable Integer maxUsers,
        int maxOpenFilesPerSession,
        int idleSessionMinutes,
        @Nullable Integer restrictAnonymous,
        List<String> nullSessionPipes,
        double nullSessionLifeSeconds) {}
