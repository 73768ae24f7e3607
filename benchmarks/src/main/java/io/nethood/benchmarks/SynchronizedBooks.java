package io.nethood.benchmarks;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.nethood.event.SessionKind;
import io.nethood.smb.session.Applicant;
import io.nethood.smb.session.SessionView;
import io.netty.util.concurrent.Ticker;
import org.jspecify.annotations.Nullable;

/**
 * Yardstick: the books as one would write them first, maps behind one lock. It counts as the ledger does and answers the
 * same questions.
 */
final class SynchronizedBooks {
    private record Session(
            long id, long connection, String computer, Applicant applicant, String key, long admittedNanos) {}

    private final int limit;
    private final Ticker ticker;
    private final Map<Long, Session> sessions = new HashMap<>();
    private final Map<String, Integer> sessionsByKey = new HashMap<>();
    private long lastId;

    SynchronizedBooks(int limit, Ticker ticker) {
        this.limit = limit;
        this.ticker = ticker;
    }

    /** The id of the new session; null when the limit turns it away. */
    synchronized @Nullable Long admit(long connection, String computer, Applicant applicant) {
        String account = applicant.account();
        String key = account == null ? "NULL#" + (lastId + 1) : computer + "\\" + account;
        if (!sessionsByKey.containsKey(key) && sessionsByKey.size() >= limit) {
            return null;
        }
        long id = ++lastId;
        sessions.put(id, new Session(id, connection, computer, applicant, key, ticker.nanoTime()));
        sessionsByKey.merge(key, 1, Integer::sum);
        return id;
    }

    synchronized boolean end(long id) {
        Session session = sessions.remove(id);
        if (session == null) {
            return false;
        }
        sessionsByKey.computeIfPresent(session.key, (key, count) -> count == 1 ? null : count - 1);
        return true;
    }

    synchronized List<SessionView> snapshot() {
        long now = ticker.nanoTime();
        List<SessionView> views = new ArrayList<>(sessions.size());
        for (Session session : sessions.values()) {
            double age = (now - session.admittedNanos) / 1e9;
            views.add(new SessionView(
                    session.id,
                    session.connection,
                    session.computer,
                    session.applicant.account(),
                    session.applicant.kind(),
                    session.applicant.kind() == SessionKind.NULL,
                    session.key,
                    "",
                    age,
                    age,
                    0,
                    session.applicant.clientType(),
                    "NetbiosSmb"));
        }
        return views;
    }
}
