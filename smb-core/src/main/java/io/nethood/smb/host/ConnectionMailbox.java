package io.nethood.smb.host;

import io.nethood.smb.file.FileClient;
import io.nethood.smb.session.EndCause;

/**
 * The door through which the rest of the host reaches a connection: what is put here arrives on the connection's own
 * thread, later. Safe for any number of threads; a connection that is already gone ignores it.
 */
public interface ConnectionMailbox extends FileClient {

    /** Sessions of this connection were ended in the books: release what they still hold. */
    void releaseEndedSessions(EndCause cause);

    /** {@code net file ID /close}. */
    void closeOpen(long openId);

    /** Hang up; sessions that still live end with {@code cause}. */
    void disconnect(EndCause cause);
}
