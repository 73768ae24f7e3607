package io.nethood.smb.connection;

/** What a UID stands for: a session, or a logon that is to become one. */
sealed interface UidHolder permits SmbSession, LogonInProgress {
    int uid();
}
