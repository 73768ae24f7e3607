package io.nethood.smb.connection;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntFunction;
import java.util.function.Predicate;

import io.nethood.event.LabEvent;
import io.nethood.smb.auth.ExtendedSecurity;
import io.nethood.smb.file.CreateParameters;
import io.nethood.smb.file.FileWait;
import io.nethood.smb.file.OpenFile;
import io.nethood.smb.file.Opener;
import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.host.ConnectionMailbox;
import io.nethood.smb.host.SmbHost;
import io.nethood.smb.pipe.PipeClient;
import io.nethood.smb.pipe.PipeEndpoint;
import io.nethood.smb.pipe.PipeInstance;
import io.nethood.smb.policy.Gate;
import io.nethood.smb.policy.PolicyTable;
import io.nethood.smb.print.SpoolingJob;
import io.nethood.smb.security.FileAccess;
import io.nethood.smb.security.Token;
import io.nethood.smb.session.EndCause;
import io.nethood.smb.session.LedgerConnection;
import io.nethood.smb.session.SessionTicket;
import io.nethood.smb.share.Share;
import io.nethood.smb.share.ShareType;
import io.nethood.smb.wire.SmbHeader;
import org.jspecify.annotations.Nullable;

/**
 * What stands on one connection: sessions, trees, opens and waiting requests, each released exactly once, from the inside
 * out ([MS-CIFS] 3.3.1.3). Owned by the connection's thread.
 */
final class ConnectionState {
    /** SessUsers, SessConns and SessOpens of [MS-SRVS] 6 &lt;41&gt;. */
    static final int MOST_SESSIONS = 2048;

    /** Most exchanges between their legs; Windows' clients have one for each user who logs on at the same moment. */
    static final int MOST_LOGONS_IN_PROGRESS = 64;

    static final int MOST_TREES = 2048;
    static final int MOST_OPENS = 2048;

    /** OpenSearch of [MS-SRVS] 6 &lt;41&gt;. */
    static final int MOST_SEARCHES = 2048;

    /** MaxMpxCt: most requests a client keeps outstanding ([MS-CIFS] 6 &lt;79&gt;). */
    static final int MAX_MPX_COUNT = 50;

    private static final int FIRST_UID = 0x0800;
    private static final int FIRST_TID = 0x0800;
    private static final int FIRST_FID = 0x4000;
    private static final int FIRST_SID = 0x0100;

    /** Read and write, as a pipe is opened: PERM_FILE_READ | PERM_FILE_WRITE of [MS-SRVS] 2.2.4.6. */
    private static final int PERMISSIONS_READ_WRITE = 0x03;

    private final SmbHost host;
    private final LedgerConnection books;
    private final ConnectionMailbox mailbox;
    private final IdTable<UidHolder> uids = new IdTable<>(FIRST_UID, MOST_SESSIONS);
    private final IdTable<Tree> trees = new IdTable<>(FIRST_TID, MOST_TREES);
    private final IdTable<Open> opens = new IdTable<>(FIRST_FID, MOST_OPENS);
    private final IdTable<Search> searches = new IdTable<>(FIRST_SID, MOST_SEARCHES);
    private final Deque<LogonInProgress> logonsInProgress = new ArrayDeque<>();
    private final List<PendingRequest> pending = new ArrayList<>();
    private int liveSessions;
    private int fileTrees;

    ConnectionState(SmbHost host, LedgerConnection books, ConnectionMailbox mailbox) {
        this.host = host;
        this.books = books;
        this.mailbox = mailbox;
    }

    LedgerConnection books() {
        return books;
    }

    ConnectionMailbox mailbox() {
        return mailbox;
    }

    // Sessions

    boolean uidTableIsFull() {
        return uids.isFull();
    }

    /**
     * A UID for an exchange of several legs; it is no session yet and counts nothing ([MS-SMB] 3.3.5.3). A client that
     * begins more than it ends loses the oldest, so that it can hold neither memory nor the UIDs of its sessions.
     */
    LogonInProgress beginLogon(ExtendedSecurity exchange) {
        if (logonsInProgress.size() == MOST_LOGONS_IN_PROGRESS) {
            uids.remove(logonsInProgress.remove().uid());
        }
        LogonInProgress logon = (LogonInProgress) uids.add(uid -> new LogonInProgress(uid, exchange));
        logonsInProgress.add(logon);
        return logon;
    }

    @Nullable
    LogonInProgress logonInProgress(int uid) {
        return uids.get(uid) instanceof LogonInProgress logon ? logon : null;
    }

    void endLogon(LogonInProgress logon) {
        logonsInProgress.remove(logon);
        uids.remove(logon.uid());
    }

    SmbSession addSession(SessionTicket ticket) {
        liveSessions++;
        Token token = token(ticket);
        return (SmbSession) uids.add(uid -> new SmbSession(uid, ticket, token));
    }

    private Token token(SessionTicket ticket) {
        boolean everyoneIncludesAnonymous =
                PolicyTable.decide(Gate.EVERYONE, host.settings().policies()).passes();
        return host.accounts().token(ticket.kind(), ticket.account(), everyoneIncludesAnonymous);
    }

    /** The session behind {@code uid}; null when there is none, or when it was ended in the books already. */
    @Nullable
    SmbSession session(int uid) {
        return uids.get(uid) instanceof SmbSession session && session.ticket().live() ? session : null;
    }

    /** The oldest live session; null when there is none. */
    @Nullable
    SmbSession anySession() {
        return sessions().stream()
                .filter(session -> session.ticket().live())
                .findFirst()
                .orElse(null);
    }

    List<SmbSession> sessions() {
        List<SmbSession> sessions = new ArrayList<>(liveSessions);
        for (UidHolder holder : uids.all()) {
            if (holder instanceof SmbSession session) {
                sessions.add(session);
            }
        }
        return sessions;
    }

    boolean hasSessions() {
        return liveSessions > 0;
    }

    void endSession(SmbSession session, EndCause cause) {
        if (uids.remove(session.uid()) == null) {
            throw new IllegalStateException("session " + session.ticket().id() + " ended twice");
        }
        liveSessions--;
        closeOpens(open -> open.session().uid() == session.uid(), cause.text());
        endSearches(search -> search.session().uid() == session.uid());
        SmbSession heir = cause == EndCause.LOGOFF ? anySession() : null;
        if (heir == null) {
            disconnectTrees(tree -> tree.session().uid() == session.uid());
        } else {
            handOver(session, heir);
        }
        session.ticket().end(cause);
    }

    /** A tree belongs to the connection: it outlives the session that has connected it, if that only logs off. */
    private void handOver(SmbSession session, SmbSession heir) {
        for (Tree tree : trees.copy()) {
            if (tree.session().uid() == session.uid()) {
                trees.replace(tree.tid(), new Tree(tree.tid(), tree.share(), heir, tree.readOnly()));
            }
        }
    }

    void endSessions(EndCause cause) {
        sessions().forEach(session -> endSession(session, cause));
    }

    /** Releases what sessions hold that were ended in the books by somebody else. */
    void releaseEndedSessions(EndCause cause) {
        for (SmbSession session : sessions()) {
            if (!session.ticket().live()) {
                endSession(session, cause);
            }
        }
    }

    // Trees

    boolean treeTableIsFull() {
        return trees.isFull();
    }

    /** Whether a tree of this connection leads to files. */
    boolean reachesFiles() {
        return fileTrees > 0;
    }

    /** The caller has taken a use of {@code share}. */
    Tree addTree(Share share, SmbSession session, boolean readOnly) {
        fileTrees += share.type() == ShareType.IPC ? 0 : 1;
        return trees.add(tid -> new Tree(tid, share, session, readOnly));
    }

    @Nullable
    Tree tree(int tid) {
        return trees.get(tid);
    }

    void disconnectTree(Tree tree) {
        if (trees.remove(tree.tid()) == null) {
            throw new IllegalStateException("tree " + tree.tid() + " disconnected twice");
        }
        closeOpens(open -> open.tree().tid() == tree.tid(), "the tree was disconnected");
        endPending(request -> request.tree().tid() == tree.tid(), PendingRequest::closed);
        endSearches(search -> search.tree().tid() == tree.tid());
        fileTrees -= tree.share().type() == ShareType.IPC ? 0 : 1;
        tree.share().disconnect();
    }

    /** Ends the trees that {@code which} names, with whatever stands in them. */
    void disconnectTrees(Predicate<Tree> which) {
        trees.copy().stream().filter(which).forEach(this::disconnectTree);
    }

    // Opens

    boolean openTableIsFull() {
        return opens.isFull();
    }

    boolean hasOpens() {
        return !opens.isEmpty();
    }

    @Nullable
    Open open(int fid) {
        return opens.get(fid);
    }

    List<Open> opens() {
        return opens.copy();
    }

    /** Opens a new instance of the pipe {@code name}, which exists. */
    PipeOpen addPipe(String name, SmbServer server, Tree tree, SmbSession session, int pid) {
        long openId = host.opens().nextId();
        SessionTicket ticket = session.ticket();
        PipeEndpoint endpoint =
                server.pipes().open(name, client(session, openId)).orElseThrow();
        PipeInstance pipe = new PipeInstance(name, endpoint);
        PipeOpen open = (PipeOpen) opens.add(fid -> new PipeOpen(fid, openId, tree, session, pid, pipe));
        host.opens().add(openId, open.path(), PERMISSIONS_READ_WRITE, ticket, mailbox, endpoint::activity);
        host.statistics().fileAccessed();
        host.emit(new LabEvent.FileOpened(
                now(), host.profile().name(), openId, ticket.id(), ticket.computer(), ticket.account(), open.path()));
        return open;
    }

    /** Opens a file and enters it; the table of opens is not full. */
    FileOpen addFile(RequestContext context, CreateParameters parameters, long nowNanos) throws FileRefusal, FileWait {
        long openId = host.opens().nextId();
        OpenFile file = context.volume().open(parameters, context.opener(openId), nowNanos);
        return enter(context, openId, file, null);
    }

    /** Begins a print job. */
    @FunctionalInterface
    interface PrintOpening {
        SpoolingJob begin(Opener opener) throws FileRefusal, FileWait;
    }

    /** Begins a print job and enters the file that it is spooled to; the table of opens is not full. */
    FileOpen addPrintFile(RequestContext context, PrintOpening opening) throws FileRefusal, FileWait {
        long openId = host.opens().nextId();
        SpoolingJob job = opening.begin(context.opener(openId));
        return enter(context, openId, job.file(), job);
    }

    private FileOpen enter(RequestContext context, long openId, OpenFile file, @Nullable SpoolingJob job) {
        Tree tree = context.tree();
        SmbSession session = context.session();
        SessionTicket ticket = session.ticket();
        int pid = context.header().pid();
        FileOpen open = (FileOpen) opens.add(fid -> new FileOpen(fid, openId, tree, session, pid, file, job));
        host.opens().add(openId, open.path(), permissions(file.granted()), ticket, mailbox, open);
        host.statistics().fileAccessed();
        host.emit(new LabEvent.FileOpened(
                now(), host.profile().name(), openId, ticket.id(), ticket.computer(), ticket.account(), open.path()));
        return open;
    }

    /** PERM_FILE_READ, PERM_FILE_WRITE and PERM_FILE_CREATE of [MS-SRVS] 2.2.4.6. */
    private static int permissions(int granted) {
        return ((granted & FileAccess.READ_DATA) == 0 ? 0 : 0x01)
                | ((granted & FileAccess.CHANGES_CONTENT) == 0 ? 0 : 0x02);
    }

    /** Who speaks on {@code session}, to a pipe that is {@code openId} in {@code net file}. */
    private static PipeClient client(SmbSession session, long openId) {
        SessionTicket ticket = session.ticket();
        return new PipeClient(
                ticket.computer(), ticket.account(), ticket.kind(), ticket.administrator(), ticket.id(), openId);
    }

    /** Who speaks on {@code session} to a service that needs no open: the Remote Administration Protocol. */
    static PipeClient client(SmbSession session) {
        return client(session, 0);
    }

    void closeOpen(Open open, String cause) {
        if (opens.remove(open.fid()) == null) {
            throw new IllegalStateException("open " + open.openId() + " closed twice");
        }
        endPending(request -> request.belongsTo(open), PendingRequest::closed);
        int handlesRunDown = open.release();
        host.opens().remove(open.openId());
        SessionTicket ticket = open.session().ticket();
        host.emit(new LabEvent.FileClosed(
                now(),
                host.profile().name(),
                open.openId(),
                ticket.id(),
                ticket.computer(),
                ticket.account(),
                open.path(),
                cause,
                handlesRunDown));
    }

    void closeOpens(Predicate<Open> which, String cause) {
        if (hasOpens()) {
            opens.copy().stream().filter(which).forEach(open -> closeOpen(open, cause));
        }
    }

    // Searches

    boolean searchTableIsFull() {
        return searches.isFull();
    }

    Search addSearch(IntFunction<Search> creator) {
        return searches.add(creator);
    }

    @Nullable
    Search search(int sid) {
        return searches.get(sid);
    }

    void endSearch(Search search) {
        searches.remove(search.sid());
    }

    private void endSearches(Predicate<Search> which) {
        searches.copy().stream().filter(which).forEach(this::endSearch);
    }

    /** SMB_COM_PROCESS_EXIT: what a process of a session has open ends. */
    void endProcess(int pid, int uid) {
        closeOpens(open -> open.pid() == pid && open.session().uid() == uid, "its process ended");
        endSearches(search -> search.pid() == pid && search.session().uid() == uid);
    }

    // Waiting requests

    boolean tooManyPending() {
        return pending.size() >= MAX_MPX_COUNT;
    }

    void addPending(PendingRequest request) {
        pending.add(request);
    }

    Collection<PendingRequest> pending() {
        return pending;
    }

    /** An open has news: answers the requests that wait for it, in the order in which they came. */
    void attemptPending(Open open, long nowNanos) {
        attemptPending(request -> request.belongsTo(open), nowNanos);
    }

    /** Tries the waiting requests again that {@code which} names, in the order in which they came. */
    void attemptPending(Predicate<PendingRequest> which, long nowNanos) {
        for (PendingRequest request : List.copyOf(pending)) {
            if (which.test(request) && pending.remove(request) && !request.attempt(nowNanos)) {
                pending.add(request);
            }
        }
    }

    /** NT_CANCEL: ends the request that {@code cancel} names, if it still waits. */
    void cancel(SmbHeader cancel) {
        endPending(request -> request.isNamedBy(cancel), PendingRequest::cancelled);
    }

    private void endPending(Predicate<PendingRequest> which, Consumer<PendingRequest> end) {
        for (PendingRequest request : List.copyOf(pending)) {
            if (which.test(request) && pending.remove(request)) {
                end.accept(request);
            }
        }
    }

    private Instant now() {
        return host.environment().clock().instant();
    }
}
