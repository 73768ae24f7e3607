package io.nethood.smb.file.lock;

/** OplockLevel of [MS-CIFS] 2.2.4.64.2, in the order of its values. */
public enum OplockLevel {
    NONE,
    /** Nobody else has the file open: everything may be cached. */
    EXCLUSIVE,
    /** As exclusive, and closing may be put off too. */
    BATCH,
    /** Nobody changes the file: what was read may be kept. */
    LEVEL_TWO
}
