package io.nethood.smb.security;

import java.util.OptionalInt;

/**
 * The rights on one kind of object: what the generic rights stand for, and who has which ([MS-DTYP] 2.5.3.2, with the
 * simplification that only two entries are in the DACL).
 *
 * @param genericRead rights that GENERIC_READ stands for
 * @param genericWrite rights that GENERIC_WRITE stands for
 * @param genericExecute rights that GENERIC_EXECUTE stands for
 * @param everyone rights that Everyone has
 * @param all rights that Administrators have, and what GENERIC_ALL stands for
 */
public record ObjectRights(int genericRead, int genericWrite, int genericExecute, int everyone, int all) {
    /**
     * The rights that a handle gets which was opened with {@code desired} access; empty when that is too much.
     *
     * @param administrator whether a member of Administrators opens
     */
    public OptionalInt grant(int desired, boolean administrator) {
        int available = administrator ? all : everyone;
        int specific = new GenericMapping(genericRead, genericWrite, genericExecute, all)
                .specific(desired & ~AccessMask.MAXIMUM_ALLOWED);
        if ((specific & ~available) != 0) {
            return OptionalInt.empty();
        }
        return OptionalInt.of((desired & AccessMask.MAXIMUM_ALLOWED) == 0 ? specific : available);
    }

    /** The descriptor that says the same. */
    public SecurityDescriptor descriptor() {
        return SecurityDescriptor.ofAdministrators(everyone, all);
    }
}
