package io.nethood.server.directory;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.List;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.file.store.StoreAttributes;
import io.nethood.smb.file.store.StoreChange;
import io.nethood.smb.file.store.StoreFile;
import io.nethood.smb.file.store.StoreNames;
import io.nethood.smb.wire.NtStatus;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.jspecify.annotations.Nullable;

/**
 * A channel for the content, and a path for everything else, which the store keeps right. Of a file that is deleted only the
 * content is left, and attributes that are as they were last.
 */
final class PortableFile implements StoreFile {
    private static final StoreChange NO_CHANGE = StoreChange.ofAttributes(StoreChange.KEEP_ATTRIBUTES);

    private final PortableDirectory store;
    private final @Nullable FileChannel channel;
    private final boolean writable;

    /** Who changes attributes, or grows the file, reads it first. */
    private final Lock changing = new ReentrantLock();

    private volatile Path path;
    private volatile @Nullable StoreAttributes deleted;

    /** @param channel null for a directory */
    PortableFile(PortableDirectory store, Path path, @Nullable FileChannel channel, boolean writable) {
        this.store = store;
        this.path = path;
        this.channel = channel;
        this.writable = writable;
    }

    void wasRenamed(Path from, Path to) {
        if (deleted == null && path.startsWith(from)) {
            path = to.resolve(from.relativize(path));
        }
    }

    void wasDeleted(Path gone, StoreAttributes last) {
        if (deleted == null && path.equals(gone)) {
            deleted = new StoreAttributes(
                    last.key(),
                    last.directory(),
                    last.attributes(),
                    last.size(),
                    last.allocated(),
                    last.created(),
                    last.accessed(),
                    last.written(),
                    last.changed(),
                    last.links() - 1);
        }
    }

    @Override
    public StoreAttributes attributes() throws FileRefusal {
        return store.using(() -> {
            StoreAttributes last = deleted;
            return last == null ? PortableStatus.read(path) : after(NO_CHANGE, last);
        });
    }

    @Override
    public int read(ByteBuf into, int most, long position) throws FileRefusal {
        FileChannel content = content(position);
        return store.using(() -> {
            // Beside the end of what a position can be, platforms refuse to read nothing.
            int wanted = Math.clamp(content.size() - position, 0, most);
            int done = 0;
            while (done < wanted) {
                int count = into.setBytes(into.writerIndex(), content, position + done, wanted - done);
                if (count <= 0) {
                    break;
                }
                into.writerIndex(into.writerIndex() + count);
                done += count;
            }
            return done;
        });
    }

    @Override
    public void write(ByteBuf from, long position) throws FileRefusal {
        FileChannel content = writableContent(position);
        int length = from.readableBytes();
        if (position > Long.MAX_VALUE - length) {
            throw new FileRefusal(NtStatus.DISK_FULL);
        }
        store.using(() -> {
            for (int done = 0; done < length; ) {
                done += from.getBytes(from.readerIndex() + done, content, position + done, length - done);
            }
            return length;
        });
    }

    @Override
    public void setSize(long size) throws FileRefusal {
        FileChannel content = writableContent(size);
        store.using(() -> {
            changing.lock();
            try {
                content.truncate(size);
                if (content.size() < size) {
                    // A channel grows only by being written to.
                    Unpooled.wrappedBuffer(new byte[1]).getBytes(0, content, size - 1, 1);
                }
            } finally {
                changing.unlock();
            }
            return size;
        });
    }

    @Override
    public void reserve(long bytes) throws FileRefusal {
        writableContent(bytes);
    }

    @Override
    public void change(StoreChange change) throws FileRefusal {
        store.using(() -> {
            changing.lock();
            try {
                StoreAttributes last = deleted;
                if (last == null) {
                    changeAtPath(change);
                } else {
                    deleted = after(change, last);
                }
            } finally {
                changing.unlock();
            }
            return path;
        });
    }

    private void changeAtPath(StoreChange change) throws IOException, FileRefusal {
        boolean directory = channel == null;
        DosValue before = PortableStatus.dosValue(path, directory);
        DosValue after = before.with(change);
        if (store.keepsProperties()) {
            if (!after.equals(before)) {
                PortableStatus.setDosValue(path, directory, after);
            }
        } else if (after.attributes() != before.attributes()) {
            throw new FileRefusal(NtStatus.NOT_SUPPORTED);
        }
        if (change.accessed() != StoreChange.KEEP || change.written() != StoreChange.KEEP) {
            Files.getFileAttributeView(path, BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                    .setTimes(time(change.written()), time(change.accessed()), null);
        }
    }

    private static @Nullable FileTime time(long time) {
        return time == StoreChange.KEEP ? null : FileTime.from(io.nethood.smb.wire.FileTime.toInstant(time));
    }

    private StoreAttributes after(StoreChange change, StoreAttributes last) throws IOException {
        DosValue dos = new DosValue(last.attributes(), last.created()).with(change);
        return new StoreAttributes(
                last.key(),
                last.directory(),
                dos.attributes(),
                channel == null ? 0 : channel.size(),
                last.allocated(),
                dos.created(),
                change.accessed() == StoreChange.KEEP ? last.accessed() : change.accessed(),
                change.written() == StoreChange.KEEP ? last.written() : change.written(),
                last.changed(),
                last.links());
    }

    @Override
    public byte @Nullable [] property(String name) throws FileRefusal {
        StoreNames.encodeProperty(name);
        return store.<byte @Nullable []>using(() -> deleted == null && store.keepsProperties()
                ? PortableStatus.property(path, PortableStatus.PROPERTY_PREFIX + name)
                : null);
    }

    @Override
    public void setProperty(String name, byte @Nullable [] value) throws FileRefusal {
        StoreNames.encodeProperty(name);
        if (!store.keepsProperties()) {
            throw new FileRefusal(NtStatus.EAS_NOT_SUPPORTED);
        }
        store.using(() -> {
            if (deleted != null) {
                throw new FileRefusal(NtStatus.FILE_DELETED);
            }
            PortableStatus.setProperty(path, PortableStatus.PROPERTY_PREFIX + name, value);
            return path;
        });
    }

    @Override
    public List<String> properties() throws FileRefusal {
        return store.using(() -> {
            UserDefinedFileAttributeView view = PortableStatus.properties(path);
            if (view == null || deleted != null || !store.keepsProperties()) {
                return List.of();
            }
            return view.list().stream()
                    .filter(name -> name.startsWith(PortableStatus.PROPERTY_PREFIX))
                    .map(name -> name.substring(PortableStatus.PROPERTY_PREFIX.length()))
                    .toList();
        });
    }

    @Override
    public void sync() throws FileRefusal {
        store.using(() -> {
            if (channel != null) {
                channel.force(true);
            }
            return path;
        });
    }

    @Override
    public void close() {
        store.closed(this);
        try {
            if (channel != null) {
                channel.close();
            }
        } catch (IOException e) {
            // What was written is the kernel's already; there is nobody to tell, and nothing to try again.
        }
    }

    private FileChannel writableContent(long positionOrSize) throws FileRefusal {
        FileChannel content = content(positionOrSize);
        if (!writable) {
            throw new FileRefusal(NtStatus.ACCESS_DENIED);
        }
        return content;
    }

    private FileChannel content(long positionOrSize) throws FileRefusal {
        if (channel == null) {
            throw new FileRefusal(NtStatus.INVALID_DEVICE_REQUEST);
        }
        if (positionOrSize < 0) {
            throw new FileRefusal(NtStatus.INVALID_PARAMETER);
        }
        return channel;
    }
}
