package io.nethood.smb.session;

/** Why a session ended; each session has exactly one. */
public enum EndCause {
    /** SMB_COM_LOGOFF_ANDX. */
    LOGOFF("the client logged off"),
    /** The transport connection is gone. */
    DISCONNECT("the connection was closed"),
    /** {@code net session /delete} or NetrSessionDel. */
    DELETED("an administrator deleted the session"),
    /** Idle for the autodisconnect time with nothing open ([MS-CIFS] 3.3.6.2). */
    AUTODISCONNECT("autodisconnect"),
    /** A transient NULL session whose 30 to 90 seconds are over (D1). */
    NULL_SESSION_EXPIRED("a transient NULL session expired"),
    /** Another session setup of this client with VcNumber 0 ([MS-CIFS] 3.3.5.43). */
    NEW_VIRTUAL_CIRCUIT("the client started anew (VcNumber 0)"),
    /** The limit is enforced at the tree connect, and this session found no slot there. */
    LIMIT_REACHED("the session limit was reached at the tree connect"),
    /** The server stops. */
    SHUTDOWN("the server stopped");

    private final String text;

    EndCause(String text) {
        this.text = text;
    }

    /** For a person to read, without a capital or a full stop. */
    public String text() {
        return text;
    }
}
