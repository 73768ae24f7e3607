package io.nethood.smb.connection;

import java.time.ZoneOffset;

import io.nethood.smb.file.Opener;
import io.nethood.smb.file.Volume;
import io.nethood.smb.file.name.NamePattern;
import io.nethood.smb.file.name.NameRules;
import io.nethood.smb.file.name.SearchPath;
import io.nethood.smb.file.name.SharePath;
import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.host.SmbHost;
import io.nethood.smb.host.TimeOfDay;
import io.nethood.smb.policy.Verdict;
import io.nethood.smb.session.SessionTicket;
import io.nethood.smb.share.Share;
import io.nethood.smb.wire.Dialect;
import io.nethood.smb.wire.NtStatus;
import io.nethood.smb.wire.RequestText;
import io.nethood.smb.wire.SmbCommand;
import io.nethood.smb.wire.SmbHeader;
import org.jspecify.annotations.Nullable;

/**
 * What a handler may use: the connection, the request's header as the chain has changed it, and what stands behind the
 * identifiers. It never shows bytes, sockets, threads or the clock.
 */
final class RequestContext {
    /** FID of a chained command that means "the one opened in this chain". */
    private static final int NO_FID = -1;

    /** In which old clients are told times: the zone of the NEGOTIATE response. */
    static final ZoneOffset ZONE = ZoneOffset.ofTotalSeconds(-60 * TimeOfDay.TIME_ZONE);

    private final SmbConnection connection;
    private final SmbHeader header;
    private final long nowNanos;
    private int uid;
    private int tid;
    private int chainFid = NO_FID;
    private long responseNumber;

    /** @param responseNumber with which the answer is signed, or {@link MessageSigning#UNSIGNED} */
    RequestContext(SmbConnection connection, SmbHeader header, long responseNumber, long nowNanos) {
        this.connection = connection;
        this.header = header;
        this.responseNumber = responseNumber;
        this.nowNanos = nowNanos;
        this.uid = header.uid();
        this.tid = header.tid();
    }

    SmbConnection connection() {
        return connection;
    }

    /** What was agreed on: the connection lets nothing but NEGOTIATE through before it. */
    NegotiatedProtocol protocol() {
        NegotiatedProtocol protocol = connection.negotiated();
        if (protocol == null) {
            throw new IllegalStateException("asked for the protocol before NEGOTIATE");
        }
        return protocol;
    }

    /** Whether reads of more than the client's buffer were agreed on. */
    boolean largeReads() {
        return protocol().largeTransfers();
    }

    ConnectionState state() {
        return connection.state();
    }

    SmbServer server() {
        return connection.server();
    }

    SmbHost host() {
        return connection.server().host();
    }

    SmbHeader header() {
        return header;
    }

    /** Elapsed time when the request arrived. */
    long nowNanos() {
        return nowNanos;
    }

    int uid() {
        return uid;
    }

    int tid() {
        return tid;
    }

    /** The rest of the chain, and the answer's header, have this UID. */
    void assignUid(int newUid) {
        uid = newUid;
    }

    /** The rest of the chain, and the answer's header, have this TID. */
    void assignTid(int newTid) {
        tid = newTid;
    }

    /** The rest of the chain means this open, whatever FID it names. */
    void assignFid(int fid) {
        chainFid = fid;
    }

    /** The number with which the answer is signed, or {@link MessageSigning#UNSIGNED}. */
    long responseNumber() {
        return responseNumber;
    }

    void signResponseWith(long number) {
        responseNumber = number;
    }

    /**
     * The session of this request: the one behind its UID, or the connection's only one where the dialect or the security
     * level knows no session setup. Null when there is none.
     */
    @Nullable
    SmbSession findSession() {
        SmbSession named = state().session(uid);
        if (named != null || !connection.needsNoSessionSetup()) {
            return named;
        }
        SmbSession implied = state().anySession();
        if (implied != null) {
            uid = implied.uid();
        }
        return implied;
    }

    /** The session of a command that needs one: it was resolved before the handler was asked. */
    SmbSession session() {
        SmbSession session = state().session(uid);
        if (session == null) {
            throw new IllegalStateException("handler asked for a session that the command does not need");
        }
        return session;
    }

    /** The tree of a command that needs one: it was resolved before the handler was asked. */
    Tree tree() {
        Tree tree = state().tree(tid);
        if (tree == null) {
            throw new IllegalStateException("handler asked for a tree that the command does not need");
        }
        return tree;
    }

    /** The open that {@code fid} names, which belongs to this session and tree; null for any other. */
    @Nullable
    Open open(int fid) {
        Open open = state().open(chainFid == NO_FID ? fid : chainFid);
        return open != null && open.session().uid() == uid && open.tree().tid() == tid ? open : null;
    }

    /** The same where only a pipe will do. */
    @Nullable
    PipeOpen pipe(int fid) {
        return open(fid) instanceof PipeOpen pipe ? pipe : null;
    }

    /** The same where only a file or directory will do; INVALID_HANDLE otherwise. */
    FileOpen file(int fid) throws FileRefusal {
        if (open(fid) instanceof FileOpen file) {
            return file;
        }
        throw new FileRefusal(NtStatus.INVALID_HANDLE);
    }

    /** A path of this share as the client spells it. */
    SharePath path(String text) throws FileRefusal {
        return SharePath.parse(text, nameRules()).orRefuse();
    }

    /** How strings in this request are written. */
    RequestText text() {
        return new RequestText(header.unicode(), connection.codePage());
    }

    /** The same with a pattern at its end. */
    SearchPath searchPath(String text) throws FileRefusal {
        return SearchPath.parse(text, nameRules()).orRefuse();
    }

    /** A pattern as this client means it: DOS clients' dots and question marks count less. */
    NamePattern pattern(String text) {
        return protocol().dialect().form() == Dialect.Form.NT ? NamePattern.of(text) : NamePattern.ofDosSearch(text);
    }

    private NameRules nameRules() {
        return header.longNames() ? NameRules.LONG : NameRules.DOS;
    }

    /** This request as one who opens a file. */
    Opener opener(long openId) {
        Tree tree = tree();
        return new Opener(
                openId,
                connection.id(),
                header.pid(),
                protocol().clientKnowsLevelTwo(),
                tree.readOnly(),
                session().token(),
                nowNanos,
                state().mailbox());
    }

    /** The files of this tree; a tree without any refuses. */
    Volume volume() throws FileRefusal {
        Volume volume = tree().share().volume();
        if (volume == null) {
            throw new FileRefusal(NtStatus.ACCESS_DENIED);
        }
        return volume;
    }

    /** The search that {@code sid} names, which belongs to this session and tree; INVALID_HANDLE otherwise. */
    Search search(int sid) throws FileRefusal {
        Search search = state().search(sid);
        if (search == null || !search.belongsTo(this)) {
            throw new FileRefusal(NtStatus.INVALID_HANDLE);
        }
        return search;
    }

    /** Lets this request wait, unless the client waits for too much already. */
    Outcome await(@Nullable Open open, PendingRequest.Attempt attempt, PendingRequest.Ending ending) {
        if (state().tooManyPending()) {
            return new Outcome.Disconnect("more than " + ConnectionState.MAX_MPX_COUNT + " outstanding requests");
        }
        connection.deadlines().changed();
        return new Outcome.Pending(new PendingRequest(header, tree(), open, attempt, ending));
    }

    /** Reports a request whose signature is wrong. */
    void refusedSignature() {
        SmbSession session = state().session(uid);
        SmbCommand command = SmbCommand.ofCode(header.command());
        host().statistics().permissionViolation();
        host().accessRefused(
                        SigningMode.wrongSignature(host()),
                        connection.client(),
                        session == null ? null : session.ticket().account(),
                        command == null ? "unknown command" : command.name());
    }

    /** Reports a gate that said no. */
    void refused(Verdict.Denied denied, String object) {
        SessionTicket ticket = session().ticket();
        host().statistics().permissionViolation();
        host().accessRefused(denied, ticket.computer(), ticket.account(), object);
    }

    /** Reports a share that is not granted to this session. */
    void refusedByShare(Share share, String rule) {
        SessionTicket ticket = session().ticket();
        host().statistics().permissionViolation();
        host().shareRefused(share, ticket.computer(), ticket.account(), rule);
    }
}
