package io.nethood.smb.file;

/** What an open was granted, OplockLevel of [MS-CIFS] 2.2.4.64.2 in the order of its values. */
public enum OplockLevel {
    NONE,
    EXCLUSIVE,
    BATCH,
    LEVEL_II
}
