package io.nethood.smb.security;

/**
 * The rights on files and directories, [MS-SMB] 2.2.1.4; one bit has a name for files and one for directories.
 *
 * <p>An ACCESS_MASK is an int; the bits that are not only for files are those of {@link AccessMask} under the same names.
 */
public final class FileAccess {
    public static final int READ_DATA = 0x0001;
    public static final int WRITE_DATA = 0x0002;
    public static final int APPEND_DATA = 0x0004;
    public static final int READ_EA = 0x0008;
    public static final int WRITE_EA = 0x0010;
    public static final int EXECUTE = 0x0020;
    public static final int DELETE_CHILD = 0x0040;
    public static final int READ_ATTRIBUTES = 0x0080;
    public static final int WRITE_ATTRIBUTES = 0x0100;

    public static final int LIST_DIRECTORY = READ_DATA;
    public static final int ADD_FILE = WRITE_DATA;
    public static final int ADD_SUBDIRECTORY = APPEND_DATA;
    public static final int TRAVERSE = EXECUTE;

    public static final int DELETE = AccessMask.DELETE;
    public static final int READ_CONTROL = AccessMask.READ_CONTROL;
    public static final int WRITE_DAC = AccessMask.WRITE_DAC;
    public static final int WRITE_OWNER = AccessMask.WRITE_OWNER;
    public static final int SYNCHRONIZE = AccessMask.SYNCHRONIZE;
    public static final int ACCESS_SYSTEM_SECURITY = AccessMask.ACCESS_SYSTEM_SECURITY;
    public static final int MAXIMUM_ALLOWED = AccessMask.MAXIMUM_ALLOWED;
    public static final int GENERIC_ALL = AccessMask.GENERIC_ALL;
    public static final int GENERIC_EXECUTE = AccessMask.GENERIC_EXECUTE;
    public static final int GENERIC_WRITE = AccessMask.GENERIC_WRITE;
    public static final int GENERIC_READ = AccessMask.GENERIC_READ;

    /** STANDARD_RIGHTS_ALL: those that every kind of object knows. */
    public static final int STANDARD_RIGHTS = 0x001F_0000;

    /** FILE_ALL_ACCESS: every right that a descriptor can give. */
    public static final int ALL = 0x001F_01FF;

    /** FILE_GENERIC_READ, what GENERIC_READ stands for; so with the next two. */
    public static final int FILE_GENERIC_READ = READ_CONTROL | SYNCHRONIZE | READ_DATA | READ_EA | READ_ATTRIBUTES;

    public static final int FILE_GENERIC_WRITE =
            READ_CONTROL | SYNCHRONIZE | WRITE_DATA | APPEND_DATA | WRITE_EA | WRITE_ATTRIBUTES;
    public static final int FILE_GENERIC_EXECUTE = READ_CONTROL | SYNCHRONIZE | EXECUTE | READ_ATTRIBUTES;

    /** The rights to change what is in a file; not what is known of it. */
    public static final int CHANGES_CONTENT = WRITE_DATA | APPEND_DATA;

    /** The rights to change anything, which nobody has through a share that is read-only. */
    public static final int CHANGES = CHANGES_CONTENT
            | WRITE_EA
            | DELETE_CHILD
            | WRITE_ATTRIBUTES
            | DELETE
            | WRITE_DAC
            | WRITE_OWNER
            | ACCESS_SYSTEM_SECURITY;

    private static final GenericMapping MAPPING =
            new GenericMapping(FILE_GENERIC_READ, FILE_GENERIC_WRITE, FILE_GENERIC_EXECUTE, ALL);

    private FileAccess() {}

    /** {@code mask} with what its generic rights stand for instead of them. */
    public static int mapped(int mask) {
        return MAPPING.specific(mask);
    }
}
