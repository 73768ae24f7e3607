package io.nethood.smb.security;

/**
 * What the generic rights stand for on one kind of object, GENERIC_MAPPING of [MS-DTYP] 2.4.3.
 *
 * @param read rights that GENERIC_READ stands for
 * @param write rights that GENERIC_WRITE stands for
 * @param execute rights that GENERIC_EXECUTE stands for
 * @param all rights that GENERIC_ALL stands for
 */
record GenericMapping(int read, int write, int execute, int all) {
    /** {@code mask} with what its generic rights stand for instead of them. */
    int specific(int mask) {
        int specific = mask & ~AccessMask.GENERIC;
        specific |= (mask & AccessMask.GENERIC_READ) == 0 ? 0 : read;
        specific |= (mask & AccessMask.GENERIC_WRITE) == 0 ? 0 : write;
        specific |= (mask & AccessMask.GENERIC_EXECUTE) == 0 ? 0 : execute;
        specific |= (mask & AccessMask.GENERIC_ALL) == 0 ? 0 : all;
        return specific;
    }
}
