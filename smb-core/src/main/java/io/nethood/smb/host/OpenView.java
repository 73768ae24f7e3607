package io.nethood.smb.host;

import org.jspecify.annotations.Nullable;

/**
 * A row of {@code net file}.
 *
 * @param id server-global, increasing
 * @param session the session it belongs to
 * @param path such as {@code \PIPE\spoolss}
 * @param computer client computer
 * @param user null for a NULL session
 * @param locks byte-range locks held
 * @param permissions PERM_FILE_* of [MS-SRVS] 2.2.4.6: 1 read, 2 write, 4 create
 * @param activity what keeps it busy, for a person to read; null when nothing does
 * @param ageSeconds since it was opened
 */
public record OpenView(
        long id,
        long session,
        String path,
        String computer,
        @Nullable String user,
        int locks,
        int permissions,
        @Nullable String activity,
        double ageSeconds) {}
