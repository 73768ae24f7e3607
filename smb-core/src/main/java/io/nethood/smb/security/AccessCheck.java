package io.nethood.smb.security;

import com.google.common.collect.ImmutableList;
import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.wire.NtStatus;

/**
 * Which rights on a file an open gets, [MS-DTYP] 2.5.3.2 and [MS-FSA] 2.1.5.1.2.1. Desired rights may be generic ones and
 * MAXIMUM_ALLOWED; granted rights never are. Desiring nothing is granted, and is nothing.
 */
public final class AccessCheck {
    /** [MS-FSA] 2.1.5.1: what backup intent gives who may back up and restore. */
    private static final int BACKUP_AND_RESTORE = FileAccess.FILE_GENERIC_READ
            | FileAccess.TRAVERSE
            | FileAccess.FILE_GENERIC_WRITE
            | FileAccess.WRITE_DAC
            | FileAccess.WRITE_OWNER
            | FileAccess.DELETE;

    private AccessCheck() {}

    /**
     * The rights of an open of an existing file.
     *
     * @throws FileRefusal ACCESS_DENIED; PRIVILEGE_NOT_HELD when only the privilege to see the SACL is missing
     */
    public static int grant(SecurityDescriptor file, Token token, int desired) throws FileRefusal {
        return grant(maximum(file, token), token, desired);
    }

    /**
     * The same where the directory above is looked at, too: whoever may delete what is in it may delete the file, and
     * whoever may list it may see the file's attributes.
     */
    public static int grantInside(SecurityDescriptor directory, SecurityDescriptor file, Token token, int desired)
            throws FileRefusal {
        int above = maximum(directory, token);
        int fromAbove = ((above & FileAccess.DELETE_CHILD) == 0 ? 0 : FileAccess.DELETE)
                | ((above & FileAccess.LIST_DIRECTORY) == 0 ? 0 : FileAccess.READ_ATTRIBUTES);
        return grant(maximum(file, token) | fromAbove, token, desired);
    }

    /** The rights of an open that has created its file: all that it wants, whatever the new descriptor says. */
    public static int grantNew(Token token, int desired) throws FileRefusal {
        return grant(FileAccess.ALL, token, desired);
    }

    private static int grant(int held, Token token, int desired) throws FileRefusal {
        boolean maximum = (desired & FileAccess.MAXIMUM_ALLOWED) != 0;
        int wanted = FileAccess.mapped(desired & ~FileAccess.MAXIMUM_ALLOWED);
        int available = held;
        if (token.administrator()) {
            available |= wanted & (FileAccess.WRITE_OWNER | FileAccess.ACCESS_SYSTEM_SECURITY);
        }
        int missing = wanted & ~available;
        if (missing == FileAccess.ACCESS_SYSTEM_SECURITY) {
            throw new FileRefusal(NtStatus.PRIVILEGE_NOT_HELD);
        }
        if (missing != 0 || (maximum && available == 0)) {
            throw new FileRefusal(NtStatus.ACCESS_DENIED);
        }
        return maximum ? available : wanted;
    }

    /** All rights that {@code token} has on {@code file}; those that a privilege gives on demand are not among them. */
    public static int maximum(SecurityDescriptor file, Token token) {
        int allowed = 0;
        Sid owner = file.owner();
        if (owner != null && token.has(owner)) {
            allowed |= FileAccess.READ_CONTROL | FileAccess.WRITE_DAC;
        }
        if (token.backupIntent() && token.administrator()) {
            allowed |= BACKUP_AND_RESTORE;
        }
        ImmutableList<Ace> dacl = file.dacl();
        return dacl == null ? FileAccess.ALL : walk(dacl, token, allowed);
    }

    /** The first entry that says something about a right decides about it. */
    private static int walk(ImmutableList<Ace> dacl, Token token, int alreadyAllowed) {
        int allowed = alreadyAllowed;
        int denied = 0;
        for (Ace entry : dacl) {
            if (entry.has(Ace.INHERIT_ONLY) || !token.has(entry.sid())) {
                continue;
            }
            int rights = FileAccess.mapped(entry.mask()) & FileAccess.ALL;
            switch (entry.type()) {
                case ALLOWED -> allowed |= rights & ~denied;
                case DENIED -> denied |= rights & ~allowed;
                case AUDIT -> {}
            }
        }
        return allowed;
    }
}
