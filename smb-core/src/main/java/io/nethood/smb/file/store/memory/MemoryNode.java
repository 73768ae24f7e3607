package io.nethood.smb.file.store.memory;

import java.util.HashMap;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;

import io.nethood.smb.file.store.FileAttributes;
import io.nethood.smb.file.store.FileKey;
import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.file.store.StoreAttributes;
import io.nethood.smb.file.store.StoreChange;
import io.netty.buffer.ByteBuf;

/**
 * A file or directory, whatever its names. The entries of a directory are guarded by the lock of the tree; all else by the
 * node's own, which every method takes.
 */
final class MemoryNode {
    private static final byte[] ZEROS = new byte[MemoryPages.BYTES];

    private final FileKey key;
    private final Map<String, MemoryNode> entries;
    private final boolean directory;
    private final ReentrantLock lock = new ReentrantLock();
    private final NavigableMap<Long, byte[]> pages = new TreeMap<>();
    private final Map<String, byte[]> properties = new HashMap<>();
    private int attributes;
    private long size;
    private long created;
    private long accessed;
    private long written;
    private long changed;
    private int links = 1;

    MemoryNode(FileKey key, boolean directory, long now) {
        this.key = key;
        this.directory = directory;
        this.entries = directory ? new HashMap<>() : Map.of();
        this.attributes = directory ? 0 : FileAttributes.ARCHIVE;
        this.created = now;
        this.accessed = now;
        this.written = now;
        this.changed = now;
    }

    boolean isDirectory() {
        return directory;
    }

    /** Under the lock of the tree. */
    Map<String, MemoryNode> entries() {
        return entries;
    }

    Map<String, byte[]> properties() {
        return properties;
    }

    ReentrantLock lock() {
        return lock;
    }

    StoreAttributes attributes() {
        lock.lock();
        try {
            return new StoreAttributes(
                    key,
                    directory,
                    attributes,
                    size,
                    (long) pages.size() * MemoryPages.BYTES,
                    created,
                    accessed,
                    written,
                    changed,
                    links);
        } finally {
            lock.unlock();
        }
    }

    void touch(long now) {
        lock.lock();
        try {
            written = now;
            changed = now;
        } finally {
            lock.unlock();
        }
    }

    void linked() {
        lock.lock();
        try {
            links++;
        } finally {
            lock.unlock();
        }
    }

    /** A name is gone. Content that is still open stays, and its room is taken until then. */
    void unlinked(MemoryPages room) {
        lock.lock();
        try {
            links--;
            if (links == 0) {
                room.giveBack(pages.size());
            }
        } finally {
            lock.unlock();
        }
    }

    int read(ByteBuf into, int most, long position) {
        lock.lock();
        try {
            int wanted = (int) Math.max(0, Math.min(most, size - position));
            int done = 0;
            while (done < wanted) {
                long at = position + done;
                int from = (int) (at % MemoryPages.BYTES);
                int count = Math.min(wanted - done, MemoryPages.BYTES - from);
                into.writeBytes(pages.getOrDefault(at / MemoryPages.BYTES, ZEROS), from, count);
                done += count;
            }
            return wanted;
        } finally {
            lock.unlock();
        }
    }

    void write(ByteBuf from, long position, MemoryPages room, long now) throws FileRefusal {
        lock.lock();
        try {
            long at = position;
            while (from.isReadable()) {
                byte[] page = page(at / MemoryPages.BYTES, room);
                int offset = (int) (at % MemoryPages.BYTES);
                int count = Math.min(from.readableBytes(), MemoryPages.BYTES - offset);
                from.readBytes(page, offset, count);
                at += count;
                size = Math.max(size, at);
            }
            written = now;
            changed = now;
        } finally {
            lock.unlock();
        }
    }

    private byte[] page(long number, MemoryPages room) throws FileRefusal {
        byte[] page = pages.get(number);
        if (page == null) {
            page = room.take();
            pages.put(number, page);
        }
        return page;
    }

    void setSize(long newSize, MemoryPages room, long now) {
        lock.lock();
        try {
            if (newSize < size) {
                Map<Long, byte[]> behind = pages.tailMap((newSize + MemoryPages.BYTES - 1) / MemoryPages.BYTES, true);
                room.giveBack(behind.size());
                behind.clear();
                byte[] last = pages.get(newSize / MemoryPages.BYTES);
                if (last != null) {
                    java.util.Arrays.fill(last, (int) (newSize % MemoryPages.BYTES), MemoryPages.BYTES, (byte) 0);
                }
            }
            size = newSize;
            written = now;
            changed = now;
        } finally {
            lock.unlock();
        }
    }

    void change(StoreChange change, long now) {
        lock.lock();
        try {
            created = change.created() == StoreChange.KEEP ? created : change.created();
            accessed = change.accessed() == StoreChange.KEEP ? accessed : change.accessed();
            written = change.written() == StoreChange.KEEP ? written : change.written();
            changed = change.changed() == StoreChange.KEEP ? now : change.changed();
            attributes = change.attributes() == StoreChange.KEEP_ATTRIBUTES ? attributes : change.attributes();
        } finally {
            lock.unlock();
        }
    }
}
