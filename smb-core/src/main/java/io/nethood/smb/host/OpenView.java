package io.nethood.smb.host;

import io.nethood.smb.share.ShareType;
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
 * @param share the share it was opened in
 * @param shareType what kind of share that is
 * @param shareMode what others may do with the file meanwhile: any of read, write, delete, or none; null for a pipe
 * @param oplock the oplock it holds; null for none
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
        String share,
        ShareType shareType,
        @Nullable String shareMode,
        @Nullable String oplock,
        double ageSeconds) {

    /** What keeps the session it belongs to, for a person to read. */
    public String keeper() {
        return keeper(path, activity);
    }

    static String keeper(String path, @Nullable String activity) {
        return activity == null ? path : path + " (" + activity + ")";
    }
}
