package io.nethood.smb.file;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

import io.nethood.smb.file.lock.ByteRangeLocks;
import io.nethood.smb.file.lock.LockWaiters;
import io.nethood.smb.file.lock.Oplock;
import io.nethood.smb.file.lock.ShareModes;
import io.nethood.smb.file.store.StorePath;
import io.nethood.smb.file.store.WouldBlock;

/**
 * What the opens of one stream share. Everything here is used under the entry's own lock, which {@link FileTable} takes
 * and gives back; a thread that has one takes no second.
 */
final class StreamEntry {
    private StreamKey key;
    private final ReentrantLock lock = new ReentrantLock();
    private final List<OpenFile> opens = new ArrayList<>(1);
    private final ShareModes<OpenFile> shareModes = new ShareModes<>();
    private final ByteRangeLocks<OpenFile> locks = new ByteRangeLocks<>();
    private final LockWaiters<OpenFile> lockWaiters;
    private final Oplock<OpenFile> oplock;
    private final DelayedTimes times = new DelayedTimes();
    private final List<FileClient> waiting = new ArrayList<>(0);
    private boolean deletePending;
    private long reserved;
    private boolean retired;

    StreamEntry(StreamKey key, VolumeSettings settings) {
        this.key = key;
        this.lockWaiters =
                new LockWaiters<>(locks, settings.lockViolationDelay().toNanos());
        this.oplock = new Oplock<>(settings.oplockBreakWait().toNanos());
    }

    StreamKey key() {
        return key;
    }

    void key(StreamKey renamed) {
        key = renamed;
    }

    void lock() {
        lock.lock();
    }

    /** Locks it if nobody else has it; an event loop must not wait for whoever has. */
    void lockNow() throws WouldBlock {
        if (!lock.tryLock()) {
            throw new WouldBlock();
        }
    }

    void unlock() {
        lock.unlock();
    }

    /** Whether nobody needs it any longer. */
    boolean isIdle() {
        return opens.isEmpty();
    }

    /** Whether it is still the entry of {@code wanted}: others may have closed or renamed the stream meanwhile. */
    boolean isOf(StreamKey wanted) {
        return !retired && key.equals(wanted);
    }

    void retire() {
        retired = true;
    }

    List<OpenFile> opens() {
        return opens;
    }

    boolean isOpenBelow(Volume volume, StorePath directory) {
        lock.lock();
        try {
            return opens.stream()
                    .anyMatch(open -> open.volume() == volume
                            && open.path().startsWith(directory)
                            && !open.path().equals(directory));
        } finally {
            lock.unlock();
        }
    }

    ShareModes<OpenFile> shareModes() {
        return shareModes;
    }

    ByteRangeLocks<OpenFile> locks() {
        return locks;
    }

    LockWaiters<OpenFile> lockWaiters() {
        return lockWaiters;
    }

    Oplock<OpenFile> oplock() {
        return oplock;
    }

    DelayedTimes times() {
        return times;
    }

    /** Whether the file goes with its last open, and lets nobody open it until then. */
    boolean deletePending() {
        return deletePending;
    }

    void deletePending(boolean value) {
        deletePending = value;
    }

    /** Bytes that a client has reserved behind the end of file; gone with the last open. */
    long reserved() {
        return reserved;
    }

    void reserved(long bytes) {
        reserved = bytes;
    }

    /** {@code client} is woken at the next news. */
    void await(FileClient client) {
        if (!waiting.contains(client)) {
            waiting.add(client);
        }
    }

    /** Something has changed that others may wait for. */
    void news() {
        for (FileClient client : waiting) {
            client.wake();
        }
        waiting.clear();
    }
}
