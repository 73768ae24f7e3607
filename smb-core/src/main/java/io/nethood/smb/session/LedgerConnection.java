package io.nethood.smb.session;

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
    private final SessionTable sessions = new SessionTable();

    /** Null while the connection is open; written once, under the lock of the book. */
    private volatile @Nullable EndCause closedBy;

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

    SessionTable sessions() {
        return sessions;
    }

    @Nullable
    EndCause closedBy() {
        return closedBy;
    }

    void closed(EndCause cause) {
        closedBy = cause;
    }
}
