package io.nethood.benchmarks;

import java.util.concurrent.atomic.AtomicLong;

import io.nethood.smb.session.Admission;
import io.nethood.smb.session.Applicant;
import io.nethood.smb.session.LedgerConnection;
import io.nethood.smb.session.LedgerObserver;
import io.nethood.smb.session.LimitPolicy;
import io.nethood.smb.session.SessionLedger;
import io.netty.util.concurrent.Ticker;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/**
 * A server that holds {@code held} NULL sessions, ten from each client computer, in the ledger and in both yardsticks:
 * once with room for more and once full.
 */
@State(Scope.Benchmark)
public class HeldSessions {
    static final Applicant NOBODY = Applicant.anonymous("Windows 2000 2195");
    private static final int SESSIONS_PER_COMPUTER = 10;
    private static final int ROOM = 1000;

    @Param({"10", "1000", "100000"})
    int held;

    SessionLedger ledger;
    SynchronizedBooks books;
    BoundedCounter counter;
    SessionLedger fullLedger;
    SynchronizedBooks fullBooks;
    BoundedCounter fullCounter;

    private final AtomicLong lastConnection = new AtomicLong();

    @Setup
    public void fill() {
        ledger = filledLedger(held + ROOM);
        books = filledBooks(held + ROOM);
        counter = new BoundedCounter(held + ROOM, held);
        fullLedger = filledLedger(held);
        fullBooks = filledBooks(held);
        fullCounter = new BoundedCounter(held, held);
    }

    long nextConnection() {
        return lastConnection.incrementAndGet();
    }

    private SessionLedger filledLedger(int limit) {
        LimitPolicy policy =
                new LimitPolicy(limit, LimitPolicy.EnforceAt.SESSION_SETUP, LimitPolicy.AdminExempt.IPC_ONLY, 2);
        SessionLedger filled = new SessionLedger(policy, Ticker.systemTicker(), LedgerObserver.NONE);
        for (int i = 0; i < held / SESSIONS_PER_COMPUTER; i++) {
            LedgerConnection connection = filled.open(nextConnection(), "HELD" + i, "NetbiosSmb");
            for (int j = 0; j < SESSIONS_PER_COMPUTER; j++) {
                if (!(connection.admit(NOBODY) instanceof Admission.Admitted)) {
                    throw new IllegalStateException("no room for session " + j + " of computer " + i);
                }
            }
        }
        return filled;
    }

    private SynchronizedBooks filledBooks(int limit) {
        SynchronizedBooks filled = new SynchronizedBooks(limit, Ticker.systemTicker());
        for (int i = 0; i < held; i++) {
            if (filled.admit(nextConnection(), "HELD" + i / SESSIONS_PER_COMPUTER, NOBODY) == null) {
                throw new IllegalStateException("no room for session " + i);
            }
        }
        return filled;
    }
}
