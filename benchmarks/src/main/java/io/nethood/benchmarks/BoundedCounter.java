package io.nethood.benchmarks;

import java.util.concurrent.atomic.AtomicInteger;

/** Yardstick: the least that anything exact can do, a counter that stops at its limit. It knows nobody. */
final class BoundedCounter {
    private final int limit;
    private final AtomicInteger taken;

    BoundedCounter(int limit, int taken) {
        this.limit = limit;
        this.taken = new AtomicInteger(taken);
    }

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

    void release() {
        taken.decrementAndGet();
    }
}
