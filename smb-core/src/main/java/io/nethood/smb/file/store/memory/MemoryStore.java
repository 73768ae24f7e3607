package io.nethood.smb.file.store.memory;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

import io.nethood.smb.file.store.FileKey;
import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.file.store.FileStore;
import io.nethood.smb.file.store.StoreAttributes;
import io.nethood.smb.file.store.StoreFile;
import io.nethood.smb.file.store.StoreNames;
import io.nethood.smb.file.store.StorePath;
import io.nethood.smb.file.store.StoreSpace;
import io.nethood.smb.wire.NtStatus;
import io.netty.buffer.Unpooled;
import org.jspecify.annotations.Nullable;

/**
 * A tree of files in memory. It keeps everything that the seam knows of: hard links, holes that cost nothing, properties up
 * to 64 KiB, each time as it was set. Only content, reservations and properties take room.
 *
 * <pre>{@code
 * FileStore store = MemoryStore.builder().file("docs/HELLO.TXT", "hi").directory("empty").build(clock);
 * }</pre>
 */
public final class MemoryStore implements FileStore {
    private static final long DEFAULT_CAPACITY_BYTES = 1L << 30;
    private static final int DEFAULT_SERIAL = 0x4E48_1996;

    /** Sets the files of one store apart from those of all others in the JVM; no disk has a negative number. */
    private static final AtomicLong NEXT_DEVICE = new AtomicLong(Long.MIN_VALUE);

    private final long device = NEXT_DEVICE.getAndIncrement();
    private final AtomicLong nextInode = new AtomicLong(1);
    private final InstantSource clock;
    private final Room room;
    private final int serial;
    private final Node root;

    private final Lock readingNames;
    private final Lock writingNames;

    private MemoryStore(long capacityBytes, int serial, InstantSource clock) {
        this.clock = clock;
        this.serial = serial;
        room = new Room(capacityBytes);
        root = newNode(true);
        ReentrantReadWriteLock names = new ReentrantReadWriteLock();
        readingNames = names.readLock();
        writingNames = names.writeLock();
    }

    public static Builder builder() {
        return new Builder();
    }

    @Override
    public StoreAttributes attributes(StorePath path) throws FileRefusal {
        readingNames.lock();
        try {
            return find(path).attributes();
        } finally {
            readingNames.unlock();
        }
    }

    /** Locks are held for moments only. */
    @Override
    public StoreAttributes attributesNow(StorePath path) throws FileRefusal {
        return attributes(path);
    }

    @Override
    public StoreFile open(StorePath path, boolean writable) throws FileRefusal {
        readingNames.lock();
        try {
            return new MemoryFile(find(path), writable);
        } finally {
            readingNames.unlock();
        }
    }

    @Override
    public StoreFile create(StorePath path, boolean directory) throws FileRefusal {
        writingNames.lock();
        try {
            Node parent = parentOf(path);
            checkFree(parent, path);
            Node made = newNode(directory);
            parent.entries.put(path.name(), made);
            parent.entriesChanged();
            return new MemoryFile(made, true);
        } finally {
            writingNames.unlock();
        }
    }

    @Override
    public void list(StorePath directory, Visitor visitor) throws FileRefusal {
        List<Map.Entry<String, Node>> entries;
        readingNames.lock();
        try {
            Node node = find(directory);
            if (!node.isDirectory()) {
                throw new FileRefusal(NtStatus.NOT_A_DIRECTORY);
            }
            entries = new ArrayList<>(node.entries.size());
            node.entries.forEach((name, entry) -> entries.add(Map.entry(name, entry)));
        } finally {
            readingNames.unlock();
        }
        for (Map.Entry<String, Node> entry : entries) {
            visitor.entry(entry.getKey(), entry.getValue().attributes());
        }
    }

    @Override
    public void delete(StorePath path) throws FileRefusal {
        writingNames.lock();
        try {
            checkNotRoot(path);
            Node parent = parentOf(path);
            Node node = entryOf(parent, path);
            if (!node.entries.isEmpty()) {
                throw new FileRefusal(NtStatus.DIRECTORY_NOT_EMPTY);
            }
            parent.entries.remove(path.name());
            parent.entriesChanged();
            node.wasNamed(-1);
        } finally {
            writingNames.unlock();
        }
    }

    @Override
    public void rename(StorePath from, StorePath to, boolean replace) throws FileRefusal {
        writingNames.lock();
        try {
            checkNotRoot(from);
            checkNotRoot(to);
            Node oldParent = parentOf(from);
            Node node = entryOf(oldParent, from);
            Node newParent = parentOf(to);
            if (node.isDirectory() && to.startsWith(from) && !to.equals(from)) {
                throw new FileRefusal(NtStatus.INVALID_PARAMETER);
            }
            Node present = newParent.entries.get(to.name());
            if (present == null) {
                StoreNames.encode(to.name());
            } else if (!replace) {
                throw new FileRefusal(NtStatus.OBJECT_NAME_COLLISION);
            } else if (present.isDirectory() || node.isDirectory()) {
                throw new FileRefusal(NtStatus.ACCESS_DENIED);
            } else if (!to.equals(from)) {
                present.wasNamed(-1);
            }
            oldParent.entries.remove(from.name());
            newParent.entries.put(to.name(), node);
            oldParent.entriesChanged();
            newParent.entriesChanged();
            node.wasNamed(0);
        } finally {
            writingNames.unlock();
        }
    }

    @Override
    public void link(StorePath existing, StorePath to) throws FileRefusal {
        writingNames.lock();
        try {
            Node node = find(existing);
            if (node.isDirectory()) {
                throw new FileRefusal(NtStatus.FILE_IS_A_DIRECTORY);
            }
            Node parent = parentOf(to);
            checkFree(parent, to);
            parent.entries.put(to.name(), node);
            parent.entriesChanged();
            node.wasNamed(1);
        } finally {
            writingNames.unlock();
        }
    }

    @Override
    public StoreSpace space() {
        return new StoreSpace(room.total(), room.free(), Content.UNIT_BYTES, serial);
    }

    @Override
    public boolean keepsProperties() {
        return true;
    }

    @Override
    public void close() {
        // Files stay as long as somebody has the store.
    }

    private Node newNode(boolean directory) {
        return new Node(new FileKey(device, nextInode.getAndIncrement()), directory, room, clock);
    }

    private Node find(StorePath path) throws FileRefusal {
        return path.isRoot() ? root : entryOf(parentOf(path), path);
    }

    /** The directory in which {@code path} lies or would lie. */
    private Node parentOf(StorePath path) throws FileRefusal {
        Node directory = root;
        for (String name : path.parent().names()) {
            Node next = directory.entries.get(name);
            if (next == null || !next.isDirectory()) {
                throw new FileRefusal(NtStatus.OBJECT_PATH_NOT_FOUND);
            }
            directory = next;
        }
        return directory;
    }

    private static Node entryOf(Node parent, StorePath path) throws FileRefusal {
        @Nullable Node node = parent.entries.get(path.name());
        if (node == null) {
            StoreNames.encode(path.name());
            throw new FileRefusal(NtStatus.OBJECT_NAME_NOT_FOUND);
        }
        return node;
    }

    private static void checkFree(Node parent, StorePath path) throws FileRefusal {
        if (path.isRoot() || parent.entries.containsKey(path.name())) {
            throw new FileRefusal(NtStatus.OBJECT_NAME_COLLISION);
        }
        StoreNames.encode(path.name());
    }

    private static void checkNotRoot(StorePath path) throws FileRefusal {
        if (path.isRoot()) {
            throw new FileRefusal(NtStatus.ACCESS_DENIED);
        }
    }

    /** What a store begins with. Paths are names with slashes between; directories on the way come by themselves. */
    public static final class Builder {
        private final Map<StorePath, byte @Nullable []> contents = new LinkedHashMap<>();
        private long capacityBytes = DEFAULT_CAPACITY_BYTES;
        private int serial = DEFAULT_SERIAL;

        private Builder() {}

        /** A file with {@code text} in UTF-8. */
        public Builder file(String path, String text) {
            return file(path, text.getBytes(StandardCharsets.UTF_8));
        }

        public Builder file(String path, byte[] content) {
            contents.put(StorePath.of(path.split("/", -1)), content.clone());
            return this;
        }

        public Builder directory(String path) {
            contents.put(StorePath.of(path.split("/", -1)), null);
            return this;
        }

        /** Room for content, reservations and properties; 1 GiB unless said. */
        public Builder capacity(long bytes) {
            if (bytes < 0) {
                throw new IllegalArgumentException("capacity: " + bytes + " bytes (expected: 0 or more)");
            }
            capacityBytes = bytes;
            return this;
        }

        /** The volume's serial number. */
        public Builder serial(int serial) {
            this.serial = serial;
            return this;
        }

        /**
         * The store, with its files in it.
         *
         * @param clock gives files their times
         * @throws IllegalArgumentException when what it begins with cannot be: too much, or a name used twice
         */
        public MemoryStore build(InstantSource clock) {
            MemoryStore store = new MemoryStore(capacityBytes, serial, clock);
            contents.forEach((path, content) -> add(store, path, content));
            return store;
        }

        private static void add(MemoryStore store, StorePath path, byte @Nullable [] content) {
            try {
                if (content == null) {
                    addDirectory(store, path);
                    return;
                }
                addDirectory(store, path.parent());
                try (StoreFile file = store.create(path, false)) {
                    file.write(Unpooled.wrappedBuffer(content), 0);
                }
            } catch (FileRefusal e) {
                throw new IllegalArgumentException("cannot begin with " + path + ": " + e.status(), e);
            }
        }

        private static void addDirectory(MemoryStore store, StorePath path) throws FileRefusal {
            if (path.isRoot()) {
                return;
            }
            addDirectory(store, path.parent());
            try {
                store.create(path, true).close();
            } catch (FileRefusal e) {
                if (e.status() != NtStatus.OBJECT_NAME_COLLISION
                        || !store.attributes(path).directory()) {
                    throw e;
                }
            }
        }
    }
}
