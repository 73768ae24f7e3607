package io.nethood.smb.file;

import java.util.List;
import java.util.function.Predicate;

import io.nethood.smb.file.lock.LockFailures;
import io.nethood.smb.file.lock.LockRange;
import io.nethood.smb.file.lock.LockWaiters;
import io.nethood.smb.file.lock.Oplock;
import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.file.store.WouldBlock;
import io.nethood.smb.wire.NtStatus;

/** The byte-range locks of one open ([MS-CIFS] 3.3.5.30): what it holds, and what those of others keep it from. */
public final class FileLocks {
    private final OpenFile open;
    private final StreamEntry entry;
    private final LockFailures failures = new LockFailures();

    FileLocks(OpenFile open, StreamEntry entry) {
        this.open = open;
        this.entry = entry;
    }

    /**
     * Locks all of {@code ranges}, or tells what became of it when it was asked for before.
     *
     * @param key what the request is known by while it waits
     * @param timeoutMillis how long to wait: 0 not at all, -1 for ever
     */
    public LockWaiters.Answer lock(
            Object key, List<LockRange> ranges, boolean exclusive, int timeoutMillis, long nowNanos)
            throws FileRefusal {
        if (open.isDirectory()) {
            throw new FileRefusal(NtStatus.INVALID_DEVICE_REQUEST);
        }
        return locked(() -> {
            FileOplocks.carryOut(entry, entry.oplock().use(open, Oplock.Use.CHANGE, nowNanos));
            LockWaiters.Answer answer = entry.lockWaiters()
                    .lock(
                            new LockWaiters.Request<>(
                                    key, open, ranges, exclusive, failures, LockWaiters.timeoutNanos(timeoutMillis)),
                            nowNanos);
            if (answer instanceof LockWaiters.Answer.Waiting) {
                entry.await(open.opener().client());
            }
            return answer;
        });
    }

    /** Releases one lock; RANGE_NOT_LOCKED when there is no such. */
    public void unlock(LockRange range) throws FileRefusal {
        if (!locked(() -> entry.lockWaiters().unlock(open, range))) {
            throw new FileRefusal(NtStatus.RANGE_NOT_LOCKED);
        }
    }

    /** Refuses a request that waits for {@code range} under one of {@code keys}; OS2_CANCEL_VIOLATION when none does. */
    public void cancel(LockRange range, Predicate<Object> keys) throws FileRefusal {
        if (!locked(() -> entry.lockWaiters().cancel(open, range, keys))) {
            throw new FileRefusal(NtStatus.OS2_CANCEL_VIOLATION);
        }
    }

    /** Nobody will ask again for a request that waits. */
    public void forget(Object key) {
        locked(() -> {
            entry.lockWaiters().forget(key);
            return key;
        });
    }

    /** How many it holds. */
    public int count() {
        return locked(() -> entry.locks().count(open));
    }

    void checkRead(int pid, long at, long count) throws FileRefusal {
        if (count > 0 && locked(() -> entry.locks().refusesRead(open, pid, at, count))) {
            throw new FileRefusal(NtStatus.FILE_LOCK_CONFLICT);
        }
    }

    /** As {@link #checkRead}, if nobody else is busy with the file. */
    void checkReadNow(int pid, long at, long count) throws FileRefusal, WouldBlock {
        entry.lockNow();
        if (underLock(() -> count > 0 && entry.locks().refusesRead(open, pid, at, count))) {
            throw new FileRefusal(NtStatus.FILE_LOCK_CONFLICT);
        }
    }

    void checkWrite(int pid, long at, long count) throws FileRefusal {
        if (count > 0 && locked(() -> entry.locks().refusesWrite(open, pid, at, count))) {
            throw new FileRefusal(NtStatus.FILE_LOCK_CONFLICT);
        }
    }

    /** The open is closed, under the entry's lock. */
    void releaseAll() {
        entry.lockWaiters().releaseAll(open);
    }

    private interface Work<T> {
        T run();
    }

    /** Does {@code work} under the entry's lock, and tells those who waited for what it released. */
    private <T> T locked(Work<T> work) {
        entry.lock();
        return underLock(work);
    }

    private <T> T underLock(Work<T> work) {
        try {
            return work.run();
        } finally {
            if (entry.lockWaiters().takeNews()) {
                entry.news();
            }
            entry.unlock();
        }
    }
}
