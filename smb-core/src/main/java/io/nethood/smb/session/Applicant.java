package io.nethood.smb.session;

import io.nethood.event.SessionKind;
import org.jspecify.annotations.Nullable;

/**
 * A client that has proved who it is and asks for a session.
 *
 * @param kind what it proved
 * @param account null exactly when {@code kind} is {@link SessionKind#NULL}
 * @param administrator whether the account is a member of Administrators
 * @param clientType NativeOS as the client sent it, for the column "Client Type"
 */
public record Applicant(SessionKind kind, @Nullable String account, boolean administrator, String clientType) {
    public Applicant {
        if ((kind == SessionKind.NULL) != (account == null)) {
            throw new IllegalArgumentException("account: " + account + " (expected: null for a NULL session only)");
        }
    }

    /** An anonymous applicant. */
    public static Applicant anonymous(String clientType) {
        return new Applicant(SessionKind.NULL, null, false, clientType);
    }
}
