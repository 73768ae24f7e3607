package io.nethood.server.listing;

import java.time.Instant;

/**
 * {@code net statistics server} ([MS-SRVS] 2.2.4.39). What Windows prints beyond this is always 0 in an SMB server
 * ([MS-CIFS] 3.3.4.23).
 *
 * @param serverName NetBIOS name
 * @param since start of the server
 * @param sessionsAccepted sessions that came into being
 * @param sessionsTimedOut ended by autodisconnect
 * @param sessionsErroredOut ended by a broken connection
 * @param kilobytesSent 1024 bytes each
 * @param kilobytesReceived the same
 * @param permissionViolations accesses that were refused
 * @param passwordViolations logons that failed
 * @param filesAccessed files and pipes opened
 */
public record StatisticsListing(
        String serverName,
        Instant since,
        long sessionsAccepted,
        long sessionsTimedOut,
        long sessionsErroredOut,
        long kilobytesSent,
        long kilobytesReceived,
        long permissionViolations,
        long passwordViolations,
        long filesAccessed) {}
