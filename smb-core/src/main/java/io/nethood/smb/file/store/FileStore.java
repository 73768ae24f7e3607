package io.nethood.smb.file.store;

import java.io.Closeable;

/**
 * A tree of files. Names are case-sensitive here and exactly those of the store; symbolic links and whatever else is
 * neither file nor directory do not exist, and no path leads out of the root, not even while somebody renames under it.
 *
 * <p>What a store refuses with, unless an operation says otherwise: OBJECT_NAME_NOT_FOUND when the last name does not
 * exist, OBJECT_PATH_NOT_FOUND when one before it does not or is no directory, OBJECT_NAME_COLLISION when a name is taken,
 * ACCESS_DENIED when the platform denies it, MEDIA_WRITE_PROTECTED on a read-only one, DISK_FULL, OBJECT_NAME_INVALID for a
 * name that the platform cannot keep, IO_DEVICE_ERROR for the rest.
 */
public interface FileStore extends Closeable {

    /** Attributes of a file or directory. */
    StoreAttributes attributes(StorePath path) throws FileRefusal;

    /**
     * Opens what exists, a file or a directory.
     *
     * @param writable whether its content may be changed; attributes, times and properties may be in any case
     */
    StoreFile open(StorePath path, boolean writable) throws FileRefusal;

    /** Makes a file or a directory that did not exist, and opens it; it appears at once, with no content. */
    StoreFile create(StorePath path, boolean directory) throws FileRefusal;

    /** Calls {@code visitor} for each entry of a directory, in any order, without {@code .} and {@code ..}. */
    void list(StorePath directory, Visitor visitor) throws FileRefusal;

    /** Removes a name, or an empty directory; DIRECTORY_NOT_EMPTY otherwise. */
    void delete(StorePath path) throws FileRefusal;

    /**
     * Renames a file or directory.
     *
     * @param replace whether a file that has the new name is replaced at the same moment
     */
    void rename(StorePath from, StorePath to, boolean replace) throws FileRefusal;

    /** Gives a file a further name; NOT_SUPPORTED where the platform has no hard links. */
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
