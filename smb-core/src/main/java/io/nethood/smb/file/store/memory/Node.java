package io.nethood.smb.file.store.memory;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

import io.nethood.smb.file.store.FileAttributes;
import io.nethood.smb.file.store.FileKey;
import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.file.store.StoreAttributes;
import io.nethood.smb.file.store.StoreChange;
import io.nethood.smb.wire.FileTime;
import io.nethood.smb.wire.NtStatus;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * A file or directory: what it is, not where. It gives its room back when its last name and its last opener are gone.
 *
 * <p>Its lock guards everything but {@link #entries}, which the store's does.
 */
final class Node {
    private static final int KEPT_ATTRIBUTES = FileAttributes.SETTABLE | FileAttributes.KEPT;
    private static final int MOST_PROPERTY_BYTES = 64 * 1024;

    /** What lies in a directory. */
    final Map<String, Node> entries = new HashMap<>();

    private final FileKey key;
    private final boolean directory;
    private final Room room;
    private final InstantSource clock;
    private final Content content;
    private final Map<String, byte[]> properties = new TreeMap<>();

    private final Lock reading;
    private final Lock writing;

    private int attributes;
    private long created;
    private long accessed;
    private long written;
    private long changed;
    private int names = 1;
    private int openers;

    Node(FileKey key, boolean directory, Room room, InstantSource clock) {
        this.key = key;
        this.directory = directory;
        this.room = room;
        this.clock = clock;
        content = new Content(room);
        ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
        reading = lock.readLock();
        writing = lock.writeLock();
        attributes = directory ? 0 : FileAttributes.ARCHIVE;
        created = FileTime.of(clock.instant());
        accessed = created;
        written = created;
        changed = created;
    }

    boolean isDirectory() {
        return directory;
    }

    StoreAttributes attributes() {
        reading.lock();
        try {
            return new StoreAttributes(
                    key,
                    directory,
                    attributes,
                    content.size(),
                    content.allocated(),
                    created,
                    accessed,
                    written,
                    changed,
                    names);
        } finally {
            reading.unlock();
        }
    }

    int read(ByteBuf into, int most, long position) {
        reading.lock();
        try {
            return content.read(into, most, position);
        } finally {
            reading.unlock();
        }
    }

    void write(ByteBuf from, long position) throws FileRefusal {
        writing.lock();
        try {
            content.write(from, position);
            wasWritten();
        } finally {
            writing.unlock();
        }
    }

    void setSize(long size) throws FileRefusal {
        writing.lock();
        try {
            content.setSize(size);
            wasWritten();
        } finally {
            writing.unlock();
        }
    }

    void reserve(long bytes) throws FileRefusal {
        writing.lock();
        try {
            content.reserve(bytes);
            changed = FileTime.of(clock.instant());
        } finally {
            writing.unlock();
        }
    }

    void change(StoreChange change) {
        writing.lock();
        try {
            if (change.attributes() != StoreChange.KEEP_ATTRIBUTES) {
                attributes = change.attributes() & KEPT_ATTRIBUTES;
            }
            created = unlessKept(change.created(), created);
            accessed = unlessKept(change.accessed(), accessed);
            written = unlessKept(change.written(), written);
            changed = unlessKept(change.changed(), FileTime.of(clock.instant()));
        } finally {
            writing.unlock();
        }
    }

    byte @Nullable [] property(String name) {
        reading.lock();
        try {
            byte[] value = properties.get(name);
            return value == null ? null : value.clone();
        } finally {
            reading.unlock();
        }
    }

    void setProperty(String name, byte @Nullable [] value) throws FileRefusal {
        if (value != null && value.length > MOST_PROPERTY_BYTES) {
            throw new FileRefusal(NtStatus.DISK_FULL);
        }
        writing.lock();
        try {
            byte[] present = properties.get(name);
            room.take(lengthOf(value) - lengthOf(present));
            if (value == null) {
                properties.remove(name);
            } else {
                properties.put(name, value.clone());
            }
            changed = FileTime.of(clock.instant());
        } finally {
            writing.unlock();
        }
    }

    List<String> properties() {
        reading.lock();
        try {
            return List.copyOf(properties.keySet());
        } finally {
            reading.unlock();
        }
    }

    void wasOpened() {
        writing.lock();
        try {
            openers++;
        } finally {
            writing.unlock();
        }
    }

    void wasClosed() {
        writing.lock();
        try {
            openers--;
            dropIfGone();
        } finally {
            writing.unlock();
        }
    }

    /** It has a name more or less, or another one. */
    void wasNamed(int more) {
        writing.lock();
        try {
            names += more;
            changed = FileTime.of(clock.instant());
            dropIfGone();
        } finally {
            writing.unlock();
        }
    }

    /** A name came into the directory, or left it. */
    void entriesChanged() {
        writing.lock();
        try {
            wasWritten();
        } finally {
            writing.unlock();
        }
    }

    private void wasWritten() {
        written = FileTime.of(clock.instant());
        changed = written;
    }

    private void dropIfGone() {
        if (names > 0 || openers > 0) {
            return;
        }
        content.drop();
        for (byte[] value : properties.values()) {
            room.giveBack(value.length);
        }
        properties.clear();
    }

    private static long unlessKept(long time, long before) {
        return time == StoreChange.KEEP ? before : time;
    }

    private static int lengthOf(byte @Nullable [] value) {
        return value == null ? 0 : value.length;
    }
}
