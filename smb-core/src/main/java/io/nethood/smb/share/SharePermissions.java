package io.nethood.smb.share;

import java.util.List;
import java.util.Optional;

import io.nethood.event.SessionKind;
import org.jspecify.annotations.Nullable;

/**
 * What a share grants, whatever its files grant: Share.ConnectSecurity and Share.FileSecurity of [MS-CIFS] 3.3.1.2.
 *
 * @param writers who may change files
 * @param guests whether guests and NULL sessions may connect; what else keeps NULL sessions out is policy
 * @param users the only accounts that may connect besides; none for every account
 */
public record SharePermissions(Writers writers, boolean guests, List<String> users) {
    /** Everybody may do everything. */
    public static final SharePermissions FULL = new SharePermissions(Writers.EVERYBODY, true, List.of());

    /** Everybody may read, nobody may write. */
    public static final SharePermissions READ_ONLY = new SharePermissions(Writers.NOBODY, true, List.of());

    /** Who may change files. */
    public enum Writers {
        NOBODY,
        ADMINISTRATORS,
        EVERYBODY
    }

    public SharePermissions {
        users = List.copyOf(users);
    }

    /**
     * Why somebody may not connect, in one sentence without a full stop; empty when he may.
     *
     * @param account null for a NULL session
     */
    public Optional<String> refusal(SessionKind kind, @Nullable String account) {
        if (account == null || kind != SessionKind.USER) {
            return guests ? Optional.empty() : Optional.of("the share is closed to guests and NULL sessions");
        }
        boolean named = users.isEmpty() || users.stream().anyMatch(account::equalsIgnoreCase);
        return named ? Optional.empty() : Optional.of("the share is granted to " + String.join(", ", users) + " only");
    }

    /** Whether somebody who may connect may change files. */
    public boolean mayWrite(boolean administrator) {
        return switch (writers) {
            case NOBODY -> false;
            case ADMINISTRATORS -> administrator;
            case EVERYBODY -> true;
        };
    }
}
