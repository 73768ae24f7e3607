package io.nethood.smb.file.lock;

/**
 * What an open lets others do meanwhile, ShareAccess of [MS-CIFS] 2.2.4.64.1, and when two opens exclude each other,
 * [MS-FSA] 2.1.5.1.2.2.
 *
 * <p>Only data and deletion are shared or not: an open with none of these rights, such as one for attributes, excludes
 * nobody and is excluded by nobody, whatever it says it shares.
 */
public final class ShareAccess {
    public static final int NONE = 0;
    public static final int READ = 0x0000_0001;
    public static final int WRITE = 0x0000_0002;
    public static final int DELETE = 0x0000_0004;
    public static final int ALL = READ | WRITE | DELETE;

    private static final int READ_DATA = 0x0000_0001;
    private static final int WRITE_DATA = 0x0000_0002;
    private static final int APPEND_DATA = 0x0000_0004;
    private static final int EXECUTE = 0x0000_0020;
    private static final int DELETE_FILE = 0x0001_0000;

    private ShareAccess() {}

    /** For a person: {@code read write delete}, or {@code none}. */
    public static String text(int share) {
        String text = ((share & READ) == 0 ? "" : "read ")
                + ((share & WRITE) == 0 ? "" : "write ")
                + ((share & DELETE) == 0 ? "" : "delete");
        return text.isEmpty() ? "none" : text.strip();
    }

    /**
     * The part of sharing that an open needs of all others: {@link #READ}, {@link #WRITE}, {@link #DELETE} or nothing.
     *
     * @param access granted rights of a file, generic ones resolved
     */
    static int neededBy(int access) {
        return ((access & (READ_DATA | EXECUTE)) != 0 ? READ : 0)
                | ((access & (WRITE_DATA | APPEND_DATA)) != 0 ? WRITE : 0)
                | ((access & DELETE_FILE) != 0 ? DELETE : 0);
    }

    /** What an open keeps others from; nothing when it is only for attributes. */
    static int refusedBy(int access, int share) {
        return neededBy(access) == 0 ? 0 : ALL & ~share;
    }
}
