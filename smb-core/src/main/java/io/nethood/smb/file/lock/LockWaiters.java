package io.nethood.smb.file.lock;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

import io.nethood.smb.wire.NtStatus;
import org.jspecify.annotations.Nullable;

/**
 * The lock requests of one stream, and those that wait. A request locks its ranges one after the other; at the first that is
 * taken it stops and keeps what it has until that range is free, its time is over, or it is cancelled. When it fails, it
 * gives back what it got. Whenever something is released, waiting requests go on in the order they came.
 *
 * <p>A request that waits is asked for again, by its key, until it is answered; {@link #takeNews} tells when that is
 * worthwhile. Whoever will not ask again has to {@link #forget}.
 *
 * @param <O> an open
 */
public final class LockWaiters<O> {
    /** A {@link Request#timeoutNanos} without end. */
    public static final long FOREVER = Long.MAX_VALUE;

    /**
     * What a client wants to lock ([MS-CIFS] 2.2.4.32.1).
     *
     * @param key what the request is known by while it waits
     * @param ranges all to be locked, or none
     * @param exclusive whether against everybody, or only against writing
     * @param failures of the open
     * @param timeoutNanos how long to wait; 0 not at all, {@link #FOREVER}
     */
    public record Request<O>(
            Object key, O open, List<LockRange> ranges, boolean exclusive, LockFailures failures, long timeoutNanos) {
        public Request {
            ranges = List.copyOf(ranges);
        }
    }

    /** What becomes of a request. */
    public sealed interface Answer {
        /** All ranges are locked. */
        record Granted() implements Answer {}

        /** None is. */
        record Refused(NtStatus status) implements Answer {}

        /**
         * Ask again when there is news, or at the deadline.
         *
         * @param deadlineNanos elapsed time at which it will be refused, or {@link #FOREVER}
         */
        record Waiting(long deadlineNanos) implements Answer {}
    }

    private static final class Waiter<O> {
        final Request<O> request;
        final List<HeldLock<O>> got;
        long deadlineNanos = FOREVER;

        @Nullable
        Answer answer;

        Waiter(Request<O> request) {
            this.request = request;
            this.got = new ArrayList<>(request.ranges().size());
        }

        boolean isComplete() {
            return got.size() == request.ranges().size();
        }

        LockRange wanted() {
            return request.ranges().get(got.size());
        }

        boolean isOver(long nowNanos) {
            return deadlineNanos != FOREVER && nowNanos - deadlineNanos >= 0;
        }
    }

    private final ByteRangeLocks<O> locks;
    private final long violationDelayNanos;
    private final Map<Object, Waiter<O>> waiters = new LinkedHashMap<>();
    private boolean news;

    /**
     * @param violationDelayNanos LockViolationDelay: how long a request that would not wait has to, when the same one has
     *     just failed; Windows has 250 ms, 0 does without
     */
    public LockWaiters(ByteRangeLocks<O> locks, long violationDelayNanos) {
        this.locks = locks;
        this.violationDelayNanos = violationDelayNanos;
    }

    /** Timeout of [MS-CIFS] 2.2.4.32.1, in milliseconds with -1 for ever, as {@link Request} has it. */
    public static long timeoutNanos(int timeoutMillis) {
        return timeoutMillis == -1 ? FOREVER : Integer.toUnsignedLong(timeoutMillis) * 1_000_000;
    }

    /** Requests that wait, or whose answer has not been fetched. */
    public int size() {
        return waiters.size();
    }

    /** A request, or the question what became of it. An answer other than Waiting is given once. */
    public Answer lock(Request<O> request, long nowNanos) {
        Waiter<O> waiter = waiters.get(request.key());
        return waiter == null ? begin(request, nowNanos) : ask(waiter, nowNanos);
    }

    /** Releases one lock of exactly this range; false when there is none: RANGE_NOT_LOCKED. */
    public boolean unlock(O open, LockRange range) {
        boolean unlocked = locks.unlock(open, range);
        if (unlocked) {
            goOn();
        }
        return unlocked;
    }

    /**
     * LOCKING_ANDX_CANCEL_LOCK: refuses the oldest request of the open that waits and has this range; false when none does:
     * OS2_CANCEL_VIOLATION.
     *
     * @param keys the keys of requests that may be meant
     */
    public boolean cancel(O open, LockRange range, Predicate<Object> keys) {
        for (Waiter<O> waiter : waiters.values()) {
            if (waiter.answer == null
                    && waiter.request.open().equals(open)
                    && keys.test(waiter.request.key())
                    && waiter.request.ranges().contains(range)) {
                refuse(waiter, failure(waiter, true));
                goOn();
                return true;
            }
        }
        return false;
    }

    /** Nobody will ask for the request again; what it has locked goes, even when it has got all. */
    public void forget(Object key) {
        Waiter<O> waiter = waiters.remove(key);
        if (waiter != null) {
            giveBack(waiter);
            goOn();
        }
    }

    /** The open is closed. Its requests that wait are refused as Windows does it, with RANGE_NOT_LOCKED. */
    public void releaseAll(O open) {
        refuseAll(waiter -> waiter.request.open().equals(open));
        locks.releaseAll(open);
        goOn();
    }

    /** The process has ended. */
    public void releaseAll(O open, int pid) {
        refuseAll(waiter -> waiter.request.open().equals(open)
                && waiter.request.ranges().stream().anyMatch(range -> range.pid() == pid));
        locks.releaseAll(open, pid);
        goOn();
    }

    /** Whether a request that waited has been answered since this was asked last. */
    public boolean takeNews() {
        boolean taken = news;
        news = false;
        return taken;
    }

    private Answer begin(Request<O> request, long nowNanos) {
        if (request.ranges().stream().anyMatch(LockRange::isBeyondTheLastByte)) {
            return new Answer.Refused(NtStatus.INVALID_LOCK_RANGE);
        }
        Waiter<O> waiter = new Waiter<>(request);
        if (goesOn(waiter)) {
            return new Answer.Granted();
        }
        long wait = patience(waiter);
        if (wait == 0) {
            NtStatus status = failure(waiter, false);
            giveBack(waiter);
            return new Answer.Refused(status);
        }
        waiter.deadlineNanos = wait == FOREVER ? FOREVER : nowNanos + wait;
        waiters.put(request.key(), waiter);
        return new Answer.Waiting(waiter.deadlineNanos);
    }

    private Answer ask(Waiter<O> waiter, long nowNanos) {
        if (waiter.answer == null && waiter.isOver(nowNanos)) {
            refuse(waiter, failure(waiter, true));
            goOn();
        }
        if (waiter.answer == null) {
            return new Answer.Waiting(waiter.deadlineNanos);
        }
        waiters.remove(waiter.request.key());
        return waiter.answer;
    }

    private long patience(Waiter<O> waiter) {
        Request<O> request = waiter.request;
        if (request.timeoutNanos() != 0) {
            return request.timeoutNanos();
        }
        return request.failures().isRepeated(waiter.wanted().offset()) ? violationDelayNanos : 0;
    }

    /** Lets everybody who waits go on as far as possible. */
    private void goOn() {
        for (Waiter<O> waiter : waiters.values()) {
            if (waiter.answer == null && goesOn(waiter)) {
                waiter.answer = new Answer.Granted();
                news = true;
            }
        }
    }

    /** Locks as many ranges as are free, in order; whether that was the last. */
    private boolean goesOn(Waiter<O> waiter) {
        while (!waiter.isComplete()) {
            HeldLock<O> lock = locks.acquire(waiter.request.open(), waiter.wanted(), waiter.request.exclusive());
            if (lock == null) {
                return false;
            }
            waiter.got.add(lock);
        }
        return true;
    }

    private static <O> NtStatus failure(Waiter<O> waiter, boolean waited) {
        return waiter.request.failures().failed(waiter.wanted().offset(), waited);
    }

    private void refuseAll(Predicate<Waiter<O>> which) {
        for (Waiter<O> waiter : waiters.values()) {
            if (waiter.answer == null && which.test(waiter)) {
                refuse(waiter, NtStatus.RANGE_NOT_LOCKED);
            }
        }
    }

    private void refuse(Waiter<O> waiter, NtStatus status) {
        giveBack(waiter);
        waiter.answer = new Answer.Refused(status);
        news = true;
    }

    private void giveBack(Waiter<O> waiter) {
        waiter.got.forEach(locks::release);
        waiter.got.clear();
    }
}
