package io.nethood.smb.file.store.memory;

import java.util.List;

import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.file.store.StoreAttributes;
import io.nethood.smb.file.store.StoreChange;
import io.nethood.smb.file.store.StoreFile;
import io.nethood.smb.wire.NtStatus;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** An open file of a {@link MemoryStore}. */
final class MemoryFile implements StoreFile {
    private static final int MOST_PROPERTY_BYTES = 1 << 20;

    private final MemoryStore store;
    private final MemoryNode node;
    private final boolean writable;

    MemoryFile(MemoryStore store, MemoryNode node, boolean writable) {
        this.store = store;
        this.node = node;
        this.writable = writable;
    }

    @Override
    public StoreAttributes attributes() {
        return node.attributes();
    }

    @Override
    public int read(ByteBuf into, int most, long position) {
        return node.read(into, most, position);
    }

    @Override
    public void write(ByteBuf from, long position) throws FileRefusal {
        requireWritable();
        node.write(from, position, store.pages(), store.now());
    }

    @Override
    public void setSize(long size) throws FileRefusal {
        requireWritable();
        node.setSize(size, store.pages(), store.now());
    }

    private void requireWritable() throws FileRefusal {
        if (!writable || node.isDirectory()) {
            throw new FileRefusal(NtStatus.ACCESS_DENIED);
        }
    }

    /** Room is taken when it is written; what can never be had is refused at once. */
    @Override
    public void reserve(long bytes) throws FileRefusal {
        if (bytes > store.pages().capacity()) {
            throw new FileRefusal(NtStatus.DISK_FULL);
        }
    }

    @Override
    public void change(StoreChange change) {
        node.change(change, store.now());
    }

    @Override
    public byte @Nullable [] property(String name) {
        node.lock().lock();
        try {
            byte[] value = node.properties().get(name);
            return value == null ? null : value.clone();
        } finally {
            node.lock().unlock();
        }
    }

    @Override
    public void setProperty(String name, byte @Nullable [] value) throws FileRefusal {
        if (value != null && value.length > MOST_PROPERTY_BYTES) {
            throw new FileRefusal(NtStatus.DISK_FULL);
        }
        node.lock().lock();
        try {
            if (value == null) {
                node.properties().remove(name);
            } else {
                node.properties().put(name, value.clone());
            }
        } finally {
            node.lock().unlock();
        }
    }

    @Override
    public List<String> properties() {
        node.lock().lock();
        try {
            return List.copyOf(node.properties().keySet());
        } finally {
            node.lock().unlock();
        }
    }

    @Override
    public void sync() {
        // There is no medium that could be safer.
    }

    @Override
    public void close() {
        // Nothing is held besides the reference.
    }
}
