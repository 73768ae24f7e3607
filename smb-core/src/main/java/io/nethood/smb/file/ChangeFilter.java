package io.nethood.smb.file;

import io.nethood.smb.file.store.StoreChange;

/** FILE_NOTIFY_CHANGE_*: kinds of changes that a client may ask to hear of, [MS-CIFS] 2.2.7.4.1. */
public final class ChangeFilter {
    public static final int FILE_NAME = 0x0001;
    public static final int DIRECTORY_NAME = 0x0002;
    public static final int ATTRIBUTES = 0x0004;
    public static final int SIZE = 0x0008;
    public static final int LAST_WRITE = 0x0010;
    public static final int LAST_ACCESS = 0x0020;
    public static final int CREATION = 0x0040;
    public static final int EXTENDED_ATTRIBUTES = 0x0080;
    public static final int SECURITY = 0x0100;
    public static final int STREAM_NAME = 0x0200;
    public static final int STREAM_SIZE = 0x0400;
    public static final int STREAM_WRITE = 0x0800;

    private ChangeFilter() {}

    /** The kinds of which {@code change} is. */
    static int of(StoreChange change) {
        return (change.attributes() == StoreChange.KEEP_ATTRIBUTES ? 0 : ATTRIBUTES)
                | (change.created() == StoreChange.KEEP ? 0 : CREATION)
                | (change.accessed() == StoreChange.KEEP ? 0 : LAST_ACCESS)
                | (change.written() == StoreChange.KEEP ? 0 : LAST_WRITE);
    }

    /** The kinds of a change of a file's content. */
    static int ofContent(boolean resized) {
        return resized ? SIZE | LAST_WRITE : LAST_WRITE;
    }

    /** The same for a stream with a name. */
    static int ofStreamContent(boolean resized) {
        return resized ? STREAM_SIZE | STREAM_WRITE : STREAM_WRITE;
    }
}
