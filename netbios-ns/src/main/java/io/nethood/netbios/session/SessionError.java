package io.nethood.netbios.session;

/** Why a session request was refused, RFC 1002 4.3.4. */
public enum SessionError {
    /** The name is ours, but nobody listens on it. */
    NOT_LISTENING_ON_CALLED_NAME(0x80),
    /** Somebody listens on the name, but not for this caller. */
    NOT_LISTENING_FOR_CALLING_NAME(0x81),
    /** The name is not ours. */
    CALLED_NAME_NOT_PRESENT(0x82),
    /** The name is ours and served, but there is no room now. */
    INSUFFICIENT_RESOURCES(0x83),
    /** Anything else. */
    UNSPECIFIED(0x8F);

    private final int code;

    SessionError(int code) {
        this.code = code;
    }

    /** The byte on the wire. */
    public int code() {
        return code;
    }
}
