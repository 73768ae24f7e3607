package io.nethood.smb.file.lock;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

import io.nethood.smb.file.lock.LockWaiters.Answer;
import io.nethood.smb.file.lock.LockWaiters.Request;
import io.nethood.smb.wire.NtStatus;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LockWaitersTest {
    private static final int PID = 1;
    private static final Answer GRANTED = new Answer.Granted();
    private static final Answer NOT_GRANTED = new Answer.Refused(NtStatus.LOCK_NOT_GRANTED);
    private static final Answer CONFLICT = new Answer.Refused(NtStatus.FILE_LOCK_CONFLICT);
    private static final LockRange A = new LockRange(PID, 100, 10);
    private static final LockRange B = new LockRange(PID, 110, 10);
    private static final LockRange C = new LockRange(PID, 120, 10);

    private final ByteRangeLocks<String> locks = new ByteRangeLocks<>();
    private final LockWaiters<String> waiters = new LockWaiters<>(locks, 0);
    private final LockFailures failures = new LockFailures();

    @Test
    void a_request_that_fails_leaves_nothing_locked() {
        now("a", B);

        assertThat(now("b", A, B)).isEqualTo(NOT_GRANTED);
        assertThat(locks.count("b")).isZero();
        assertThat(now("c", A)).isEqualTo(GRANTED);
    }

    @Test
    void what_fails_is_undone_without_touching_an_older_lock_of_the_same_range() {
        now("a", A);
        now("b", B);

        waiters.lock(new Request<>("mixed", "a", List.of(A, B), false, failures, 0), 0);

        assertThat(locks.refusesRead("b", PID, 100, 1)).isTrue();
        assertThat(locks.count("a")).isEqualTo(1);
    }

    @Test
    void a_range_behind_the_last_byte_is_no_lock_range() {
        assertThat(now("a", A, new LockRange(PID, -1, 2))).isEqualTo(new Answer.Refused(NtStatus.INVALID_LOCK_RANGE));
        assertThat(locks.isEmpty()).isTrue();
    }

    @Test
    void a_request_that_waits_is_granted_when_the_lock_goes() {
        now("a", A);
        assertThat(wait("1", "b", 10, A)).isEqualTo(new Answer.Waiting(10));
        assertThat(waiters.takeNews()).isFalse();

        waiters.unlock("a", A);

        assertThat(waiters.takeNews()).isTrue();
        assertThat(wait("1", "b", 10, A)).isEqualTo(GRANTED);
        assertThat(waiters.size()).isZero();
        assertThat(locks.count("b")).isEqualTo(1);
    }

    @Test
    void who_waits_longest_is_served_first() {
        now("a", A);
        wait("1", "b", 10, A);
        wait("2", "c", 10, A);

        waiters.releaseAll("a");

        assertThat(wait("2", "c", 10, A)).isEqualTo(new Answer.Waiting(10));
        assertThat(wait("1", "b", 10, A)).isEqualTo(GRANTED);
    }

    @Test
    void a_request_keeps_the_ranges_it_has_got_while_it_waits_for_the_next() {
        now("a", A, B);
        wait("1", "b", 10, A, B);
        wait("2", "c", 5, A);

        waiters.unlock("a", A);

        assertThat(locks.count("b")).isEqualTo(1);
        assertThat(ask("2", "c", 4, A)).isEqualTo(new Answer.Waiting(5));
        assertThat(ask("2", "c", 5, A)).isEqualTo(CONFLICT);
        waiters.unlock("a", B);
        assertThat(ask("1", "b", 9, A, B)).isEqualTo(GRANTED);
    }

    @Test
    void time_over_gives_back_what_was_got_to_the_next_in_line() {
        now("a", B);
        wait("1", "b", 10, A, B);
        wait("2", "c", 20, A);

        assertThat(ask("1", "b", 10, A, B)).isEqualTo(CONFLICT);

        assertThat(waiters.takeNews()).isTrue();
        assertThat(ask("2", "c", 10, A)).isEqualTo(GRANTED);
    }

    @Test
    void waiting_for_ever_has_no_deadline() {
        now("a", A);

        assertThat(wait("1", "b", LockWaiters.FOREVER, A)).isEqualTo(new Answer.Waiting(LockWaiters.FOREVER));
        assertThat(ask("1", "b", Long.MAX_VALUE, A)).isEqualTo(new Answer.Waiting(LockWaiters.FOREVER));
    }

    @Test
    void a_timeout_is_in_milliseconds_and_minus_one_is_for_ever() {
        assertThat(LockWaiters.timeoutNanos(0)).isZero();
        assertThat(LockWaiters.timeoutNanos(1)).isEqualTo(1_000_000);
        assertThat(LockWaiters.timeoutNanos(-2)).isEqualTo(4_294_967_294_000_000L);
        assertThat(LockWaiters.timeoutNanos(-1)).isEqualTo(LockWaiters.FOREVER);
    }

    @Test
    void any_range_of_a_waiting_request_cancels_it() {
        now("a", A, B);
        wait("1", "b", 10, A, B);
        wait("2", "b", 10, B);

        assertThat(waiters.cancel("b", C, key -> true)).isFalse();
        assertThat(waiters.cancel("a", B, key -> true)).isFalse();
        assertThat(waiters.cancel("b", B, key -> true)).isTrue();

        assertThat(ask("1", "b", 1, A, B)).isEqualTo(CONFLICT);
        assertThat(ask("2", "b", 1, B)).isEqualTo(new Answer.Waiting(10));
    }

    @Test
    void a_granted_request_cannot_be_cancelled() {
        now("a", A);
        wait("1", "b", 10, A);
        waiters.unlock("a", A);

        assertThat(waiters.cancel("b", A, key -> true)).isFalse();
        assertThat(ask("1", "b", 1, A)).isEqualTo(GRANTED);
    }

    @Test
    void a_forgotten_request_leaves_nothing_behind_even_when_it_was_granted() {
        now("a", A);
        wait("1", "b", 10, A);
        waiters.unlock("a", A);

        waiters.forget("1");
        waiters.forget("unknown");

        assertThat(locks.isEmpty()).isTrue();
        assertThat(waiters.size()).isZero();
    }

    @Test
    void closing_refuses_what_waits_as_not_locked() {
        now("a", A);
        wait("1", "a", 10, B, A);
        wait("2", "b", 10, A);

        waiters.releaseAll("a");

        assertThat(ask("1", "a", 1, B, A)).isEqualTo(new Answer.Refused(NtStatus.RANGE_NOT_LOCKED));
        assertThat(ask("2", "b", 1, A)).isEqualTo(GRANTED);
        assertThat(locks.count("a")).isZero();
    }

    @Test
    void the_end_of_a_process_takes_its_locks_and_requests_only() {
        LockRange foreign = new LockRange(2, 100, 10);
        now("a", A);
        wait("1", "a", 10, foreign);
        wait("2", "b", 10, B, A);

        waiters.releaseAll("a", 2);
        assertThat(ask("1", "a", 1, foreign)).isEqualTo(new Answer.Refused(NtStatus.RANGE_NOT_LOCKED));
        assertThat(ask("2", "b", 1, B, A)).isEqualTo(new Answer.Waiting(10));

        waiters.releaseAll("a", PID);
        assertThat(ask("2", "b", 1, B, A)).isEqualTo(GRANTED);
    }

    @Test
    void a_lock_that_just_failed_is_slowed_down_when_it_is_tried_again() {
        LockWaiters<String> slow = new LockWaiters<>(locks, 250);
        Request<String> first = new Request<>("1", "b", List.of(A), true, failures, 0);
        Request<String> second = new Request<>("2", "b", List.of(A), true, failures, 0);
        slow.lock(new Request<>("0", "a", List.of(A), true, new LockFailures(), 0), 0);

        assertThat(slow.lock(first, 0)).isEqualTo(NOT_GRANTED);
        assertThat(slow.lock(second, 1000)).isEqualTo(new Answer.Waiting(1250));
        assertThat(slow.lock(second, 1250)).isEqualTo(CONFLICT);
    }

    @Test
    void after_any_mixture_each_request_is_answered_once_and_no_lock_is_left() {
        for (long seed = 1; seed <= 200; seed++) {
            Random random = new Random(seed);
            ByteRangeLocks<Integer> table = new ByteRangeLocks<>();
            LockWaiters<Integer> queue = new LockWaiters<>(table, 0);
            List<Request<Integer>> waiting = new ArrayList<>();
            long now = 0;
            for (int step = 0; step < 100; step++, now++) {
                int open = random.nextInt(3);
                switch (random.nextInt(5)) {
                    case 0, 1 -> {
                        Request<Integer> request = new Request<>(
                                step,
                                open,
                                ranges(random),
                                random.nextBoolean(),
                                new LockFailures(),
                                random.nextInt(9));
                        if (queue.lock(request, now) instanceof Answer.Waiting) {
                            waiting.add(request);
                        }
                    }
                    case 2 -> queue.unlock(open, ranges(random).getFirst());
                    case 3 -> queue.cancel(open, ranges(random).getFirst(), key -> true);
                    default -> queue.releaseAll(open);
                }
                long asked = now;
                waiting.removeIf(request -> !(queue.lock(request, asked) instanceof Answer.Waiting));
                assertThat(queue.size()).as("seed %d", seed).isEqualTo(waiting.size());
            }
            long end = now + 9;
            waiting.removeIf(request -> !(queue.lock(request, end) instanceof Answer.Waiting));
            assertThat(waiting).as("seed %d", seed).isEmpty();
            for (int open = 0; open < 3; open++) {
                queue.releaseAll(open);
            }
            assertThat(table.isEmpty()).as("seed %d", seed).isTrue();
        }
    }

    private static List<LockRange> ranges(Random random) {
        List<LockRange> ranges = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            ranges.add(new LockRange(random.nextInt(2), random.nextInt(6), random.nextInt(3)));
        }
        return ranges;
    }

    private Answer now(String open, LockRange... ranges) {
        return waiters.lock(new Request<>(new Object(), open, List.of(ranges), true, failures, 0), 0);
    }

    /** Begins, or asks again, at time 0. */
    private Answer wait(String key, String open, long timeout, LockRange... ranges) {
        return waiters.lock(new Request<>(key, open, List.of(ranges), true, failures, timeout), 0);
    }

    private Answer ask(String key, String open, long nowNanos, LockRange... ranges) {
        return waiters.lock(new Request<>(key, open, List.of(ranges), true, failures, 0), nowNanos);
    }
}
