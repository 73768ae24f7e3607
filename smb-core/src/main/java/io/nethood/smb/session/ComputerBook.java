package io.nethood.smb.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import io.nethood.event.SessionKind;
import io.nethood.wire.CaseTable;
import org.jspecify.annotations.Nullable;

/**
 * One client computer in the books. Its own lock makes each entry whole; no other computer ever takes that lock, and
 * whoever holds it waits for nothing.
 */
final class ComputerBook {
    private final LimitPolicy policy;
    private final Slots slots;
    private final Slots exemptions;
    private final LedgerSums sums;
    private final SeatTable<LedgerConnection> connections = new SeatTable<>();

    /** Open connections; changed only while the ledger's map holds this computer's entry. */
    private int users;

    /** Accounts of this computer that hold a slot, whatever their case. */
    @GuardedBy("this")
    private final Map<String, Claim.SharedSlot> sharedSlots = new TreeMap<>(CaseTable.ORDER);

    ComputerBook(LimitPolicy policy, Slots slots, Slots exemptions, LedgerSums sums) {
        this.policy = policy;
        this.slots = slots;
        this.exemptions = exemptions;
        this.sums = sums;
    }

    /** Inside the update of the ledger's map. */
    void retain() {
        users++;
    }

    /** Inside the update of the ledger's map; whether nobody uses the book any more. */
    boolean release() {
        return --users == 0;
    }

    synchronized void add(LedgerConnection connection) {
        connection.takeSeat(connections);
    }

    void forEachConnection(Consumer<LedgerConnection> visitor) {
        connections.forEach(visitor);
    }

    void forEachLive(Consumer<SessionTicket> visitor) {
        connections.forEach(connection -> connection.forEachLive(visitor));
    }

    /** The new session, or null when the limit turns it away. */
    synchronized @Nullable SessionTicket enter(LedgerConnection connection, Applicant applicant, long nowNanos) {
        EndCause closedBy = connection.closedBy();
        if (closedBy != null) {
            SessionTicket late =
                    new SessionTicket(sums.admitted(), connection, applicant, Claim.Single.UNCOUNTED, nowNanos);
            late.stillborn(closedBy);
            sums.ended();
            return late;
        }
        Claim claim = switch (policy.enforceAt()) {
            case SESSION_SETUP -> claim(applicant);
            case TREE_CONNECT -> Claim.Single.UNCOUNTED;
        };
        if (claim == null) {
            return null;
        }
        SessionTicket ticket = new SessionTicket(sums.admitted(), connection, applicant, claim, nowNanos);
        ticket.takeSeat();
        return ticket;
    }

    /** Whether the limit lets the session be; an uncounted one takes its slot now. */
    synchronized boolean count(SessionTicket ticket) {
        if (ticket.claim() != Claim.Single.UNCOUNTED || !ticket.live()) {
            return true;
        }
        Claim claim = claim(ticket.applicant());
        if (claim == null) {
            return false;
        }
        ticket.claimed(claim);
        return true;
    }

    /** Whether the session was live and is over now. */
    synchronized boolean end(SessionTicket ticket, EndCause cause) {
        if (!ticket.live()) {
            return false;
        }
        slots.release(strike(ticket, cause));
        return true;
    }

    /** Ends the sessions of all connections that {@code chosen} accepts, at one instant; those that were live. */
    synchronized List<SessionTicket> endAll(Predicate<SessionTicket> chosen, EndCause cause) {
        List<SessionTicket> ended = new ArrayList<>();
        forEachLive(ticket -> {
            if (chosen.test(ticket)) {
                ended.add(ticket);
            }
        });
        strike(ended, cause);
        return ended;
    }

    /** Ends the connection's sessions at one instant and lets no more in; null when it was closed already. */
    synchronized @Nullable List<SessionTicket> close(LedgerConnection connection, EndCause cause) {
        if (connection.closedBy() != null) {
            return null;
        }
        // First, because a full ledger refuses without the lock as long as the connection seems open.
        connection.closed(cause);
        List<SessionTicket> ended = new ArrayList<>();
        connection.forEachLive(ended::add);
        strike(ended, cause);
        connection.leaveSeat(connections);
        return ended;
    }

    @GuardedBy("this")
    private void strike(List<SessionTicket> tickets, EndCause cause) {
        int freed = 0;
        for (SessionTicket ticket : tickets) {
            freed += strike(ticket, cause);
        }
        slots.release(freed);
    }

    /** Strikes a live session out; how many slots are to be released for it. */
    @GuardedBy("this")
    private int strike(SessionTicket ticket, EndCause cause) {
        ticket.leaveSeat(cause);
        sums.ended();
        return switch (ticket.claim()) {
            case Claim.Single.UNCOUNTED -> 0;
            case Claim.Single.OWN_SLOT -> 1;
            case Claim.Single.EXEMPT, Claim.Single.EXEMPT_FOR_IPC -> {
                exemptions.release(1);
                yield 0;
            }
            case Claim.SharedSlot shared -> {
                if (!shared.leave()) {
                    yield 0;
                }
                sharedSlots.remove(accountOf(ticket.applicant()));
                yield 1;
            }
        };
    }

    /** What the limit grants, taken; null when it grants nothing. */
    @GuardedBy("this")
    private @Nullable Claim claim(Applicant applicant) {
        if (applicant.kind() == SessionKind.NULL) {
            return slots.take() ? Claim.Single.OWN_SLOT : null;
        }
        Claim.SharedSlot shared = sharedSlots.get(accountOf(applicant));
        if (shared == null && slots.take()) {
            shared = new Claim.SharedSlot();
            sharedSlots.put(accountOf(applicant), shared);
        }
        if (shared == null) {
            return exemption(applicant);
        }
        shared.join();
        return shared;
    }

    private @Nullable Claim exemption(Applicant applicant) {
        boolean eligible = applicant.administrator() && applicant.kind() == SessionKind.USER;
        return switch (policy.adminExempt()) {
            case OFF -> null;
            case IPC_ONLY -> eligible && exemptions.take() ? Claim.Single.EXEMPT_FOR_IPC : null;
            case ALL -> eligible && exemptions.take() ? Claim.Single.EXEMPT : null;
        };
    }

    private static String accountOf(Applicant applicant) {
        String account = applicant.account();
        if (account == null) {
            throw new IllegalStateException("a NULL session shares no slot");
        }
        return account;
    }
}
