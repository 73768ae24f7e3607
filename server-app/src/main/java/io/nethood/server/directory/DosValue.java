package io.nethood.server.directory;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import io.nethood.smb.file.store.FileAttributes;
import io.nethood.smb.file.store.StoreChange;

/**
 * What a file system cannot keep of a file otherwise: DOS attributes, and a creation time that somebody set. Kept with a
 * file, least significant byte first, only when it differs from the default:
 *
 * <pre>
 *  0  u8   version, 1
 *  1  u32  attributes
 *  5  i64  creation time as FILETIME; 0: that of the file system
 * </pre>
 *
 * @param attributes SMB_EXT_FILE_ATTR without DIRECTORY and NORMAL
 * @param created FILETIME, or 0
 */
record DosValue(int attributes, long created) {
    private static final int LENGTH = 13;

    private static final byte VERSION = 1;
    private static final int KEPT_ATTRIBUTES = FileAttributes.SETTABLE | FileAttributes.KEPT;
    private static final DosValue OF_FILE = new DosValue(FileAttributes.ARCHIVE, 0);
    private static final DosValue OF_DIRECTORY = new DosValue(0, 0);

    /** That of a file or directory of which nobody said anything. */
    static DosValue standard(boolean directory) {
        return directory ? OF_DIRECTORY : OF_FILE;
    }

    /** The value that {@code bytes} are; the standard when it is not one of ours. */
    static DosValue decode(byte[] bytes, boolean directory) {
        if (bytes.length != LENGTH || bytes[0] != VERSION) {
            return standard(directory);
        }
        ByteBuffer value = ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        return new DosValue(value.getInt(1) & KEPT_ATTRIBUTES, value.getLong(5));
    }

    byte[] encode() {
        return ByteBuffer.allocate(LENGTH)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put(VERSION)
                .putInt(attributes)
                .putLong(created)
                .array();
    }

    /** This after {@code change}. */
    DosValue with(StoreChange change) {
        int newAttributes =
                change.attributes() == StoreChange.KEEP_ATTRIBUTES ? attributes : change.attributes() & KEPT_ATTRIBUTES;
        long newCreated = change.created() == StoreChange.KEEP ? created : change.created();
        return new DosValue(newAttributes, newCreated);
    }
}
