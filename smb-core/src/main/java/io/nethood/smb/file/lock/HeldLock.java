package io.nethood.smb.file.lock;

import org.jspecify.annotations.Nullable;

/** A lock that is there, and its place in the {@link LockTree} that holds it. */
final class HeldLock<O> {
    final O open;
    final int pid;
    final boolean exclusive;

    /** Offsets of the first and the last byte, unsigned; of no byte when last is before first. */
    final long first;

    final long last;

    /** Tells apart locks of the same range. */
    final long serial;

    /** Whether somebody has released it. */
    boolean released;

    // Of the tree

    @Nullable
    HeldLock<O> left;

    @Nullable
    HeldLock<O> right;

    int height = 1;

    /** The highest last byte in this subtree, unsigned. */
    long highest;

    HeldLock(O open, LockRange range, boolean exclusive, long serial) {
        this.open = open;
        this.pid = range.pid();
        this.exclusive = exclusive;
        this.first = range.offset();
        this.last = range.last();
        this.serial = serial;
    }

    /** Whether it locks no byte because it lies before the first one: it stands in nobody's way. */
    boolean isNowhere() {
        return first == 0 && last == -1;
    }

    boolean isOf(@Nullable O someOpen, int somePid) {
        return pid == somePid && open.equals(someOpen);
    }

    boolean overlaps(long otherFirst, long otherLast) {
        return Long.compareUnsigned(first, otherLast) <= 0 && Long.compareUnsigned(last, otherFirst) >= 0;
    }
}
