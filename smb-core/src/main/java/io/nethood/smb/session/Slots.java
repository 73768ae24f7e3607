package io.nethood.smb.session;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * A number of slots that is never exceeded, not even for an instant. Lock-free; safe for any number of threads.
 *
 * <p>{@code taken} grows only by a compare-and-set from a value below the limit, so every value it ever has lies in 0..limit.
 */
final class Slots {
    private final int limit;
    private final AtomicInteger taken = new AtomicInteger();

    /** @param limit most slots taken at one time, 0 or more */
    Slots(int limit) {
        this.limit = limit;
    }

    /** Takes one slot, or takes nothing and answers false because all are taken. */
    boolean take() {
        while (true) {
            int now = taken.get();
            if (now >= limit) {
                return false;
            }
            if (taken.compareAndSet(now, now + 1)) {
                return true;
            }
        }
    }

    /** Gives back {@code count} slots at one instant. */
    void release(int count) {
        int left = taken.addAndGet(-count);
        if (left < 0) {
            throw new IllegalStateException("slots taken: " + left + " (expected: 0 or more); one was released twice");
        }
    }

    boolean full() {
        return taken.get() >= limit;
    }

    int taken() {
        return taken.get();
    }
}
