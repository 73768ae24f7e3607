package io.nethood.smb.host;

import io.nethood.smb.file.FileClient;
import io.nethood.smb.session.EndCause;
import io.nethood.smb.share.Share;

/**
 * The door through which the rest of the host reaches a connection: what is put here arrives on the connection's own
 * thread, later. Safe for any number of threads; a connection that is already gone ignores it.
 */
public interface ConnectionMailbox extends FileClient {

    /** Sessions of this connection were ended in the books: release what they still hold. */
    void releaseEndedSessions(EndCause cause);

    /** {@code net file ID /close}. */
    void closeOpen(long openId);

    /** {@code net share NAME /delete}: end the tree connects to a share that is no longer shared. */
    void disconnectShare(Share share);

    /** Hang up; sessions that still live end with {@code cause}. */
    void disconnect(EndCause cause);
}
