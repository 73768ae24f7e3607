package io.nethood.smb.connection;

import io.nethood.smb.share.Share;

/**
 * A tree connect of this connection, made by one session ([MS-CIFS] 3.3.1.6).
 *
 * @param readOnly whether nothing may be changed through it: the share, its permissions or its password say so
 */
record Tree(int tid, Share share, SmbSession session, boolean readOnly) {}
