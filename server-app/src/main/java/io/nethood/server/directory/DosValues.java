package io.nethood.server.directory;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;

import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.file.store.StoreChange;
import io.nethood.smb.wire.NtStatus;
import org.jspecify.annotations.Nullable;

/**
 * The DOS values of the files of a directory. Reading one takes several system calls, and nearly no file has any, so the last
 * answers are remembered: one holds for an inode as long as its time of change, which setting an extended attribute moves.
 */
final class DosValues {
    /** The extended attribute. */
    static final byte[] NAME = "user.nethood.dos".getBytes(StandardCharsets.UTF_8);

    private static final int REMEMBERED_BITS = 15;
    private static final int LOCKS = 64;

    /** The kernel's clock stands still for a tick of up to 10 ms; what changed just now may change again at the same time. */
    private static final long SETTLED_NANOS = 50_000_000;

    private final Linux linux;
    private final InstantSource clock;
    private final boolean kept;
    private final AtomicReferenceArray<@Nullable Remembered> remembered =
            new AtomicReferenceArray<>(1 << REMEMBERED_BITS);

    private final Lock[] locks = new Lock[LOCKS];

    /**
     * @param kept whether the file system has extended attributes
     * @param clock that of the kernel, which gives files their times
     */
    DosValues(Linux linux, boolean kept, InstantSource clock) {
        this.linux = linux;
        this.clock = clock;
        this.kept = kept;
        for (int i = 0; i < LOCKS; i++) {
            locks[i] = new ReentrantLock();
        }
    }

    /** That of what is open, whose status was just read. */
    DosValue of(int descriptor, Scratch scratch) {
        DosValue known = recall(scratch);
        if (known != null) {
            return known;
        }
        DosValue value = read(descriptor, scratch);
        remember(value, scratch);
        return value;
    }

    /** That of a name, whose status was just read. */
    DosValue of(int directory, long name, Scratch scratch) {
        DosValue known = recall(scratch);
        if (known != null) {
            return known;
        }
        long descriptor = linux.open(directory, name, Linux.O_RDONLY | Linux.O_NONBLOCK, 0, scratch);
        DosValue value = DosValue.standard(FileStatus.isDirectory(scratch));
        if (descriptor >= 0) {
            value = read((int) descriptor, scratch);
            linux.close((int) descriptor);
        }
        remember(value, scratch);
        return value;
    }

    /**
     * Changes that of what is open, whose status was just read. Without extended attributes a creation time stays, and
     * attributes are refused.
     */
    void change(int descriptor, StoreChange change, Scratch scratch) throws FileRefusal {
        boolean directory = FileStatus.isDirectory(scratch);
        Lock lock = locks[Math.floorMod(FileStatus.inode(scratch), LOCKS)];
        lock.lock();
        try {
            DosValue before = read(descriptor, scratch);
            DosValue after = before.with(change);
            if (!kept && after.attributes() != before.attributes()) {
                throw new FileRefusal(NtStatus.NOT_SUPPORTED);
            }
            if (kept && !after.equals(before)) {
                write(descriptor, after, DosValue.standard(directory), scratch);
            }
        } finally {
            lock.unlock();
        }
    }

    private DosValue read(int descriptor, Scratch scratch) {
        boolean directory = FileStatus.isDirectory(scratch);
        if (!kept) {
            return DosValue.standard(directory);
        }
        long length = linux.extendedAttribute(
                descriptor,
                scratch.address(Scratch.DOS_NAME),
                scratch.address(Scratch.DOS_VALUE),
                Scratch.DOS_VALUE_BYTES);
        if (length < 0) {
            return DosValue.standard(directory);
        }
        byte[] bytes = new byte[(int) length];
        scratch.memory().get(Scratch.DOS_VALUE, bytes);
        return DosValue.decode(bytes, directory);
    }

    private void write(int descriptor, DosValue value, DosValue standard, Scratch scratch) throws FileRefusal {
        long name = scratch.address(Scratch.DOS_NAME);
        if (value.equals(standard)) {
            Linux.check(linux.removeExtendedAttribute(descriptor, name));
            return;
        }
        byte[] bytes = value.encode();
        scratch.memory().put(Scratch.DOS_VALUE, bytes);
        Linux.check(linux.setExtendedAttribute(descriptor, name, scratch.address(Scratch.DOS_VALUE), bytes.length));
    }

    /** That of what a status was just read of, if it is remembered; null otherwise. */
    @Nullable
    DosValue recall(Scratch scratch) {
        if (!kept) {
            return DosValue.standard(FileStatus.isDirectory(scratch));
        }
        Remembered last = remembered.get(slot(scratch));
        boolean same = last != null
                && last.inode == FileStatus.inode(scratch)
                && last.changedNanos == FileStatus.changedNanos(scratch)
                && last.device == FileStatus.device(scratch);
        return same ? last.value : null;
    }

    private void remember(DosValue value, Scratch scratch) {
        long changedNanos = FileStatus.changedNanos(scratch);
        if (kept && clock.millis() * 1_000_000 - changedNanos > SETTLED_NANOS) {
            Remembered last =
                    new Remembered(FileStatus.device(scratch), FileStatus.inode(scratch), changedNanos, value);
            remembered.set(slot(scratch), last);
        }
    }

    private static int slot(Scratch scratch) {
        long mixed = (FileStatus.inode(scratch) ^ FileStatus.device(scratch)) * 0x9E37_79B9_7F4A_7C15L;
        return (int) (mixed >>> (Long.SIZE - REMEMBERED_BITS));
    }

    private record Remembered(long device, long inode, long changedNanos, DosValue value) {}
}
