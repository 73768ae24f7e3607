package io.nethood.smb.print;

import java.util.BitSet;
import java.util.OptionalInt;
import java.util.concurrent.locks.ReentrantLock;

/** The numbers of a host's print jobs: 16 bits, never 0, each given to one job at a time. Safe for any number of threads. */
public final class JobNumbers {
    private static final int HIGHEST = 0xFFFF;

    private final ReentrantLock lock = new ReentrantLock();
    private final BitSet taken = new BitSet();
    private int last;

    /** The next that is free; empty when there is none. */
    OptionalInt take() {
        lock.lock();
        try {
            int next = taken.nextClearBit(last + 1);
            if (next > HIGHEST) {
                next = taken.nextClearBit(1);
            }
            if (next > HIGHEST) {
                return OptionalInt.empty();
            }
            taken.set(next);
            last = next;
            return OptionalInt.of(next);
        } finally {
            lock.unlock();
        }
    }

    void giveBack(int number) {
        lock.lock();
        try {
            taken.clear(number);
        } finally {
            lock.unlock();
        }
    }
}
