package io.nethood.smb.session;

import java.util.function.Consumer;

import org.jspecify.annotations.Nullable;

/**
 * A transport connection in the books: the place its sessions hang on.
 *
 * <p>{@link #admit} is called by one thread at a time, {@link #close} by any thread at any time.
 */
public final class LedgerConnection {
    private final long id;
    private final String computer;
    private final String transport;
    private final SessionLedger ledger;
    private final ComputerBook book;

    /** [MS-CIFS] 3.3.1.3, Server.Connection.SessionTable. */
    private final SeatTable<SessionTicket> sessions = new SeatTable<>();

    /** Null while the connection is open; written once, under the lock of the book. */
    private volatile @Nullable EndCause closedBy;

    /** Where it sits in its book; guarded by the lock of the book. */
    private int seat;

    LedgerConnection(long id, String computer, String transport, SessionLedger ledger, ComputerBook book) {
        this.id = id;
        this.computer = computer;
        this.transport = transport;
        this.ledger = ledger;
        this.book = book;
    }

    /** As given to {@link SessionLedger#open}. */
    public long id() {
        return id;
    }

    /** Client computer without leading backslashes, as it spelled itself. */
    public String computer() {
        return computer;
    }

    /** As {@code net config server} would name it. */
    public String transport() {
        return transport;
    }

    /**
     * Asks for a session. On a connection that is closed already the answer is a ticket that has ended: the end came
     * first, and the applicant will learn it from its transport.
     */
    public Admission admit(Applicant applicant) {
        return ledger.admit(this, applicant);
    }

    /** Ends every session and forgets the connection; all slots are free on return. Closing again does nothing. */
    public void close(EndCause cause) {
        ledger.close(this, cause);
    }

    SessionLedger ledger() {
        return ledger;
    }

    ComputerBook book() {
        return book;
    }

    SeatTable<SessionTicket> sessions() {
        return sessions;
    }

    @Nullable
    EndCause closedBy() {
        return closedBy;
    }

    /** Under the lock of the book. */
    void takeSeat(SeatTable<LedgerConnection> connections) {
        seat = connections.add(this);
    }

    /** Under the lock of the book. */
    void closed(EndCause cause) {
        closedBy = cause;
    }

    /** Under the lock of the book. */
    void leaveSeat(SeatTable<LedgerConnection> connections) {
        connections.remove(seat);
    }

    /** Also one that ends meanwhile may be visited. */
    void forEachLive(Consumer<SessionTicket> visitor) {
        sessions.forEach(ticket -> {
            if (ticket.live()) {
                visitor.accept(ticket);
            }
        });
    }
}
