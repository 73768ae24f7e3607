package io.nethood.smb.security;

import java.util.Collection;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;

/**
 * What access checks know of a user who has logged on over the network, [MS-DTYP] 2.5.2.
 *
 * <p>Administrators hold SeSecurity, SeTakeOwnership, SeBackup and SeRestore; nobody else holds any of them.
 *
 * @param user who it is
 * @param owner of what the user creates
 * @param primaryGroup of what the user creates
 * @param sids all that the user is: those above and groups
 * @param backupIntent whether SeBackup and SeRestore are used, which an open asks for
 */
public record Token(Sid user, Sid owner, Sid primaryGroup, ImmutableSet<Sid> sids, boolean backupIntent) {
    /**
     * Of a user.
     *
     * @param owner of what the user creates: the user or a group of theirs
     * @param groups besides the primary one, Everyone and Network
     */
    public static Token of(Sid user, Sid owner, Sid primaryGroup, Collection<Sid> groups) {
        ImmutableSet<Sid> sids = ImmutableSet.<Sid>builder()
                .add(user, primaryGroup, WellKnownSids.EVERYONE, WellKnownSids.NETWORK)
                .addAll(groups)
                .build();
        return new Token(user, owner, primaryGroup, sids, false);
    }

    /**
     * Of a NULL session.
     *
     * @param everyone whether Everyone includes it, which the policy decides
     */
    public static Token anonymous(boolean everyone) {
        ImmutableSet.Builder<Sid> sids =
                ImmutableSet.<Sid>builder().add(WellKnownSids.ANONYMOUS_LOGON, WellKnownSids.NETWORK);
        if (everyone) {
            sids.add(WellKnownSids.EVERYONE);
        }
        return new Token(
                WellKnownSids.ANONYMOUS_LOGON,
                WellKnownSids.ANONYMOUS_LOGON,
                WellKnownSids.ANONYMOUS_LOGON,
                sids.build(),
                false);
    }

    /** The same for an open with FILE_OPEN_FOR_BACKUP_INTENT: it makes a difference for administrators. */
    public Token forBackup() {
        return new Token(user, owner, primaryGroup, sids, true);
    }

    public boolean has(Sid sid) {
        return sids.contains(sid);
    }

    public boolean administrator() {
        return has(WellKnownSids.ADMINISTRATORS);
    }

    /** Whether the user may make {@code sid} an owner: themselves; with SeRestore anybody. */
    public boolean mayOwn(Sid sid) {
        return administrator() || sid.equals(user);
    }

    /** Who may do what with an object that neither its creator nor its parent says anything about. */
    ImmutableList<Ace> defaultDacl() {
        return ImmutableList.of(
                Ace.allow(0, AccessMask.GENERIC_ALL, owner),
                Ace.allow(0, AccessMask.GENERIC_ALL, WellKnownSids.LOCAL_SYSTEM));
    }
}
