package io.nethood.smb.session;

import java.util.List;

import io.netty.util.concurrent.Ticker;
import org.jspecify.annotations.Nullable;

/** The books. */
public final class SessionLedger {
    public SessionLedger(LimitPolicy policy, Ticker ticker, LedgerObserver observer) {
        throw new UnsupportedOperationException();
    }

    public LedgerConnection open(long connectionId, String computer, String transport) {
        throw new UnsupportedOperationException();
    }

    public LedgerSnapshot snapshot() {
        throw new UnsupportedOperationException();
    }

    public List<SessionTicket> endAll(@Nullable String computer, @Nullable String user, EndCause cause) {
        throw new UnsupportedOperationException();
    }

    public List<LedgerConnection> connectionsOf(String computer) {
        throw new UnsupportedOperationException();
    }
}
