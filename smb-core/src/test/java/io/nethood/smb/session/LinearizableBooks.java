package io.nethood.smb.session;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.nethood.event.SessionKind;
import io.nethood.smb.session.LimitPolicy.AdminExempt;
import io.nethood.smb.session.LimitPolicy.EnforceAt;
import org.jspecify.annotations.Nullable;

/**
 * A small ledger with one connection from each of two computers, as the linearizability tests drive it. What a connection
 * does for itself comes from one thread at a time, as in the server; the rest from any.
 */
final class LinearizableBooks implements LedgerObserver {
    private final int limit;
    private final SessionLedger ledger;
    private final List<LedgerConnection> connections;
    private final List<Deque<SessionTicket>> mine = List.of(new ArrayDeque<>(), new ArrayDeque<>());
    private final AtomicInteger toldAdmitted = new AtomicInteger();
    private final AtomicInteger toldEnded = new AtomicInteger();

    LinearizableBooks(int limit, EnforceAt enforceAt) {
        this.limit = limit;
        this.ledger =
                new SessionLedger(new LimitPolicy(limit, enforceAt, AdminExempt.OFF, 0), new SteppedTicker(), this);
        this.connections = List.of(ledger.open(1, "PC07", "NetbiosSmb"), ledger.open(2, "PC08", "NetbiosSmb"));
    }

    String admit(int client, @Nullable String account) {
        SessionKind kind = account == null ? SessionKind.NULL : SessionKind.USER;
        return switch (connections.get(client).admit(new Applicant(kind, account, false, ""))) {
            case Admission.Admitted admitted -> {
                mine.get(client).add(admitted.ticket());
                yield "admitted";
            }
            case Admission.Refused refused -> "refused";
        };
    }

    String countOldest(int client) {
        SessionTicket ticket = mine.get(client).peek();
        if (ticket == null) {
            return "nobody";
        }
        return ticket.count() instanceof Admission.Admitted ? "admitted" : "refused";
    }

    boolean endOldest(int client) {
        SessionTicket ticket = mine.get(client).poll();
        return ticket != null && ticket.end(EndCause.LOGOFF);
    }

    int endAll(int client, @Nullable String user) {
        return ledger.endAll(connections.get(client).computer(), user, EndCause.DELETED)
                .size();
    }

    void close(int client) {
        connections.get(client).close(EndCause.DISCONNECT);
    }

    int counted() {
        return ledger.counted();
    }

    /** When nothing moves, the books balance and everything was told once. */
    void checkWhenQuiet() {
        LedgerSnapshot.Totals totals = ledger.sums().totals();
        if (!ledger.balanced() || ledger.counted() > limit) {
            throw new IllegalStateException("books out of balance: " + totals + ", counted " + ledger.counted());
        }
        if (toldAdmitted.get() != totals.admitted() || toldEnded.get() != totals.ended()) {
            throw new IllegalStateException(
                    "told of " + toldAdmitted + " admissions and " + toldEnded + " ends: " + totals);
        }
    }

    @Override
    public void admitted(SessionTicket ticket) {
        toldAdmitted.incrementAndGet();
    }

    @Override
    public void refused(LedgerConnection connection, Applicant applicant, int limit) {}

    @Override
    public void ended(SessionTicket ticket, EndCause cause) {
        toldEnded.incrementAndGet();
    }
}
