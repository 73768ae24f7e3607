package io.nethood.event;

/** What a session proved about its user ([MS-CIFS] 3.3.1.5, IsAnonymous; 2.2.4.53.2, Action). */
public enum SessionKind {
    /** A named account with its password. */
    USER,
    /** Logged on as Guest. */
    GUEST,
    /** Nobody: empty user, empty response. */
    NULL
}
