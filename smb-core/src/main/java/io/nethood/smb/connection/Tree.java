package io.nethood.smb.connection;

import io.nethood.smb.share.Share;

/** A tree connect of this connection, made by one session ([MS-CIFS] 3.3.1.6). */
record Tree(int tid, Share share, SmbSession session) {
    /** Whether nothing may be changed through it. */
    boolean readOnly() {
        return !share.writable();
    }
}
