package io.nethood.smb.file.store;

/**
 * Times and attributes to be set. Times are FILETIME; {@link #KEEP} leaves one as it is.
 *
 * @param attributes {@link FileAttributes#SETTABLE} and {@link FileAttributes#KEPT} bits, or -1 to keep
 *     them
 */
public record StoreChange(long created, long accessed, long written, long changed, int attributes) {
    /** Leaves a time as it is. */
    public static final long KEEP = 0;

    /** Leaves the attributes as they are. */
    public static final int KEEP_ATTRIBUTES = -1;

    public static StoreChange ofAttributes(int attributes) {
        return new StoreChange(KEEP, KEEP, KEEP, KEEP, attributes);
    }

    public static StoreChange ofWritten(long written) {
        return new StoreChange(KEEP, KEEP, written, KEEP, KEEP_ATTRIBUTES);
    }
}
