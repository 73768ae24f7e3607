package io.nethood.smb.session;

import io.nethood.event.SessionKind;
import org.jspecify.annotations.Nullable;

/** One live session in the books. */
public final class SessionTicket {
    SessionTicket() {}

    public long id() {
        throw new UnsupportedOperationException();
    }

    public LedgerConnection connection() {
        throw new UnsupportedOperationException();
    }

    public String computer() {
        throw new UnsupportedOperationException();
    }

    public @Nullable String account() {
        throw new UnsupportedOperationException();
    }

    public SessionKind kind() {
        throw new UnsupportedOperationException();
    }

    public boolean administrator() {
        throw new UnsupportedOperationException();
    }

    public boolean exempt() {
        throw new UnsupportedOperationException();
    }

    public String rule() {
        throw new UnsupportedOperationException();
    }

    public void touch(long nowNanos) {
        throw new UnsupportedOperationException();
    }

    public void opened() {
        throw new UnsupportedOperationException();
    }

    public void closed() {
        throw new UnsupportedOperationException();
    }

    public boolean live() {
        throw new UnsupportedOperationException();
    }

    public Admission count() {
        throw new UnsupportedOperationException();
    }

    public boolean end(EndCause cause) {
        throw new UnsupportedOperationException();
    }

    public double ageSeconds() {
        throw new UnsupportedOperationException();
    }
}
