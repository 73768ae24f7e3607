package io.nethood.server.directory;

import java.lang.ref.Reference;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.file.store.StoreAttributes;
import io.nethood.smb.file.store.StoreChange;
import io.nethood.smb.file.store.StoreFile;
import io.nethood.smb.file.store.StoreNames;
import io.nethood.smb.file.store.WouldBlock;
import io.nethood.smb.wire.FileTime;
import io.nethood.smb.wire.NtStatus;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/** A descriptor. The kernel reads and writes the memory of direct buffers; that of others is copied. */
final class LinuxFile implements StoreFile {
    private static final byte[] PROPERTY_PREFIX = "user.nethood.p.".getBytes(StandardCharsets.UTF_8);
    private static final int CLOSED = -1;

    private final Linux linux;
    private final Scratch.Pool scratches;
    private final DosValues dosValues;
    private final boolean directory;
    private final boolean writable;
    private final long memoryDevice;
    private volatile int descriptor;
    private volatile boolean inMemory;

    /** @param memoryDevice the device whose files lie in memory, so that reading them never waits; or none */
    LinuxFile(
            Linux linux,
            Scratch.Pool scratches,
            DosValues dosValues,
            int descriptor,
            boolean directory,
            boolean writable,
            long memoryDevice) {
        this.linux = linux;
        this.scratches = scratches;
        this.dosValues = dosValues;
        this.descriptor = descriptor;
        this.directory = directory;
        this.writable = writable;
        this.memoryDevice = memoryDevice;
    }

    @Override
    public StoreAttributes attributes() throws FileRefusal {
        try (Scratch scratch = scratches.take()) {
            Linux.check(linux.stat(descriptor, scratch));
            inMemory = FileStatus.device(scratch) == memoryDevice;
            return FileStatus.attributes(scratch, dosValues.of(descriptor, scratch));
        }
    }

    @Override
    public int read(ByteBuf into, int most, long position) throws FileRefusal {
        int wanted = wanted(into, most, position);
        if (!into.hasMemoryAddress()) {
            return readCopying(into, wanted, position);
        }
        int count = read(into.memoryAddress() + into.writerIndex(), wanted, position);
        into.writerIndex(into.writerIndex() + count);
        return count;
    }

    private int wanted(ByteBuf into, int most, long position) throws FileRefusal {
        checkContent(position);
        Objects.checkFromIndexSize(0, most, into.writableBytes());
        return (int) Math.min(most, Long.MAX_VALUE - position);
    }

    @Override
    public int readNow(ByteBuf into, int most, long position) throws FileRefusal, WouldBlock {
        if (inMemory) {
            return read(into, most, position);
        }
        int wanted = wanted(into, most, position);
        if (!into.hasMemoryAddress()) {
            throw new WouldBlock();
        }
        int count = readCached(into.memoryAddress() + into.writerIndex(), wanted, position);
        into.writerIndex(into.writerIndex() + count);
        return count;
    }

    private int readCached(long address, int wanted, long position) throws WouldBlock {
        try (Scratch scratch = scratches.take()) {
            int done = 0;
            while (done < wanted) {
                long count = linux.preadNow(descriptor, address + done, wanted - done, position + done, scratch);
                if (count < 0) {
                    throw new WouldBlock();
                }
                if (count == 0) {
                    break;
                }
                done += (int) count;
            }
            return done;
        }
    }

    private int readCopying(ByteBuf into, int wanted, long position) throws FileRefusal {
        try (Scratch scratch = scratches.take()) {
            int done = 0;
            while (done < wanted) {
                int part = Math.min(wanted - done, Scratch.DATA_BYTES);
                int count = read(scratch.address(Scratch.DATA), part, position + done);
                into.writeBytes(scratch.memory().slice(Scratch.DATA, count));
                done += count;
                if (count < part) {
                    break;
                }
            }
            return done;
        }
    }

    /** Reads until there is as much as wanted, or no more. */
    private int read(long address, int wanted, long position) throws FileRefusal {
        int done = 0;
        while (done < wanted) {
            int count = (int) Linux.check(linux.pread(descriptor, address + done, wanted - done, position + done));
            if (count == 0) {
                break;
            }
            done += count;
        }
        return done;
    }

    @Override
    public void write(ByteBuf from, long position) throws FileRefusal {
        checkWritable(position);
        int length = from.readableBytes();
        if (position > Long.MAX_VALUE - length) {
            throw new FileRefusal(NtStatus.DISK_FULL);
        }
        if (from.hasMemoryAddress()) {
            try {
                write(from.memoryAddress() + from.readerIndex(), length, position);
            } finally {
                Reference.reachabilityFence(from);
            }
            return;
        }
        try (Scratch scratch = scratches.take()) {
            for (int done = 0; done < length; done += Scratch.DATA_BYTES) {
                int part = Math.min(length - done, Scratch.DATA_BYTES);
                from.getBytes(from.readerIndex() + done, scratch.memory().slice(Scratch.DATA, part));
                write(scratch.address(Scratch.DATA), part, position + done);
            }
        }
    }

    private void write(long address, int length, long position) throws FileRefusal {
        int done = 0;
        while (done < length) {
            int count = (int) Linux.check(linux.pwrite(descriptor, address + done, length - done, position + done));
            done += count;
        }
    }

    @Override
    public void setSize(long size) throws FileRefusal {
        checkWritable(size);
        Linux.check(linux.truncate(descriptor, size));
    }

    @Override
    public void reserve(long bytes) throws FileRefusal {
        checkWritable(bytes);
        if (bytes == 0) {
            return;
        }
        long result = linux.allocate(descriptor, bytes);
        if (Errno.of(result) != Errno.EOPNOTSUPP) {
            Linux.check(result);
        }
    }

    @Override
    public void change(StoreChange change) throws FileRefusal {
        try (Scratch scratch = scratches.take()) {
            if (change.created() != StoreChange.KEEP || change.attributes() != StoreChange.KEEP_ATTRIBUTES) {
                Linux.check(linux.stat(descriptor, scratch));
                dosValues.change(descriptor, change, scratch);
            }
            if (change.accessed() != StoreChange.KEEP || change.written() != StoreChange.KEEP) {
                putTime(0, change.accessed(), scratch);
                putTime(1, change.written(), scratch);
                Linux.check(linux.setTimes(descriptor, scratch));
            }
        }
    }

    /** Writes a {@code struct timespec}: i64 seconds, i64 nanoseconds. */
    private static void putTime(int index, long time, Scratch scratch) {
        int at = Scratch.STRUCT + 16 * index;
        Instant instant = FileTime.toInstant(time);
        scratch.memory()
                .putLong(at, instant.getEpochSecond())
                .putLong(at + 8, time == StoreChange.KEEP ? UTIME_OMIT : instant.getNano());
    }

    private static final long UTIME_OMIT = 0x3FFF_FFFE;

    @Override
    public byte @Nullable [] property(String name) throws FileRefusal {
        try (Scratch scratch = scratches.take()) {
            long length = linux.extendedAttribute(
                    descriptor, attributeOf(name, scratch), scratch.address(Scratch.DATA), Scratch.DATA_BYTES);
            if (isNone(length)) {
                return null;
            }
            byte[] value = new byte[(int) Linux.check(length)];
            scratch.memory().get(Scratch.DATA, value);
            return value;
        }
    }

    @Override
    public void setProperty(String name, byte @Nullable [] value) throws FileRefusal {
        try (Scratch scratch = scratches.take()) {
            long attribute = attributeOf(name, scratch);
            long result = value == null
                    ? linux.removeExtendedAttribute(descriptor, attribute)
                    : setProperty(attribute, value, scratch);
            if (Errno.of(result) == Errno.EOPNOTSUPP) {
                throw new FileRefusal(NtStatus.EAS_NOT_SUPPORTED);
            }
            if (Errno.of(result) != Errno.ENODATA) {
                Linux.check(result);
            }
        }
    }

    private long setProperty(long attribute, byte[] value, Scratch scratch) {
        if (value.length > Scratch.DATA_BYTES) {
            return Errno.E2BIG.result();
        }
        scratch.memory().put(Scratch.DATA, value);
        return linux.setExtendedAttribute(descriptor, attribute, scratch.address(Scratch.DATA), value.length);
    }

    @Override
    public List<String> properties() throws FileRefusal {
        try (Scratch scratch = scratches.take()) {
            long length = linux.extendedAttributes(descriptor, scratch);
            if (isNone(length)) {
                return List.of();
            }
            byte[] names = new byte[(int) Linux.check(length)];
            scratch.memory().get(Scratch.DATA, names);
            String prefix = new String(PROPERTY_PREFIX, StandardCharsets.UTF_8);
            List<String> properties = new ArrayList<>();
            for (String name : new String(names, StandardCharsets.UTF_8).split("\0", -1)) {
                if (name.startsWith(prefix)) {
                    properties.add(name.substring(prefix.length()));
                }
            }
            return properties;
        }
    }

    private static boolean isNone(long result) {
        Errno errno = Errno.of(result);
        return errno == Errno.ENODATA || errno == Errno.EOPNOTSUPP;
    }

    private static long attributeOf(String property, Scratch scratch) throws FileRefusal {
        return scratch.text(Scratch.NAME, PROPERTY_PREFIX, StoreNames.encodeProperty(property));
    }

    @Override
    public void sync() throws FileRefusal {
        Linux.check(linux.sync(descriptor));
    }

    @Override
    public void close() {
        if (descriptor != CLOSED) {
            linux.close(descriptor);
            descriptor = CLOSED;
        }
    }

    private void checkWritable(long positionOrSize) throws FileRefusal {
        checkContent(positionOrSize);
        if (!writable) {
            throw new FileRefusal(NtStatus.ACCESS_DENIED);
        }
    }

    private void checkContent(long positionOrSize) throws FileRefusal {
        if (directory) {
            throw new FileRefusal(NtStatus.INVALID_DEVICE_REQUEST);
        }
        if (positionOrSize < 0) {
            throw new FileRefusal(NtStatus.INVALID_PARAMETER);
        }
    }
}
