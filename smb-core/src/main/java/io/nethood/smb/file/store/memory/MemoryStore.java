package io.nethood.smb.file.store.memory;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;

import io.nethood.smb.file.store.FileKey;
import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.file.store.FileStore;
import io.nethood.smb.file.store.StoreAttributes;
import io.nethood.smb.file.store.StoreFile;
import io.nethood.smb.file.store.StorePath;
import io.nethood.smb.file.store.StoreSpace;
import io.nethood.smb.wire.FileTime;
import io.nethood.smb.wire.NtStatus;
import io.netty.buffer.Unpooled;

/**
 * A store in memory. What was never written takes no room, so a file of 5 GiB with one byte at its end costs 64 KiB. Safe
 * for any number of threads: one lock guards the tree, and each file has one for its content.
 */
public final class MemoryStore implements FileStore {
    private static final AtomicLong LAST_DEVICE = new AtomicLong(1L << 48);
    private static final int UNIT = 4096;
    private static final int LONGEST_NAME_BYTES = 255;

    private final long device = LAST_DEVICE.incrementAndGet();
    private final AtomicLong lastInode = new AtomicLong();
    private final InstantSource clock;
    private final MemoryPages pages;
    private final ReentrantLock tree = new ReentrantLock();
    private final MemoryNode root;

    private MemoryStore(long capacityBytes, InstantSource clock) {
        this.clock = clock;
        this.pages = new MemoryPages(capacityBytes);
        this.root = newNode(true);
    }

    public static Builder builder() {
        return new Builder();
    }

    /** What a store holds at first. */
    public static final class Builder {
        private record Content(StorePath path, byte[] bytes) {}

        private final List<StorePath> directories = new ArrayList<>();
        private final List<Content> files = new ArrayList<>();
        private long capacityBytes = 1L << 30;

        private Builder() {}

        /** A file of text in UTF-8; the directories above it are made. */
        public Builder file(String path, String text) {
            return file(path, text.getBytes(StandardCharsets.UTF_8));
        }

        /** @param path names from the root, with slashes between them */
        public Builder file(String path, byte[] bytes) {
            files.add(new Content(StorePath.of(path.split("/")), bytes.clone()));
            return this;
        }

        public Builder directory(String path) {
            directories.add(StorePath.of(path.split("/")));
            return this;
        }

        /** Most bytes that all files together may hold; 1 GiB unless this is called. */
        public Builder capacity(long bytes) {
            capacityBytes = bytes;
            return this;
        }

        /** @throws IllegalArgumentException when two things have one name, or there is no room for them */
        public MemoryStore build(InstantSource clock) {
            MemoryStore store = new MemoryStore(capacityBytes, clock);
            try {
                for (StorePath directory : directories) {
                    store.makeDirectories(directory);
                }
                for (Content content : files) {
                    store.makeDirectories(content.path.parent());
                    try (StoreFile file = store.create(content.path, false)) {
                        file.write(Unpooled.wrappedBuffer(content.bytes), 0);
                    }
                }
            } catch (FileRefusal refusal) {
                throw new IllegalArgumentException("preloaded content: " + refusal.getMessage(), refusal);
            }
            return store;
        }
    }

    private void makeDirectories(StorePath path) throws FileRefusal {
        StorePath made = StorePath.ROOT;
        for (String name : path.names()) {
            made = made.child(name);
            try {
                create(made, true).close();
            } catch (FileRefusal refusal) {
                if (refusal.status() != NtStatus.OBJECT_NAME_COLLISION) {
                    throw refusal;
                }
            }
        }
    }

    private MemoryNode newNode(boolean directory) {
        return new MemoryNode(new FileKey(device, lastInode.incrementAndGet()), directory, now());
    }

    long now() {
        return FileTime.of(clock.instant());
    }

    MemoryPages pages() {
        return pages;
    }

    /** What does {@code work} with the tree alone. */
    private interface Work<T> {
        T run() throws FileRefusal;
    }

    private <T> T locked(Work<T> work) throws FileRefusal {
        tree.lock();
        try {
            return work.run();
        } finally {
            tree.unlock();
        }
    }

    @Override
    public StoreAttributes attributes(StorePath path) throws FileRefusal {
        return locked(() -> find(path)).attributes();
    }

    @Override
    public StoreFile open(StorePath path, boolean writable) throws FileRefusal {
        return new MemoryFile(this, locked(() -> find(path)), writable);
    }

    @Override
    public StoreFile create(StorePath path, boolean directory) throws FileRefusal {
        return new MemoryFile(
                this,
                locked(() -> {
                    MemoryNode parent = parentOf(path);
                    checkName(path.name());
                    if (path.isRoot() || parent.entries().containsKey(path.name())) {
                        throw new FileRefusal(NtStatus.OBJECT_NAME_COLLISION);
                    }
                    MemoryNode node = newNode(directory);
                    parent.entries().put(path.name(), node);
                    parent.touch(now());
                    return node;
                }),
                true);
    }

    private static void checkName(String name) throws FileRefusal {
        if (name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME_BYTES) {
            throw new FileRefusal(NtStatus.OBJECT_NAME_INVALID);
        }
    }

    @Override
    public void list(StorePath directory, Visitor visitor) throws FileRefusal {
        List<Map.Entry<String, MemoryNode>> entries = locked(() -> {
            MemoryNode node = find(directory);
            if (!node.isDirectory()) {
                throw new FileRefusal(NtStatus.OBJECT_PATH_NOT_FOUND);
            }
            return node.entries().entrySet().stream()
                    .map(entry -> Map.entry(entry.getKey(), entry.getValue()))
                    .toList();
        });
        entries.forEach(entry -> visitor.entry(entry.getKey(), entry.getValue().attributes()));
    }

    @Override
    public void delete(StorePath path) throws FileRefusal {
        locked(() -> {
            MemoryNode node = find(path);
            if (path.isRoot()) {
                throw new FileRefusal(NtStatus.ACCESS_DENIED);
            }
            if (node.isDirectory() && !node.entries().isEmpty()) {
                throw new FileRefusal(NtStatus.DIRECTORY_NOT_EMPTY);
            }
            MemoryNode parent = parentOf(path);
            parent.entries().remove(path.name());
            parent.touch(now());
            node.unlinked(pages);
            return node;
        });
    }

    @Override
    public void rename(StorePath from, StorePath to, boolean replace) throws FileRefusal {
        locked(() -> {
            MemoryNode node = find(from);
            MemoryNode target = parentOf(to);
            checkName(to.name());
            if (from.isRoot() || to.startsWith(from) && !to.equals(from)) {
                throw new FileRefusal(NtStatus.ACCESS_DENIED);
            }
            MemoryNode taken = target.entries().get(to.name());
            if (taken == node) {
                return node;
            }
            if (taken != null && (!replace || taken.isDirectory())) {
                throw new FileRefusal(NtStatus.OBJECT_NAME_COLLISION);
            }
            if (taken != null) {
                taken.unlinked(pages);
            }
            MemoryNode source = parentOf(from);
            source.entries().remove(from.name());
            target.entries().put(to.name(), node);
            source.touch(now());
            target.touch(now());
            return node;
        });
    }

    @Override
    public void link(StorePath existing, StorePath to) throws FileRefusal {
        locked(() -> {
            MemoryNode node = find(existing);
            MemoryNode target = parentOf(to);
            checkName(to.name());
            if (node.isDirectory()) {
                throw new FileRefusal(NtStatus.FILE_IS_A_DIRECTORY);
            }
            if (target.entries().putIfAbsent(to.name(), node) != null) {
                throw new FileRefusal(NtStatus.OBJECT_NAME_COLLISION);
            }
            node.linked();
            target.touch(now());
            return node;
        });
    }

    @Override
    public StoreSpace space() {
        return new StoreSpace(pages.capacity(), pages.free(), UNIT, (int) device);
    }

    @Override
    public boolean keepsProperties() {
        return true;
    }

    @Override
    public void close() {
        // Its files go with the last reference to it.
    }

    private MemoryNode find(StorePath path) throws FileRefusal {
        MemoryNode parent = path.isRoot() ? root : parentOf(path);
        MemoryNode node = path.isRoot() ? root : parent.entries().get(path.name());
        if (node == null) {
            throw new FileRefusal(NtStatus.OBJECT_NAME_NOT_FOUND);
        }
        return node;
    }

    private MemoryNode parentOf(StorePath path) throws FileRefusal {
        MemoryNode node = root;
        for (String name : path.parent().names()) {
            node = node.isDirectory() ? node.entries().get(name) : null;
            if (node == null) {
                throw new FileRefusal(NtStatus.OBJECT_PATH_NOT_FOUND);
            }
        }
        if (!node.isDirectory()) {
            throw new FileRefusal(NtStatus.OBJECT_PATH_NOT_FOUND);
        }
        return node;
    }
}
