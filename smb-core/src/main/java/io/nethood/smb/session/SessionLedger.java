package io.nethood.smb.session;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import io.nethood.event.SessionKind;
import io.nethood.wire.CaseTable;
import io.netty.util.concurrent.Ticker;
import org.jspecify.annotations.Nullable;

/**
 * The books of one host: who is connected, what each session counts for, and whether one more may come in.
 *
 * <p>Each NULL session takes a slot; all sessions of one computer and account share one (D1). An applicant that finds no
 * slot is refused, unless it is an administrator's and the policy exempts those.
 *
 * <h2>Why it is right with any number of threads</h2>
 *
 * <table>
 * <caption>Shared state</caption>
 * <tr><th>state</th><th>written by</th><th>guarded by</th></tr>
 * <tr><td>slots taken, exemptions taken</td><td>admission, count, every end</td><td>compare-and-set; never above the limit</td></tr>
 * <tr><td>a ticket's claim and end</td><td>admission, count, every end</td><td>lock of its computer's book; volatile for readers</td></tr>
 * <tr><td>slots shared by account, their number of sessions</td><td>admission, count, every end</td><td>lock of the book</td></tr>
 * <tr><td>a book's connections, a connection's sessions</td><td>open, close; admission, every end</td><td>lock of the book; readers need none</td></tr>
 * <tr><td>a connection's end</td><td>its close</td><td>lock of the book; volatile for readers</td></tr>
 * <tr><td>books by computer, the number of users of each</td><td>open, close</td><td>the map's atomic update of one computer</td></tr>
 * <tr><td>last request and opens of a ticket</td><td>its connection</td><td>volatile, atomic</td></tr>
 * <tr><td>sums</td><td>everybody</td><td>atomic adders</td></tr>
 * </table>
 *
 * <ul>
 *   <li><b>The limit is exact</b>: the counter of slots cannot leave 0..limit, and a session counts only after it took one.
 *   <li><b>No slot is lost</b>: a slot is taken and the claim on it written in one hold of the book's lock, and the claim is
 *       read and the slot given back in another, by the one thread that found the session live and ended it there.
 *   <li><b>Each session ends once</b>: live becomes ended under the lock. A closed connection admits nobody: that too is
 *       decided under the lock, so none slips in behind a close.
 *   <li><b>Nobody waits for another client</b>: the lock belongs to one computer, and who holds it waits for nothing.
 *       Opening and forgetting a connection updates a concurrent map, which admission and release never touch.
 *   <li><b>Views stop nobody</b>: they take no lock. A session that is there throughout a view is in it, one that comes or
 *       goes meanwhile may be; when nothing moves, the view is exact.
 * </ul>
 */
public final class SessionLedger {
    private final LimitPolicy policy;
    private final Ticker ticker;
    private final LedgerObserver observer;
    private final Slots slots;
    private final Slots exemptions;
    private final Admission.Refused refusal;
    private final boolean countsAtSetup;

    /** By the folded name of the computer; a book is here as long as it has connections. */
    private final Map<String, ComputerBook> books = new ConcurrentHashMap<>();

    private final LedgerSums sums = new LedgerSums();

    public SessionLedger(LimitPolicy policy, Ticker ticker, LedgerObserver observer) {
        this.policy = policy;
        this.ticker = ticker;
        this.observer = observer;
        this.slots = new Slots(policy.limit());
        this.exemptions = new Slots(policy.exemptCap());
        this.countsAtSetup = policy.enforceAt() == LimitPolicy.EnforceAt.SESSION_SETUP;
        this.refusal = new Admission.Refused(policy.limit());
    }

    /**
     * Enters a transport connection; it takes no slot.
     *
     * @param connectionId unique on this host
     * @param computer client computer without leading backslashes, in any case
     * @param transport as {@code net config server} would name it
     */
    public LedgerConnection open(long connectionId, String computer, String transport) {
        ComputerBook book = books.compute(CaseTable.fold(computer), (name, known) -> {
            ComputerBook used = known == null ? new ComputerBook(policy, slots, exemptions, sums) : known;
            used.retain();
            return used;
        });
        LedgerConnection connection = new LedgerConnection(connectionId, computer, transport, this, book);
        book.add(connection);
        return connection;
    }

    /** Slots taken at this instant, from 0 to the limit. */
    public int counted() {
        return slots.taken();
    }

    /** The books as they stand; what moves meanwhile may be in or not, and nobody is stopped. */
    public LedgerSnapshot snapshot() {
        long now = ticker.nanoTime();
        LedgerSnapshot.Totals totals = sums.totals();
        int counted = counted();
        int exempt = exemptions.taken();
        Set<Claim> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        List<SessionView> views = new ArrayList<>();
        for (SessionTicket ticket : liveTickets()) {
            boolean counts = ticket.counted() && (ticket.kind() == SessionKind.NULL || seen.add(ticket.claim()));
            views.add(ticket.view(counts, now));
        }
        return new LedgerSnapshot(policy.limit(), counted, exempt, views, totals);
    }

    /**
     * Ends every session that matches. All sessions of one computer end at one instant; computers follow one another.
     *
     * @param computer null for every computer; else without leading backslashes, in any case
     * @param user null for every user, empty for NULL sessions; else an account in any case
     * @return those that ended here, in order of admission
     */
    public List<SessionTicket> endAll(@Nullable String computer, @Nullable String user, EndCause cause) {
        List<SessionTicket> gone = new ArrayList<>();
        for (ComputerBook book : booksOf(computer)) {
            gone.addAll(book.endAll(matching(user), cause));
        }
        gone.sort(BY_ADMISSION);
        gone.forEach(this::tellEndWhenSecond);
        return gone;
    }

    /** The open connections of {@code computer}, in any case, by id. */
    public List<LedgerConnection> connectionsOf(String computer) {
        List<LedgerConnection> found = new ArrayList<>();
        booksOf(computer).forEach(book -> book.forEachConnection(found::add));
        found.sort(Comparator.comparingLong(LedgerConnection::id));
        return found;
    }

    /**
     * Whether the sums agree with the sessions that are there, and nothing is held when none is. To be asked when nothing
     * moves, such as at shutdown.
     */
    public boolean balanced() {
        int live = liveTickets().size();
        boolean nothingHeld = slots.taken() == 0 && exemptions.taken() == 0;
        return sums.live() == live && (live > 0 || nothingHeld);
    }

    Admission admit(LedgerConnection connection, Applicant applicant) {
        // A full ledger turns a NULL session away without any lock. It was full while the connection was still open.
        if (countsAtSetup && applicant.kind() == SessionKind.NULL && slots.full() && connection.closedBy() == null) {
            return refuse(connection, applicant);
        }
        SessionTicket ticket = connection.book().enter(connection, applicant, ticker.nanoTime());
        if (ticket == null) {
            return refuse(connection, applicant);
        }
        observer.admitted(ticket);
        tellEndWhenSecond(ticket);
        return ticket.admitted();
    }

    Admission count(SessionTicket ticket) {
        LedgerConnection connection = ticket.connection();
        return connection.book().count(ticket) ? ticket.admitted() : refuse(connection, ticket.applicant());
    }

    boolean end(SessionTicket ticket, EndCause cause) {
        boolean endedHere = ticket.connection().book().end(ticket, cause);
        if (endedHere) {
            tellEndWhenSecond(ticket);
        }
        return endedHere;
    }

    void close(LedgerConnection connection, EndCause cause) {
        ComputerBook book = connection.book();
        List<SessionTicket> gone = book.close(connection, cause);
        if (gone == null) {
            return;
        }
        books.computeIfPresent(CaseTable.fold(connection.computer()), (name, used) -> used.release() ? null : used);
        gone.sort(BY_ADMISSION);
        gone.forEach(this::tellEndWhenSecond);
    }

    LedgerSums sums() {
        return sums;
    }

    long nanoTime() {
        return ticker.nanoTime();
    }

    private Admission refuse(LedgerConnection connection, Applicant applicant) {
        sums.refused();
        observer.refused(connection, applicant, policy.limit());
        return refusal;
    }

    /** Called once by the thread that told of the admission and once by the thread that ended the session. */
    private void tellEndWhenSecond(SessionTicket ticket) {
        EndCause cause = ticket.secondToCome() ? ticket.endedBy() : null;
        if (cause != null) {
            observer.ended(ticket, cause);
        }
    }

    private List<SessionTicket> liveTickets() {
        List<SessionTicket> live = new ArrayList<>();
        books.values().forEach(book -> book.forEachLive(live::add));
        live.sort(BY_ADMISSION);
        return live;
    }

    private Collection<ComputerBook> booksOf(@Nullable String computer) {
        if (computer == null) {
            return books.values();
        }
        ComputerBook book = books.get(CaseTable.fold(computer));
        return book == null ? List.of() : List.of(book);
    }

    private static Predicate<SessionTicket> matching(@Nullable String user) {
        if (user == null) {
            return ticket -> true;
        }
        return ticket -> {
            String account = ticket.account();
            return account == null ? user.isEmpty() : CaseTable.equalsIgnoreCase(account, user);
        };
    }

    private static final Comparator<SessionTicket> BY_ADMISSION = (one, other) -> Long.compare(one.id(), other.id());
}
