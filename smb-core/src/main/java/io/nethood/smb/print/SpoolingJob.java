package io.nethood.smb.print;

import io.nethood.smb.file.OpenFile;
import io.nethood.smb.file.store.FileRefusal;

/**
 * A job that a client writes now. Used by the connection that began it, one call at a time.
 *
 * @param file where it is spooled to
 */
public record SpoolingJob(PrintSpool spool, PrintJob job, OpenFile file) {

    /** As {@code net file} shows it. */
    public String path() {
        return "\\" + spool.printer() + file.pathText();
    }

    /** The client has written everything. */
    public void end() {
        long bytes = size();
        file.close();
        spool.end(job, bytes);
    }

    /** A job of which not even the size is known is none. */
    private long size() {
        try {
            return file.attributes().size();
        } catch (FileRefusal gone) {
            return 0;
        }
    }
}
