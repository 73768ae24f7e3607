package io.nethood.smb.file.store.memory;

import java.util.List;

import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.file.store.StoreAttributes;
import io.nethood.smb.file.store.StoreChange;
import io.nethood.smb.file.store.StoreFile;
import io.nethood.smb.file.store.StoreNames;
import io.nethood.smb.wire.NtStatus;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** One opening of a node. */
final class MemoryFile implements StoreFile {
    private final Node node;
    private final boolean writable;
    private boolean closed;

    MemoryFile(Node node, boolean writable) {
        this.node = node;
        this.writable = writable;
        node.wasOpened();
    }

    @Override
    public StoreAttributes attributes() {
        return node.attributes();
    }

    @Override
    public int read(ByteBuf into, int most, long position) throws FileRefusal {
        checkContent(position);
        return node.read(into, most, position);
    }

    /** Locks are held for moments only. */
    @Override
    public int readNow(ByteBuf into, int most, long position) throws FileRefusal {
        return read(into, most, position);
    }

    @Override
    public void write(ByteBuf from, long position) throws FileRefusal {
        checkWritable(position);
        node.write(from, position);
    }

    @Override
    public void setSize(long size) throws FileRefusal {
        checkWritable(size);
        node.setSize(size);
    }

    @Override
    public void reserve(long bytes) throws FileRefusal {
        checkWritable(bytes);
        node.reserve(bytes);
    }

    @Override
    public void change(StoreChange change) {
        node.change(change);
    }

    @Override
    public byte @Nullable [] property(String name) throws FileRefusal {
        StoreNames.encodeProperty(name);
        return node.property(name);
    }

    @Override
    public void setProperty(String name, byte @Nullable [] value) throws FileRefusal {
        StoreNames.encodeProperty(name);
        node.setProperty(name, value);
    }

    @Override
    public List<String> properties() {
        return node.properties();
    }

    @Override
    public void sync() {
        // Memory is all the medium there is.
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            node.wasClosed();
        }
    }

    private void checkWritable(long positionOrSize) throws FileRefusal {
        checkContent(positionOrSize);
        if (!writable) {
            throw new FileRefusal(NtStatus.ACCESS_DENIED);
        }
    }

    private void checkContent(long positionOrSize) throws FileRefusal {
        if (node.isDirectory()) {
            throw new FileRefusal(NtStatus.INVALID_DEVICE_REQUEST);
        }
        if (positionOrSize < 0) {
            throw new FileRefusal(NtStatus.INVALID_PARAMETER);
        }
    }
}
