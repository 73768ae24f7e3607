package io.nethood.smb.connection;

import io.nethood.event.SessionKind;
import io.nethood.smb.security.Token;
import io.nethood.smb.session.SessionTicket;

/**
 * A session of this connection: a UID and its entry in the books ([MS-CIFS] 3.3.1.5).
 *
 * @param token who it is to the security of files
 */
record SmbSession(int uid, SessionTicket ticket, Token token) implements UidHolder {
    boolean isNull() {
        return ticket.kind() == SessionKind.NULL;
    }
}
