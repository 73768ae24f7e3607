package io.nethood.smb.connection;

import io.nethood.smb.host.SmbHost;
import io.nethood.smb.policy.Verdict;
import io.nethood.smb.session.SessionTicket;
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
}
