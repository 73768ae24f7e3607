package io.nethood.smb.host;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

import io.nethood.smb.session.SessionTicket;
import io.netty.util.concurrent.Ticker;

/**
 * The files and pipes that are open on a host, under the ids that {@code net file} shows. Each entry is added and removed
 * by the connection that owns it; anybody may look.
 */
public final class OpenTable {

    /** An entry. */
    private record Entry(
            long id,
            String path,
            int permissions,
            SessionTicket session,
            ConnectionMailbox owner,
            OpenDetails details,
            long openedNanos) {

        String text() {
            return OpenView.keeper(path, details.activity());
        }

        OpenView view(long nowNanos) {
            return new OpenView(
                    id,
                    session.id(),
                    path,
                    session.computer(),
                    session.account(),
                    details.locks(),
                    permissions,
                    details.activity(),
                    details.shareName(),
                    details.shareType(),
                    details.shareMode(),
                    details.oplock(),
                    (nowNanos - openedNanos) / 1e9);
        }
    }

    private final Map<Long, Entry> entries = new ConcurrentHashMap<>();
    private final AtomicLong lastId = new AtomicLong();
    private final Ticker ticker;

    public OpenTable(Ticker ticker) {
        this.ticker = ticker;
    }

    /** An id that was never used on this host before, 1 and up. */
    public long nextId() {
        return lastId.incrementAndGet();
    }

    /** Enters an open; the ticket's number of opens goes up. */
    public void add(
            long id,
            String path,
            int permissions,
            SessionTicket session,
            ConnectionMailbox owner,
            OpenDetails details) {
        entries.put(id, new Entry(id, path, permissions, session, owner, details, ticker.nanoTime()));
        session.opened();
    }

    /** Removes an open; the ticket's number of opens goes down. */
    public void remove(long id) {
        Entry entry = entries.remove(id);
        if (entry == null) {
            throw new IllegalStateException("open " + id + " removed twice");
        }
        entry.session.closed();
    }

    /** Asks the owner of {@code id} to close it; false when there is no such open. */
    public boolean close(long id) {
        Entry entry = entries.get(id);
        if (entry == null) {
            return false;
        }
        entry.owner.closeOpen(id);
        return true;
    }

    public Optional<OpenView> find(long id) {
        return Optional.ofNullable(entries.get(id)).map(entry -> entry.view(ticker.nanoTime()));
    }

    /** All opens by id. */
    public List<OpenView> all() {
        long now = ticker.nanoTime();
        return entries.values().stream()
                .map(entry -> entry.view(now))
                .sorted(Comparator.comparingLong(OpenView::id))
                .toList();
    }

    /**
     * What keeps each session that has something open, for a person to read: paths, and what keeps those busy. It waits
     * for nobody, unlike the full rows.
     */
    public Map<Long, String> keptBy() {
        return entries.values().stream()
                .sorted(Comparator.comparingLong(Entry::id))
                .collect(Collectors.groupingBy(
                        entry -> entry.session().id(), Collectors.mapping(Entry::text, Collectors.joining(", "))));
    }

    /** The opens of one session by id. */
    public List<OpenView> of(long sessionId) {
        return all().stream().filter(open -> open.session() == sessionId).toList();
    }

    public int size() {
        return entries.size();
    }
}
