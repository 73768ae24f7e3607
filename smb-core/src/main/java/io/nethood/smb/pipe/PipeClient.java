package io.nethood.smb.pipe;

import io.nethood.event.SessionKind;
import org.jspecify.annotations.Nullable;

/**
 * Who is at the other end of a pipe instance, as the session proved it.
 *
 * @param computer client computer
 * @param user null for a NULL session
 * @param kind what the session proved
 * @param administrator whether the user is a member of Administrators
 * @param session id of the session in the ledger
 * @param open id of the open that {@code net file} shows
 */
public record PipeClient(
        String computer, @Nullable String user, SessionKind kind, boolean administrator, long session, long open) {

    public boolean isNull() {
        return kind == SessionKind.NULL;
    }
}
