package io.nethood.smb.file;

import java.util.Arrays;
import java.util.List;

import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.file.store.StoreAttributes;
import io.nethood.smb.file.store.StoreChange;
import io.nethood.smb.file.store.StoreFile;
import io.nethood.smb.wire.NtStatus;
import io.nethood.wire.CaseTable;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * An alternate stream of a file, kept as one of its properties: a small file in itself. Times, attributes and properties
 * are those of the file it belongs to.
 */
final class PropertyStream implements StoreFile {
    /** Longest content that a stream may have. */
    static final int MOST_BYTES = 1 << 20;

    private final StoreFile file;
    private volatile String property;

    private PropertyStream(StoreFile file, String property) {
        this.file = file;
        this.property = property;
    }

    /** The stream called {@code name}, whatever its case; null when there is none. */
    static @Nullable PropertyStream find(StoreFile file, String name) throws FileRefusal {
        for (String property : file.properties()) {
            if (property.startsWith(FileProperties.STREAM_PREFIX)
                    && CaseTable.equalsIgnoreCase(nameOf(property), name)) {
                return new PropertyStream(file, property);
            }
        }
        return null;
    }

    /** Makes the stream {@code name}, empty. */
    static PropertyStream create(StoreFile file, String name) throws FileRefusal {
        PropertyStream stream = new PropertyStream(file, FileProperties.STREAM_PREFIX + name);
        stream.keep(new byte[0]);
        return stream;
    }

    /** The name of the stream that {@code property} keeps. */
    static String nameOf(String property) {
        return property.substring(FileProperties.STREAM_PREFIX.length());
    }

    /** The file it belongs to. */
    StoreFile whole() {
        return file;
    }

    /** Another stream of the same file; null when there is none called so. */
    @Nullable
    PropertyStream sibling(String name) throws FileRefusal {
        return find(file, name);
    }

    /** Gives the stream another name, which is free. */
    void rename(String name) throws FileRefusal {
        String renamed = FileProperties.STREAM_PREFIX + name;
        file.setProperty(renamed, content());
        file.setProperty(property, null);
        property = renamed;
    }

    /** Another open has renamed the stream. */
    void renamed(PropertyStream other) {
        property = other.property;
    }

    String name() {
        return nameOf(property);
    }

    private byte[] content() throws FileRefusal {
        byte[] content = file.property(property);
        if (content == null) {
            throw new FileRefusal(NtStatus.FILE_DELETED);
        }
        return content;
    }

    private void keep(byte[] content) throws FileRefusal {
        file.setProperty(property, content);
    }

    /** Removes the stream; its file stays. */
    void remove() throws FileRefusal {
        file.setProperty(property, null);
    }

    @Override
    public StoreAttributes attributes() throws FileRefusal {
        StoreAttributes whole = file.attributes();
        int size = content().length;
        return new StoreAttributes(
                whole.key(),
                false,
                whole.attributes(),
                size,
                size,
                whole.created(),
                whole.accessed(),
                whole.written(),
                whole.changed(),
                whole.links());
    }

    @Override
    public int read(ByteBuf into, int most, long position) throws FileRefusal {
        byte[] content = content();
        int count = (int) Math.max(0, Math.min(most, content.length - position));
        if (count > 0) {
            into.writeBytes(content, (int) position, count);
        }
        return count;
    }

    @Override
    public void write(ByteBuf from, long position) throws FileRefusal {
        byte[] before = content();
        int count = from.readableBytes();
        byte[] after = Arrays.copyOf(before, Math.max(before.length, bounded(position + count)));
        from.readBytes(after, (int) position, count);
        keep(after);
    }

    @Override
    public void setSize(long size) throws FileRefusal {
        keep(Arrays.copyOf(content(), bounded(size)));
    }

    private static int bounded(long size) throws FileRefusal {
        if (size < 0 || size > MOST_BYTES) {
            throw new FileRefusal(NtStatus.DISK_FULL);
        }
        return (int) size;
    }

    /** A stream takes its room when it is written. */
    @Override
    public void reserve(long bytes) throws FileRefusal {
        bounded(bytes);
    }

    @Override
    public void change(StoreChange change) throws FileRefusal {
        file.change(change);
    }

    @Override
    public byte @Nullable [] property(String name) throws FileRefusal {
        return file.property(name);
    }

    @Override
    public void setProperty(String name, byte @Nullable [] value) throws FileRefusal {
        file.setProperty(name, value);
    }

    @Override
    public List<String> properties() throws FileRefusal {
        return file.properties();
    }

    @Override
    public void sync() throws FileRefusal {
        file.sync();
    }

    @Override
    public void close() {
        file.close();
    }
}
