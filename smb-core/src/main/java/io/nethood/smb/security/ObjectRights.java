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
    public static final int READ_CONTROL = 0x0002_0000;

    private static final int MAXIMUM_ALLOWED = 0x0200_0000;
    private static final int GENERIC_ALL = 0x1000_0000;
    private static final int GENERIC_EXECUTE = 0x2000_0000;
    private static final int GENERIC_WRITE = 0x4000_0000;
    private static final int GENERIC_READ = 0x8000_0000;
    private static final int NOT_SPECIFIC =
            MAXIMUM_ALLOWED | GENERIC_ALL | GENERIC_EXECUTE | GENERIC_WRITE | GENERIC_READ;

    /**
     * The rights that a handle gets which was opened with {@code desired} access; empty when that is too much.
     *
     * @param administrator whether a member of Administrators opens
     */
    public OptionalInt grant(int desired, boolean administrator) {
        int available = administrator ? all : everyone;
        int specific = specific(desired);
        if ((specific & ~available) != 0) {
            return OptionalInt.empty();
        }
        return OptionalInt.of((desired & MAXIMUM_ALLOWED) == 0 ? specific : available);
    }

    private int specific(int desired) {
        int specific = desired & ~NOT_SPECIFIC;
        specific |= (desired & GENERIC_READ) == 0 ? 0 : genericRead;
        specific |= (desired & GENERIC_WRITE) == 0 ? 0 : genericWrite;
        specific |= (desired & GENERIC_EXECUTE) == 0 ? 0 : genericExecute;
        specific |= (desired & GENERIC_ALL) == 0 ? 0 : all;
        return specific;
    }

    /** The descriptor that says the same. */
    public SecurityDescriptor descriptor() {
        return SecurityDescriptor.ofAdministrators(everyone, all);
    }
}
