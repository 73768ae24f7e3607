package io.nethood.smb.file.lock;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;

/**
 * The byte-range locks of one stream, [MS-FSA] 2.1.4.10, 2.1.5.8 and 2.1.5.9. A lock belongs to an open and a process (PID);
 * requests of clients come through {@link LockWaiters}.
 *
 * <ul>
 *   <li>An exclusive lock keeps all other owners from locking, reading and writing; its owner may read, write, and put shared
 *       locks on top of it, but no second exclusive one.
 *   <li>A shared lock keeps everybody, its owner too, from writing and from locking exclusively.
 *   <li>A lock of length 0 conflicts only strictly inside a locked range; one of length 0 at offset 0 never does.
 *   <li>Each lock is released for itself, by its exact range; of a shared and an exclusive one of the same owner and range
 *       the exclusive one goes first.
 * </ul>
 *
 * <p>Searching takes O(log n) of n locks, besides overlapping exclusive locks of the same owner, which are passed one by one.
 *
 * @param <O> an open
 */
public final class ByteRangeLocks<O> {
    private final LockTree<O> exclusive = new LockTree<>();
    private final LockTree<O> shared = new LockTree<>();
    private final Map<O, Set<HeldLock<O>>> byOpen = new HashMap<>();
    private long serials;

    public boolean isEmpty() {
        return byOpen.isEmpty();
    }

    /** Locks of {@code open}. */
    public int count(O open) {
        Set<HeldLock<O>> locks = byOpen.get(open);
        return locks == null ? 0 : locks.size();
    }

    /** Whether a read has to be refused: FILE_LOCK_CONFLICT. Reading nothing is always possible. */
    public boolean refusesRead(O open, int pid, long offset, long length) {
        return length != 0 && exclusive.overlaps(offset, lastByte(offset, length), open, pid);
    }

    /** Whether a write has to be refused: FILE_LOCK_CONFLICT. Writing nothing is always possible. */
    public boolean refusesWrite(O open, int pid, long offset, long length) {
        return length != 0
                && (exclusive.overlaps(offset, lastByte(offset, length), open, pid)
                        || shared.overlaps(offset, lastByte(offset, length), null, 0));
    }

    /** The new lock; null when another stands in its way. The range must not be {@link LockRange#isBeyondTheLastByte}. */
    @Nullable
    HeldLock<O> acquire(O open, LockRange range, boolean exclusively) {
        HeldLock<O> lock = new HeldLock<>(open, range, exclusively, serials++);
        if (!lock.isNowhere()) {
            if (conflicts(lock)) {
                return null;
            }
            tree(lock).add(lock);
        }
        byOpen.computeIfAbsent(open, key -> new LinkedHashSet<>()).add(lock);
        return lock;
    }

    /** Undoes {@link #acquire}, unless the lock has been released meanwhile. */
    void release(HeldLock<O> lock) {
        if (lock.released) {
            return;
        }
        take(lock);
        Set<HeldLock<O>> locks = byOpen.get(lock.open);
        if (locks != null && locks.remove(lock) && locks.isEmpty()) {
            byOpen.remove(lock.open);
        }
    }

    /** Releases one lock of exactly this range; false when there is none: RANGE_NOT_LOCKED. */
    boolean unlock(O open, LockRange range) {
        HeldLock<O> lock = find(open, range);
        if (lock == null) {
            return false;
        }
        release(lock);
        return true;
    }

    /** Releases all locks of an open; whether there were any. */
    boolean releaseAll(O open) {
        Set<HeldLock<O>> locks = byOpen.remove(open);
        if (locks == null) {
            return false;
        }
        locks.forEach(this::take);
        return true;
    }

    /** Releases all locks that a process has through an open; whether there were any. */
    boolean releaseAll(O open, int pid) {
        List<HeldLock<O>> locks = byOpen.getOrDefault(open, Set.of()).stream()
                .filter(lock -> lock.pid == pid)
                .toList();
        locks.forEach(this::release);
        return !locks.isEmpty();
    }

    private boolean conflicts(HeldLock<O> lock) {
        return exclusive.overlaps(lock.first, lock.last, lock.exclusive ? null : lock.open, lock.pid)
                || (lock.exclusive && shared.overlaps(lock.first, lock.last, null, 0));
    }

    private @Nullable HeldLock<O> find(O open, LockRange range) {
        if (range.offset() == 0 && range.length() == 0) {
            return findNowhere(open, range.pid());
        }
        HeldLock<O> lock = exclusive.find(open, range);
        return lock != null ? lock : shared.find(open, range);
    }

    private @Nullable HeldLock<O> findNowhere(O open, int pid) {
        HeldLock<O> found = null;
        for (HeldLock<O> lock : byOpen.getOrDefault(open, Set.of())) {
            if (lock.isNowhere() && lock.pid == pid && (found == null || lock.exclusive)) {
                found = lock;
            }
        }
        return found;
    }

    private void take(HeldLock<O> lock) {
        lock.released = true;
        if (!lock.isNowhere()) {
            tree(lock).remove(lock);
        }
    }

    private LockTree<O> tree(HeldLock<O> lock) {
        return lock.exclusive ? exclusive : shared;
    }

    /** Transfers may reach beyond the last byte that 64 bits can count; there is nothing to be locked. */
    private static long lastByte(long offset, long length) {
        long last = offset + length - 1;
        return Long.compareUnsigned(last, offset) < 0 ? -1 : last;
    }
}
