package io.nethood.smb.session;

/** The answer to "may this client have a session?"; a refusal is a value. */
public sealed interface Admission {

    /** The session exists; its ticket is ended exactly once. */
    record Admitted(SessionTicket ticket) implements Admission {}

    /** The limit is reached: STATUS_REQUEST_NOT_ACCEPTED, Windows' system error 71. */
    record Refused(int limit) implements Admission {}
}
