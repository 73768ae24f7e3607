package io.nethood.smb.security;

/** Rights on files and directories, [MS-CIFS] 2.2.1.4 and [MS-SMB] 2.2.1.4. */
public final class FileAccess {
    public static final int READ_DATA = 0x0000_0001;
    public static final int WRITE_DATA = 0x0000_0002;
    public static final int APPEND_DATA = 0x0000_0004;
    public static final int READ_EA = 0x0000_0008;
    public static final int WRITE_EA = 0x0000_0010;
    public static final int EXECUTE = 0x0000_0020;
    public static final int DELETE_CHILD = 0x0000_0040;
    public static final int READ_ATTRIBUTES = 0x0000_0080;
    public static final int WRITE_ATTRIBUTES = 0x0000_0100;

    /** Of a directory: the same bits as WRITE_DATA and APPEND_DATA of a file. */
    public static final int ADD_FILE = WRITE_DATA;

    public static final int ADD_SUBDIRECTORY = APPEND_DATA;

    public static final int DELETE = 0x0001_0000;
    public static final int READ_CONTROL = 0x0002_0000;
    public static final int WRITE_DAC = 0x0004_0000;
    public static final int WRITE_OWNER = 0x0008_0000;
    public static final int SYNCHRONIZE = 0x0010_0000;
    public static final int ACCESS_SYSTEM_SECURITY = 0x0100_0000;
    public static final int MAXIMUM_ALLOWED = 0x0200_0000;
    public static final int GENERIC_ALL = 0x1000_0000;
    public static final int GENERIC_EXECUTE = 0x2000_0000;
    public static final int GENERIC_WRITE = 0x4000_0000;
    public static final int GENERIC_READ = 0x8000_0000;

    /** FILE_ALL_ACCESS. */
    public static final int ALL = 0x001F_01FF;

    /** Rights to change the content of a file. */
    public static final int CHANGES_CONTENT = WRITE_DATA | APPEND_DATA;

    /** Rights to change anything. */
    public static final int CHANGES =
            CHANGES_CONTENT | WRITE_EA | DELETE_CHILD | WRITE_ATTRIBUTES | DELETE | WRITE_DAC | WRITE_OWNER;

    private static final int READ = READ_DATA | READ_EA | READ_ATTRIBUTES | READ_CONTROL | SYNCHRONIZE;
    private static final int WRITE = CHANGES_CONTENT | WRITE_EA | WRITE_ATTRIBUTES | READ_CONTROL | SYNCHRONIZE;
    private static final int RUN = EXECUTE | READ_ATTRIBUTES | READ_CONTROL | SYNCHRONIZE;
    private static final int GENERIC = GENERIC_ALL | GENERIC_EXECUTE | GENERIC_WRITE | GENERIC_READ;

    private FileAccess() {}

    /** {@code access} with its generic bits resolved. */
    public static int mapped(int access) {
        return access & ~GENERIC
                | ((access & GENERIC_ALL) == 0 ? 0 : ALL)
                | ((access & GENERIC_EXECUTE) == 0 ? 0 : RUN)
                | ((access & GENERIC_WRITE) == 0 ? 0 : WRITE)
                | ((access & GENERIC_READ) == 0 ? 0 : READ);
    }
}
