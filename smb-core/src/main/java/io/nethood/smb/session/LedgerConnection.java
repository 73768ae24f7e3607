package io.nethood.smb.session;

/** A transport connection in the books: the place its sessions hang on. */
public final class LedgerConnection {
    LedgerConnection() {}

    public long id() {
        throw new UnsupportedOperationException();
    }

    public String computer() {
        throw new UnsupportedOperationException();
    }

    public String transport() {
        throw new UnsupportedOperationException();
    }

    public Admission admit(Applicant applicant) {
        throw new UnsupportedOperationException();
    }

    public void close(EndCause cause) {
        throw new UnsupportedOperationException();
    }
}
