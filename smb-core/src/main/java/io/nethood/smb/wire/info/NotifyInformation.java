package io.nethood.smb.wire.info;

import java.util.List;

import io.nethood.wire.Utf16;
import io.nethood.wire.WireWriter;

/**
 * One change of a directory, FILE_NOTIFY_INFORMATION, [MS-CIFS] 2.2.7.4.2 and [MS-FSCC] 2.7.1.
 *
 * @param action {@link #ADDED} and its like
 * @param name relative to the directory that is watched
 */
public record NotifyInformation(int action, String name) {
    public static final int ADDED = 0x01;
    public static final int REMOVED = 0x02;
    public static final int MODIFIED = 0x03;
    public static final int RENAMED_OLD_NAME = 0x04;
    public static final int RENAMED_NEW_NAME = 0x05;
    public static final int ADDED_STREAM = 0x06;
    public static final int REMOVED_STREAM = 0x07;
    public static final int MODIFIED_STREAM = 0x08;

    private static final int HEADER = 12;
    private static final int BOUNDARY = 4;

    /** Bytes of all {@code changes} in one buffer. */
    public static int size(List<NotifyInformation> changes) {
        int size = 0;
        for (NotifyInformation change : changes) {
            size += (-size & (BOUNDARY - 1)) + HEADER + 2 * change.name.length();
        }
        return size;
    }

    /**
     * Appends all {@code changes}, each on a boundary of 4 bytes; or appends nothing and returns false when they take more
     * than {@code mostBytes}, for which NOTIFY_ENUM_DIR is the answer.
     */
    public static boolean encode(List<NotifyInformation> changes, int mostBytes, WireWriter out) {
        if (size(changes) > mostBytes) {
            return false;
        }
        EntryChain chain = new EntryChain(out, BOUNDARY);
        for (NotifyInformation change : changes) {
            byte[] name = Utf16.encode(change.name);
            chain.next().u32(change.action).u32(name.length).bytes(name);
        }
        return true;
    }
}
