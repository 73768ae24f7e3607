package io.nethood.smb.file.lock;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ByteRangeLocksTest {
    private static final int PID = 1;
    private static final int OTHER_PID = 2;

    private final ByteRangeLocks<String> locks = new ByteRangeLocks<>();

    @Test
    void an_exclusive_lock_keeps_every_other_owner_out() {
        exclusive("a", PID, 100, 10);

        assertThat(acquires("b", PID, 109, 1, false)).isFalse();
        assertThat(acquires("a", OTHER_PID, 90, 11, true)).isFalse();
        assertThat(locks.refusesRead("b", PID, 0, 101)).isTrue();
        assertThat(locks.refusesWrite("a", OTHER_PID, 105, 1)).isTrue();
        assertThat(locks.refusesRead("b", PID, 110, 10)).isFalse();
    }

    @Test
    void its_owner_reads_and_writes_under_an_exclusive_lock() {
        exclusive("a", PID, 100, 10);

        assertThat(locks.refusesRead("a", PID, 100, 10)).isFalse();
        assertThat(locks.refusesWrite("a", PID, 100, 10)).isFalse();
    }

    @Test
    void a_shared_lock_lets_all_read_and_nobody_write() {
        shared("a", PID, 100, 10);

        assertThat(locks.refusesRead("b", PID, 100, 10)).isFalse();
        assertThat(locks.refusesWrite("b", PID, 100, 10)).isTrue();
        assertThat(locks.refusesWrite("a", PID, 100, 10)).isTrue();
    }

    @Test
    void a_shared_lock_stacks_on_all_but_foreign_exclusive_ones() {
        exclusive("a", PID, 0, 10);
        shared("a", PID, 0, 10);
        shared("a", PID, 0, 10);

        assertThat(acquires("a", PID, 0, 10, true)).isFalse();
        assertThat(acquires("a", OTHER_PID, 0, 10, false)).isFalse();
        assertThat(locks.count("a")).isEqualTo(3);
    }

    @Test
    void an_exclusive_lock_does_not_stack() {
        shared("a", PID, 0, 10);
        exclusive("a", PID, 20, 10);

        assertThat(acquires("a", PID, 5, 1, true)).isFalse();
        assertThat(acquires("a", PID, 20, 10, true)).isFalse();
    }

    @Test
    void only_the_exact_range_of_the_same_owner_unlocks() {
        exclusive("a", PID, 100, 10);

        assertThat(locks.unlock("a", new LockRange(PID, 100, 9))).isFalse();
        assertThat(locks.unlock("a", new LockRange(PID, 101, 9))).isFalse();
        assertThat(locks.unlock("a", new LockRange(OTHER_PID, 100, 10))).isFalse();
        assertThat(locks.unlock("b", new LockRange(PID, 100, 10))).isFalse();
        assertThat(locks.unlock("a", new LockRange(PID, 100, 10))).isTrue();
        assertThat(locks.unlock("a", new LockRange(PID, 100, 10))).isFalse();
        assertThat(locks.isEmpty()).isTrue();
    }

    @Test
    void of_two_locks_of_the_same_range_the_exclusive_one_goes_first() {
        exclusive("a", PID, 0, 10);
        shared("a", PID, 0, 10);

        locks.unlock("a", new LockRange(PID, 0, 10));

        assertThat(locks.refusesRead("b", PID, 0, 10)).isFalse();
        assertThat(locks.refusesWrite("b", PID, 0, 10)).isTrue();
    }

    @Test
    void of_two_locks_before_the_first_byte_the_exclusive_one_goes_first() {
        HeldLock<String> sharedOne = locks.acquire("a", new LockRange(PID, 0, 0), false);
        HeldLock<String> exclusiveOne = locks.acquire("a", new LockRange(PID, 0, 0), true);

        locks.unlock("a", new LockRange(PID, 0, 0));

        assertThat(exclusiveOne).isNotNull().returns(true, lock -> lock.released);
        assertThat(sharedOne).isNotNull().returns(false, lock -> lock.released);
    }

    @Test
    void a_lock_of_no_bytes_conflicts_only_strictly_inside() {
        exclusive("a", PID, 100, 10);

        assertThat(acquires("b", PID, 100, 0, true)).isTrue();
        assertThat(acquires("b", PID, 110, 0, true)).isTrue();
        assertThat(acquires("b", PID, 101, 0, true)).isFalse();
        assertThat(acquires("b", PID, 109, 0, false)).isFalse();
        assertThat(acquires("b", PID, 0, 0, true)).isTrue();
    }

    @Test
    void a_range_across_a_lock_of_no_bytes_conflicts_with_it() {
        exclusive("a", PID, 105, 0);

        assertThat(acquires("b", PID, 100, 5, true)).isTrue();
        assertThat(acquires("b", PID, 105, 5, true)).isTrue();
        assertThat(acquires("c", PID, 104, 2, true)).isFalse();
        assertThat(acquires("c", PID, 105, 0, true)).isTrue();
    }

    @Test
    void reading_or_writing_nothing_is_never_refused() {
        exclusive("a", PID, 100, 10);

        assertThat(locks.refusesRead("b", PID, 105, 0)).isFalse();
        assertThat(locks.refusesWrite("b", PID, 105, 0)).isFalse();
    }

    @Test
    void offsets_are_unsigned_up_to_the_last_byte() {
        exclusive("a", PID, -1, 1);
        exclusive("a", PID, Long.MIN_VALUE, 1);
        exclusive("a", PID, 5, 10);

        assertThat(acquires("b", PID, -1, 1, false)).isFalse();
        assertThat(acquires("b", PID, Long.MAX_VALUE, 2, false)).isFalse();
        assertThat(acquires("b", PID, Long.MAX_VALUE, 1, false)).isTrue();
        assertThat(acquires("b", PID, -1, 0, true)).isTrue();
        assertThat(locks.refusesRead("b", PID, -2, 100)).isTrue();
        assertThat(locks.refusesRead("b", PID, 0, -1)).isTrue();
    }

    @Test
    void a_range_that_wraps_is_seen() {
        assertThat(new LockRange(PID, -1, 2).isBeyondTheLastByte()).isTrue();
        assertThat(new LockRange(PID, 1, -1).isBeyondTheLastByte()).isFalse();
        assertThat(new LockRange(PID, 2, -1).isBeyondTheLastByte()).isTrue();
        assertThat(new LockRange(PID, -1, 1).isBeyondTheLastByte()).isFalse();
        assertThat(new LockRange(PID, -1, 0).isBeyondTheLastByte()).isFalse();
        assertThat(new LockRange(PID, 0, 0).isBeyondTheLastByte()).isFalse();
    }

    @Test
    void all_locks_of_an_open_or_of_one_process_go_together() {
        exclusive("a", PID, 0, 1);
        exclusive("a", OTHER_PID, 1, 1);
        exclusive("b", PID, 2, 1);

        assertThat(locks.releaseAll("a", OTHER_PID)).isTrue();
        assertThat(locks.count("a")).isEqualTo(1);
        assertThat(locks.releaseAll("a")).isTrue();
        assertThat(locks.releaseAll("a")).isFalse();
        assertThat(locks.count("a")).isZero();
        assertThat(locks.count("b")).isEqualTo(1);
        assertThat(locks.refusesRead("c", PID, 0, 2)).isFalse();
        assertThat(locks.refusesRead("c", PID, 2, 1)).isTrue();
    }

    @Test
    void thousands_of_disjoint_locks_are_told_apart() {
        int count = 20_000;
        for (int i = 0; i < count; i++) {
            exclusive("a", PID, 2L * i, 1);
        }

        for (int i = 0; i < count; i++) {
            assertThat(locks.refusesRead("b", PID, 2L * i, 1)).isTrue();
            assertThat(locks.refusesRead("b", PID, 2L * i + 1, 1)).isFalse();
        }
        for (int i = 0; i < count; i++) {
            assertThat(locks.unlock("a", new LockRange(PID, 2L * i, 1))).isTrue();
        }
        assertThat(locks.isEmpty()).isTrue();
    }

    @Test
    void the_tree_says_the_same_as_looking_at_every_lock_and_byte() {
        for (long seed = 1; seed <= 300; seed++) {
            new Model(seed).run();
        }
    }

    private void exclusive(String open, int pid, long offset, long length) {
        assertThat(acquires(open, pid, offset, length, true)).isTrue();
    }

    private void shared(String open, int pid, long offset, long length) {
        assertThat(acquires(open, pid, offset, length, false)).isTrue();
    }

    private boolean acquires(String open, int pid, long offset, long length, boolean exclusive) {
        return locks.acquire(open, new LockRange(pid, offset, length), exclusive) != null;
    }

    /** A list of locks over few bytes; conflicts are found byte by byte, and border by border for locks of no bytes. */
    private static final class Model {
        private static final int BYTES = 12;

        private record Held(String open, LockRange range, boolean exclusive) {}

        private final long seed;
        private final Random random;
        private final ByteRangeLocks<String> locks = new ByteRangeLocks<>();
        private final List<Held> held = new ArrayList<>();

        Model(long seed) {
            this.seed = seed;
            this.random = new Random(seed);
        }

        void run() {
            for (int step = 0; step < 120; step++) {
                String open = random.nextBoolean() ? "a" : "b";
                LockRange range = range();
                switch (random.nextInt(8)) {
                    case 0, 1, 2, 3 -> lock(open, range, random.nextBoolean());
                    case 4, 5 -> unlock(open, range);
                    case 6 -> {
                        if (random.nextInt(6) == 0) {
                            held.removeIf(lock -> lock.open().equals(open));
                            locks.releaseAll(open);
                        }
                    }
                    default -> {
                        if (random.nextInt(4) == 0) {
                            held.removeIf(lock ->
                                    lock.open().equals(open) && lock.range().pid() == range.pid());
                            locks.releaseAll(open, range.pid());
                        }
                    }
                }
                compare(open, range);
            }
        }

        private LockRange range() {
            int offset = random.nextInt(BYTES);
            return new LockRange(1 + random.nextInt(2), offset, random.nextInt(Math.min(5, BYTES - offset)));
        }

        private void lock(String open, LockRange range, boolean exclusive) {
            boolean free = held.stream()
                    .noneMatch(lock -> overlap(lock.range(), range) && excludes(lock, open, range, exclusive));

            assertThat(locks.acquire(open, range, exclusive) != null)
                    .as("seed %d", seed)
                    .isEqualTo(free);

            if (free) {
                held.add(new Held(open, range, exclusive));
            }
        }

        private static boolean excludes(Held lock, String open, LockRange range, boolean exclusive) {
            return exclusive || (lock.exclusive() && !isOwner(lock, open, range.pid()));
        }

        private void unlock(String open, LockRange range) {
            Held victim = new Held(open, range, true);
            boolean found = held.remove(victim) || held.remove(new Held(open, range, false));

            assertThat(locks.unlock(open, range)).as("seed %d", seed).isEqualTo(found);
        }

        private void compare(String open, LockRange io) {
            boolean read = false;
            boolean write = false;
            for (long at = io.offset(); at < io.offset() + io.length(); at++) {
                for (Held lock : held) {
                    if (at >= lock.range().offset()
                            && at < lock.range().offset() + lock.range().length()) {
                        boolean foreign = lock.exclusive() && !isOwner(lock, open, io.pid());
                        read |= foreign;
                        write |= foreign || !lock.exclusive();
                    }
                }
            }
            boolean hasLocksOfNothing =
                    held.stream().anyMatch(lock -> lock.range().length() == 0);
            if (!hasLocksOfNothing) {
                assertThat(locks.refusesRead(open, io.pid(), io.offset(), io.length()))
                        .as("seed %d", seed)
                        .isEqualTo(read);
                assertThat(locks.refusesWrite(open, io.pid(), io.offset(), io.length()))
                        .as("seed %d", seed)
                        .isEqualTo(write);
            }
            assertThat(locks.count(open)).as("seed %d", seed).isEqualTo((int)
                    held.stream().filter(lock -> lock.open().equals(open)).count());
        }

        private static boolean isOwner(Held lock, String open, int pid) {
            return lock.open().equals(open) && lock.range().pid() == pid;
        }

        private static boolean overlap(LockRange one, LockRange other) {
            if (one.length() == 0 && other.length() == 0) {
                return false;
            }
            if (one.length() == 0) {
                return isInside(one.offset(), other);
            }
            if (other.length() == 0) {
                return isInside(other.offset(), one);
            }
            for (long at = 0; at < BYTES; at++) {
                if (has(one, at) && has(other, at)) {
                    return true;
                }
            }
            return false;
        }

        private static boolean has(LockRange range, long at) {
            return at >= range.offset() && at < range.offset() + range.length();
        }

        private static boolean isInside(long border, LockRange range) {
            return border > range.offset() && border < range.offset() + range.length();
        }
    }
}
