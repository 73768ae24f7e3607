package io.nethood.smb.session;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;

import io.nethood.event.SessionKind;
import io.nethood.smb.session.LimitPolicy.AdminExempt;
import io.nethood.smb.session.LimitPolicy.EnforceAt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two million operations from several threads that share computers, accounts and a limit much smaller than their appetite.
 * The seed of a failed run stands in its message; {@code -Dstorm.seed=N} runs it again, as far as threads can be.
 */
class LedgerStormTest {
    private static final int THREADS = 4;
    private static final int OPERATIONS_PER_THREAD = 250_000;
    private static final int COMPUTERS = 6;
    private static final int LIMIT = 12;
    private static final int EXEMPT_CAP = 2;

    private final long seed = Long.getLong("storm.seed", System.nanoTime());
    private final OnceAndInOrder observer = new OnceAndInOrder(THREADS * OPERATIONS_PER_THREAD + 1);
    private final AtomicLong lastConnection = new AtomicLong();

    @ParameterizedTest
    @EnumSource(EnforceAt.class)
    void the_limit_is_exact_and_the_books_balance(EnforceAt enforceAt) throws Exception {
        LimitPolicy policy = new LimitPolicy(LIMIT, enforceAt, AdminExempt.IPC_ONLY, EXEMPT_CAP);
        SessionLedger ledger = new SessionLedger(policy, new SteppedTicker(), observer);
        SplittableRandom seeds = new SplittableRandom(seed);
        List<Callable<Worker>> workers = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
            workers.add(new Worker(ledger, seeds.split()));
        }

        try (ExecutorService threads = Executors.newFixedThreadPool(THREADS)) {
            for (Future<Worker> done : threads.invokeAll(workers)) {
                done.get().close();
            }
        }

        LedgerSnapshot books = ledger.snapshot();
        assertThat(books.counted()).as("seed %d", seed).isZero();
        assertThat(books.exempt()).as("seed %d", seed).isZero();
        assertThat(books.sessions()).as("seed %d", seed).isEmpty();
        assertThat(books.totals().ended())
                .as("seed %d", seed)
                .isEqualTo(books.totals().admitted());
        assertThat(ledger.balanced()).as("seed %d", seed).isTrue();
        assertThat(observer.toldOf())
                .as("seed %d", seed)
                .isEqualTo(books.totals().admitted());
        assertThat(books.totals().refused()).as("seed %d, refusals", seed).isPositive();
    }

    /** An event loop with connections of its own, which also does what an administrator or another client may do. */
    private final class Worker implements Callable<Worker> {
        private final SessionLedger ledger;
        private final SplittableRandom random;
        private final List<LedgerConnection> connections = new ArrayList<>();
        private final List<SessionTicket> tickets = new ArrayList<>();

        private Worker(SessionLedger ledger, SplittableRandom random) {
            this.ledger = ledger;
            this.random = random;
        }

        @Override
        public Worker call() {
            for (int i = 0; i < OPERATIONS_PER_THREAD; i++) {
                step(random.nextInt(1000));
            }
            return this;
        }

        private void step(int dice) {
            if (connections.isEmpty() || dice < 20) {
                connections.add(ledger.open(lastConnection.incrementAndGet(), anyComputer(), "NetbiosSmb"));
            } else if (dice < 40) {
                removeAny(connections).close(EndCause.DISCONNECT);
            } else if (dice < 42) {
                ledger.endAll(anyComputer(), random.nextBoolean() ? null : "", EndCause.DELETED);
            } else if (dice < 43) {
                ledger.connectionsOf(anyComputer()).forEach(other -> other.close(EndCause.NEW_VIRTUAL_CIRCUIT));
            } else if (dice < 44) {
                ledger.endAll(null, null, EndCause.AUTODISCONNECT);
            } else if (dice < 80) {
                checkWhileMoving(ledger.snapshot());
            } else if (dice < 550 || tickets.isEmpty()) {
                admit(any(connections));
            } else if (dice < 600) {
                any(tickets).count();
            } else {
                removeAny(tickets).end(EndCause.LOGOFF);
            }
        }

        private void admit(LedgerConnection connection) {
            if (connection.admit(applicant()) instanceof Admission.Admitted admitted) {
                tickets.add(admitted.ticket());
                if (random.nextInt(4) != 0) {
                    admitted.ticket().count();
                }
            }
        }

        private Applicant applicant() {
            return switch (random.nextInt(4)) {
                case 0, 1 -> Applicant.anonymous("Windows 2000 2195");
                case 2 -> new Applicant(SessionKind.USER, random.nextBoolean() ? "ALICE" : "bob", false, "");
                default -> new Applicant(SessionKind.USER, "ROOT", true, "");
            };
        }

        private void checkWhileMoving(LedgerSnapshot books) {
            assertThat(books.counted()).as("seed %d, counted", seed).isBetween(0, LIMIT);
            assertThat(books.exempt()).as("seed %d, exempt", seed).isBetween(0, EXEMPT_CAP);
            assertThat(books.totals().ended())
                    .as("seed %d, ended", seed)
                    .isBetween(0L, books.totals().admitted());
            assertThat(books.sessions())
                    .extracting(SessionView::id)
                    .as("seed %d", seed)
                    .isSorted()
                    .doesNotHaveDuplicates();
        }

        private void close() {
            connections.forEach(connection -> connection.close(EndCause.SHUTDOWN));
        }

        private String anyComputer() {
            return "PC0" + random.nextInt(COMPUTERS);
        }

        private <T> T any(List<T> list) {
            return list.get(random.nextInt(list.size()));
        }

        private <T> T removeAny(List<T> list) {
            T last = list.removeLast();
            return list.isEmpty() ? last : list.set(random.nextInt(list.size()), last);
        }
    }

    /** Hears of each admission once, and of its end once and later. */
    private static final class OnceAndInOrder implements LedgerObserver {
        private static final int UNKNOWN = 0;
        private static final int ADMITTED = 1;
        private static final int ENDED = 2;

        private final AtomicIntegerArray states;
        private final AtomicLong endsHeard = new AtomicLong();

        private OnceAndInOrder(int sessions) {
            states = new AtomicIntegerArray(sessions);
        }

        private long toldOf() {
            return endsHeard.get();
        }

        @Override
        public void admitted(SessionTicket ticket) {
            move(ticket, UNKNOWN, ADMITTED);
        }

        @Override
        public void refused(LedgerConnection connection, Applicant applicant, int limit) {}

        @Override
        public void ended(SessionTicket ticket, EndCause cause) {
            move(ticket, ADMITTED, ENDED);
            endsHeard.incrementAndGet();
        }

        private void move(SessionTicket ticket, int from, int to) {
            if (!states.compareAndSet((int) ticket.id(), from, to)) {
                throw new IllegalStateException(ticket + " heard as " + to + " without " + from + " before");
            }
        }
    }
}
