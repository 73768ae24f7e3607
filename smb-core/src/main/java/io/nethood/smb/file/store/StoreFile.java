package io.nethood.smb.file.store;

import java.io.Closeable;
import java.util.List;

import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * An open file or directory of a {@link FileStore}. It stays usable when it is renamed or deleted. Closing is the owner's;
 * no other call may run during or after it.
 *
 * <p>Content of a directory is refused with INVALID_DEVICE_REQUEST, changing what was not opened writable with ACCESS_DENIED,
 * a negative position or size with INVALID_PARAMETER, one beyond the largest file with DISK_FULL.
 */
public interface StoreFile extends Closeable {

    StoreAttributes attributes() throws FileRefusal;

    /**
     * Reads at {@code position} into {@code into} from its writer index on, whose writer index moves.
     *
     * @param most bytes wanted; {@code into} has room for them
     * @return bytes read, fewer only at the end of the file; 0 at or behind it
     */
    int read(ByteBuf into, int most, long position) throws FileRefusal;

    /**
     * The same without ever waiting: an event loop may ask.
     *
     * @throws WouldBlock when not all of it can be had at once, which a store always may say; the writer index has not moved
     */
    default int readNow(ByteBuf into, int most, long position) throws FileRefusal, WouldBlock {
        throw new WouldBlock();
    }

    /**
     * Writes all readable bytes of {@code from} at {@code position}; the file grows as needed, a gap reads as zeros. The
     * indices of {@code from} stay. When it is refused, some bytes from the front on may have been written.
     */
    void write(ByteBuf from, long position) throws FileRefusal;

    /** Sets the end of file; what is gained reads as zeros. */
    void setSize(long size) throws FileRefusal;

    /** Reserves room for {@code bytes} without moving the end of file, where the platform can. */
    void reserve(long bytes) throws FileRefusal;

    /** Sets times and attributes; the time of the last change only where the platform can, else it is the present. */
    void change(StoreChange change) throws FileRefusal;

    /**
     * A small value that is kept with the file; null when there is none. Names are {@link #MOST_PROPERTY_NAME_BYTES} bytes
     * of UTF-8 at most, and are compared exactly; OBJECT_NAME_INVALID for others.
     */
    byte @Nullable [] property(String name) throws FileRefusal;

    /** Sets or, with null, removes a property; DISK_FULL where it finds no room, EAS_NOT_SUPPORTED where none are kept. */
    void setProperty(String name, byte @Nullable [] value) throws FileRefusal;

    /** The names of all properties. */
    List<String> properties() throws FileRefusal;

    /** Returns when everything written is safe on the medium. */
    void sync() throws FileRefusal;

    @Override
    void close();

    /** Longest name of a property in bytes. */
    int MOST_PROPERTY_NAME_BYTES = 240;
}
