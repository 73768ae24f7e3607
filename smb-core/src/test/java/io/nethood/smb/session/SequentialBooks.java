package io.nethood.smb.session;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import io.nethood.smb.session.LimitPolicy.EnforceAt;
import org.jspecify.annotations.Nullable;

/**
 * The rules of the books once more, without any thought of threads: a list of sessions, of which the different keys
 * count. Lincheck asks whether each concurrent run of the ledger could have been a run of this.
 */
final class SequentialBooks {
    private static final class Session {
        private final Client client;
        private final @Nullable String account;
        private @Nullable Object countedUnder;

        private Session(Client client, @Nullable String account) {
            this.client = client;
            this.account = account;
        }

        private Object key() {
            return account == null ? this : client.computer + "\\" + account;
        }
    }

    private static final class Client {
        private final String computer;
        private final Deque<Session> mine = new ArrayDeque<>();
        private boolean closed;

        private Client(String computer) {
            this.computer = computer;
        }
    }

    private final int limit;
    private final EnforceAt enforceAt;
    private final Client[] clients = {new Client("PC07"), new Client("PC08")};
    private final List<Session> live = new ArrayList<>();

    SequentialBooks(int limit, EnforceAt enforceAt) {
        this.limit = limit;
        this.enforceAt = enforceAt;
    }

    String admit(int client, @Nullable String account) {
        Session session = new Session(clients[client], account);
        if (!clients[client].closed) {
            if (enforceAt == EnforceAt.SESSION_SETUP && !take(session)) {
                return "refused";
            }
            live.add(session);
        }
        clients[client].mine.add(session);
        return "admitted";
    }

    String countOldest(int client) {
        Session session = clients[client].mine.peek();
        if (session == null) {
            return "nobody";
        }
        return !live.contains(session) || take(session) ? "admitted" : "refused";
    }

    boolean endOldest(int client) {
        return live.remove(clients[client].mine.poll());
    }

    int endAll(int client, @Nullable String user) {
        int before = live.size();
        live.removeIf(session -> session.client == clients[client]
                && (user == null || user.equals(session.account == null ? "" : session.account)));
        return before - live.size();
    }

    void close(int client) {
        endAll(client, null);
        clients[client].closed = true;
    }

    int counted() {
        return keys().size();
    }

    private boolean take(Session session) {
        if (session.countedUnder == null) {
            Set<Object> keys = keys();
            keys.add(session.key());
            if (keys.size() > limit) {
                return false;
            }
            session.countedUnder = session.key();
        }
        return true;
    }

    private Set<Object> keys() {
        Set<Object> keys = new HashSet<>();
        for (Session session : live) {
            if (session.countedUnder != null) {
                keys.add(session.countedUnder);
            }
        }
        return keys;
    }
}
