package io.nethood.smb.file.store;

import java.io.Closeable;

/**
 * A tree of files. Names are case-sensitive here and exactly those of the store; symbolic links and whatever else is
 * neither file nor directory do not exist, and no path leads out of the root, not even while somebody renames under it.
 *
 * <p>What a store refuses with, unless an operation says otherwise: OBJECT_NAME_NOT_FOUND when the last name does not
 * exist, OBJECT_PATH_NOT_FOUND when one before it does not or is no directory, OBJECT_NAME_COLLISION when a name is taken,
 * ACCESS_DENIED when the platform denies it, MEDIA_WRITE_PROTECTED on a read-only one, DISK_FULL, OBJECT_NAME_INVALID for a
 * name that the platform cannot keep ({@link StoreNames}), IO_DEVICE_ERROR for the rest. What has several reasons names any.
 *
 * <p>The root is a directory that is always there: creating it is a collision, deleting or renaming it is denied.
 */
public interface FileStore extends Closeable {

    /** Attributes of a file or directory. */
    StoreAttributes attributes(StorePath path) throws FileRefusal;

    /**
     * The same without ever waiting: an event loop may ask.
     *
     * @throws WouldBlock when the store cannot tell at once, which it always may say
     */
    default StoreAttributes attributesNow(StorePath path) throws FileRefusal, WouldBlock {
        throw new WouldBlock();
    }

    /**
     * Opens what exists, a file or a directory.
     *
     * @param writable whether its content may be changed; attributes, times and properties may be in any case. Without
     *     meaning for a directory
     */
    StoreFile open(StorePath path, boolean writable) throws FileRefusal;

    /** Makes a file or a directory that did not exist, and opens it; it appears at once, with no content. */
    StoreFile create(StorePath path, boolean directory) throws FileRefusal;

    /**
     * Calls {@code visitor} for each entry of a directory, in any order, without {@code .} and {@code ..}; NOT_A_DIRECTORY
     * for a file. What comes or goes meanwhile may be missed; everything else is told once. The visitor may use the store.
     */
    void list(StorePath directory, Visitor visitor) throws FileRefusal;

    /** Removes a name, or an empty directory; DIRECTORY_NOT_EMPTY otherwise. */
    void delete(StorePath path) throws FileRefusal;

    /**
     * Renames a file or directory, at one moment: whoever looks sees the old state or the new one. INVALID_PARAMETER when a
     * directory would come to lie in itself, NOT_SAME_DEVICE when it would leave its volume.
     *
     * @param replace whether a file that has the new name is replaced by a file; ACCESS_DENIED when either is a directory.
     *     Otherwise a taken name is a collision, its own too
     */
    void rename(StorePath from, StorePath to, boolean replace) throws FileRefusal;

    /** Gives a file a further name; NOT_SUPPORTED where the platform has no hard links, FILE_IS_A_DIRECTORY for a directory. */
    void link(StorePath existing, StorePath to) throws FileRefusal;

    /** Room of the volume on which the root lies. */
    StoreSpace space() throws FileRefusal;

    /** Whether properties are kept: without them there are no extended attributes, streams and security descriptors. */
    boolean keepsProperties();

    /** Closes what the store holds for itself; its files stay. */
    @Override
    void close();

    /** Takes the entries of a directory. */
    @FunctionalInterface
    interface Visitor {
        void entry(String name, StoreAttributes attributes);
    }
}
