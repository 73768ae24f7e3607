package io.nethood.smb.connection;

import java.util.Locale;

import io.nethood.smb.file.OpenFile;
import io.nethood.smb.file.lock.OplockLevel;
import io.nethood.smb.file.lock.ShareAccess;
import io.nethood.smb.host.OpenDetails;
import io.nethood.smb.print.SpoolingJob;
import io.nethood.smb.share.ShareType;
import org.jspecify.annotations.Nullable;

/**
 * An open file or directory of this connection.
 *
 * @param file the open itself
 * @param job the print job that is written to it; null on a disk share
 */
record FileOpen(
        int fid,
        long openId,
        Tree tree,
        SmbSession session,
        int pid,
        OpenFile file,
        @Nullable SpoolingJob job) implements Open, OpenDetails {

    /** FileTypePrinter of [MS-CIFS] 2.2.4.64.2. */
    private static final int PRINTER = 3;

    /** ResourceType, as it is answered to whoever opens. */
    int resourceType() {
        return job == null ? 0 : PRINTER;
    }

    @Override
    public String path() {
        return job == null ? tree.share().localPath(file.pathText()) : job.path();
    }

    @Override
    public @Nullable String activity() {
        return file.activity();
    }

    @Override
    public int locks() {
        return file.locks().count();
    }

    @Override
    public String shareName() {
        return tree.share().name();
    }

    @Override
    public ShareType shareType() {
        return tree.share().type();
    }

    @Override
    public String shareMode() {
        return ShareAccess.text(file.share());
    }

    @Override
    public @Nullable String oplock() {
        OplockLevel level = file.oplock();
        return level == OplockLevel.NONE
                ? null
                : level.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    @Override
    public int release() {
        if (job == null) {
            file.close();
        } else {
            job.end();
        }
        return 0;
    }
}
