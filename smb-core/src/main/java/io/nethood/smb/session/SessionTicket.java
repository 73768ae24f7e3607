package io.nethood.smb.session;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import io.nethood.event.SessionKind;
import io.nethood.wire.CaseTable;
import org.jspecify.annotations.Nullable;

/**
 * One session in the books, from its admission to its one end. Every method may be called by any thread; what a ticket
 * tells of an ended session is how it stood at the end.
 */
public final class SessionTicket {
    private static final double NANOS_PER_SECOND = 1e9;

    private final long id;
    private final LedgerConnection connection;
    private final Applicant applicant;
    private final Admission.Admitted admitted = new Admission.Admitted(this);
    private final long admittedNanos;
    private final AtomicInteger opens = new AtomicInteger();

    /**
     * The observer hears of an admission before it hears of the end, though the end may overtake: the thread that told of
     * the admission and the thread that ended the session both come here, and the second of them tells of the end.
     */
    private final AtomicBoolean oneHasCome = new AtomicBoolean();

    private volatile long lastRequestNanos;

    /** Leaves {@link Claim.Single#UNCOUNTED} at most once; written under the lock of the book. */
    private volatile Claim claim;

    /** Null while the session lives; written once, under the lock of the book. */
    private volatile @Nullable EndCause endedBy;

    /** Where it sits in its connection's table; guarded by the lock of the book. */
    private int seat;

    SessionTicket(long id, LedgerConnection connection, Applicant applicant, Claim claim, long now) {
        this.id = id;
        this.connection = connection;
        this.applicant = applicant;
        this.claim = claim;
        this.admittedNanos = now;
        this.lastRequestNanos = now;
    }

    /** Unique in its ledger, 1 and up in the order of admission. */
    public long id() {
        return id;
    }

    public LedgerConnection connection() {
        return connection;
    }

    /** Client computer without leading backslashes. */
    public String computer() {
        return connection.computer();
    }

    /** Null for a NULL session. */
    public @Nullable String account() {
        return applicant.account();
    }

    public SessionKind kind() {
        return applicant.kind();
    }

    public boolean administrator() {
        return applicant.administrator();
    }

    /** Whether it was admitted beyond the limit because its user is an administrator; it stays so. */
    public boolean exempt() {
        return claim instanceof Claim.Single single && single.exempt();
    }

    /** Whether it holds a slot of the limit, alone or with the other sessions of its computer and account. */
    public boolean counted() {
        return claim instanceof Claim.SharedSlot || claim == Claim.Single.OWN_SLOT;
    }

    /** Why it counts or does not, for a person to read. */
    public String rule() {
        return claim.rule();
    }

    /** A request came under its UID at {@code nowNanos} of the ledger's ticker. */
    public void touch(long nowNanos) {
        lastRequestNanos = nowNanos;
    }

    /** When the last request came under its UID, by the ledger's ticker. */
    public long lastRequestNanos() {
        return lastRequestNanos;
    }

    /** Files and pipes it has open. */
    public int opens() {
        return opens.get();
    }

    /** A file or pipe was opened under it. */
    public void opened() {
        opens.incrementAndGet();
    }

    /** A file or pipe it had opened is closed. */
    public void closed() {
        opens.decrementAndGet();
    }

    public boolean live() {
        return endedBy == null;
    }

    /**
     * Takes its slot, when the limit is enforced at the tree connect; a session that is counted or exempt already, or has
     * ended, stays as it is. A refused session lives on uncounted and may ask again.
     */
    public Admission count() {
        return connection.ledger().count(this);
    }

    /** Ends the session and gives back what it held; true for exactly one of all calls that ever come. */
    public boolean end(EndCause cause) {
        return connection.ledger().end(this, cause);
    }

    /** Since it was admitted. */
    public double ageSeconds() {
        return secondsFrom(admittedNanos, connection.ledger().nanoTime());
    }

    @Override
    public String toString() {
        String account = account();
        return "session " + id + " of " + computer() + "\\" + (account == null ? "(NULL)" : account);
    }

    Applicant applicant() {
        return applicant;
    }

    Admission.Admitted admitted() {
        return admitted;
    }

    Claim claim() {
        return claim;
    }

    @Nullable
    EndCause endedBy() {
        return endedBy;
    }

    /** Under the lock of the book. */
    void claimed(Claim newClaim) {
        claim = newClaim;
    }

    /** Under the lock of the book. */
    void takeSeat() {
        seat = connection.sessions().add(this);
    }

    /** Under the lock of the book. */
    void leaveSeat(EndCause cause) {
        endedBy = cause;
        connection.sessions().remove(seat);
    }

    /** Over before anybody could have found it: the end has come first. */
    void stillborn(EndCause cause) {
        endedBy = cause;
        oneHasCome.set(true);
    }

    /** Whether the caller is the second of the two who come here, and so tells of the end. */
    boolean secondToCome() {
        return oneHasCome.getAndSet(true);
    }

    SessionView view(boolean counts, long nowNanos) {
        return new SessionView(
                id,
                connection.id(),
                computer(),
                account(),
                kind(),
                counts,
                key(),
                rule(),
                secondsFrom(admittedNanos, nowNanos),
                secondsFrom(lastRequestNanos, nowNanos),
                opens.get(),
                applicant.clientType(),
                connection.transport());
    }

    private String key() {
        String account = account();
        if (exempt()) {
            return "EXEMPT#" + id;
        }
        return account == null ? "NULL#" + id : CaseTable.fold(computer() + "\\" + account);
    }

    /** A request may come between the look at the clock and the look at the ticket, hence not below zero. */
    private static double secondsFrom(long startNanos, long nowNanos) {
        return Math.max(0, nowNanos - startNanos) / NANOS_PER_SECOND;
    }
}
