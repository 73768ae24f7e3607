package io.nethood.smb.session;

/**
 * Told of every entry in the books, after it was made and outside every lock, on the thread that made it. It must not
 * block and must not throw.
 */
public interface LedgerObserver {
    void admitted(SessionTicket ticket);

    /** The limit turned {@code applicant} away at {@code connection}. */
    void refused(LedgerConnection connection, Applicant applicant, int limit);

    void ended(SessionTicket ticket, EndCause cause);

    /** For benchmarks and tests that do not look. */
    LedgerObserver NONE = new LedgerObserver() {
        @Override
        public void admitted(SessionTicket ticket) {}

        @Override
        public void refused(LedgerConnection connection, Applicant applicant, int limit) {}

        @Override
        public void ended(SessionTicket ticket, EndCause cause) {}
    };
}
