package io.nethood.smb.connection;

import java.nio.charset.Charset;
import java.util.OptionalLong;

import io.nethood.event.LabEvent;
import io.nethood.smb.file.BrokenOplock;
import io.nethood.smb.host.ConnectionMailbox;
import io.nethood.smb.host.SmbHost;
import io.nethood.smb.session.EndCause;
import io.nethood.smb.share.Share;
import io.nethood.smb.wire.NtStatus;
import io.nethood.smb.wire.SmbCommand;
import io.nethood.smb.wire.SmbHeader;
import io.nethood.wire.MalformedMessage;
import io.nethood.wire.MalformedMessage.Reason;
import io.nethood.wire.WireReader;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * One SMB connection, sans-IO: messages and elapsed time in, messages out. Everything here happens on the connection's
 * thread, which is one at a time: its event loop, or the thread to which that lends it while there are files to touch
 * ({@link ConnectionOutput#lend}). Other threads use the {@link ConnectionMailbox} that the edge registers.
 *
 * <p>The driver calls {@link #receive} for each message, {@link #expire} at {@link #nextDeadline()}, and {@link #closed}
 * once when the transport is gone.
 */
public final class SmbConnection {
    private final SmbServer server;
    private final Transport transport;
    private final String client;
    private final ConnectionOutput output;
    private final long id;
    private final ConnectionState state;
    private final TransactionAssembly transactions = new TransactionAssembly();
    private final MessageSigning signing = new MessageSigning();
    private final ConnectionDeadlines deadlines;
    private @Nullable NegotiatedProtocol negotiated;
    private @Nullable RawWrite expected;
    private String closeCause = "the client closed the connection";
    private boolean open = true;

    SmbConnection(
            SmbServer server,
            Transport transport,
            String client,
            ConnectionOutput output,
            ConnectionMailbox mailbox,
            long nowNanos) {
        this.server = server;
        this.transport = transport;
        this.client = client;
        this.output = output;
        this.id = server.host().nextConnectionId();
        SmbHost host = server.host();
        this.state = new ConnectionState(host, host.ledger().open(id, client, transport.windowsName()), mailbox);
        host.register(id, mailbox);
        this.deadlines = new ConnectionDeadlines(this, nowNanos);
        emit(new LabEvent.ConnectionOpened(
                host.environment().clock().instant(), host.profile().name(), id, client, transport.windowsName()));
    }

    /** Unique on this host. */
    public long id() {
        return id;
    }

    /**
     * One whole message, without its transport header. The caller keeps the buffer.
     *
     * @param nowNanos elapsed time
     */
    public void receive(ByteBuf message, long nowNanos) {
        if (!open) {
            return;
        }
        deadlines.heard(nowNanos);
        server.host().statistics().received(message.readableBytes());
        RawWrite raw = expected;
        if (raw != null) {
            expected = null;
            receiveRaw(raw, message);
            return;
        }
        SmbHeader header;
        try {
            header = SmbHeader.decode(WireReader.of(message));
            checkOrder(header);
        } catch (MalformedMessage malformed) {
            // Windows closes on what it cannot parse and sends no error ([MS-CIFS] 6 <3>).
            reportMalformed(malformed);
            hangUp("a message that is no SMB request: " + malformed.getMessage());
            return;
        }
        RequestContext context = new RequestContext(this, header, signing.nextResponse(), nowNanos);
        RequestExecution execution = new RequestExecution(this, context, message);
        if (signing.accepts(message, header)) {
            execution.run();
        } else {
            context.refusedSignature();
            execution.refuse(NtStatus.ACCESS_DENIED);
        }
    }

    /** The next message is no SMB but what {@code raw} waits for. */
    void expect(RawWrite raw) {
        expected = raw;
    }

    private void receiveRaw(RawWrite raw, ByteBuf message) {
        if (!mustNotBlock()) {
            raw.receive(message);
            return;
        }
        message.retain();
        output.lend(() -> {
            try {
                if (open) {
                    raw.receive(message);
                }
            } finally {
                message.release();
            }
        });
    }

    /**
     * Nothing comes before NEGOTIATE. The reply bit of a request is not looked at, as in Windows: nmap copies the header of
     * the answer before.
     */
    private void checkOrder(SmbHeader header) throws MalformedMessage {
        boolean negotiates = header.command() == SmbCommand.NEGOTIATE.code();
        if (negotiated == null && !negotiates) {
            throw new MalformedMessage(Reason.BAD_VALUE, 0);
        }
    }

    /** When {@link #expire} wants to be called, in elapsed nanoseconds; empty for not at all. */
    public OptionalLong nextDeadline() {
        return open ? deadlines.next() : OptionalLong.empty();
    }

    /** Whether {@link #nextDeadline()} may have come nearer since this was asked last. */
    public boolean deadlineMayBeNearer() {
        return deadlines.mayBeNearer();
    }

    /** Time has passed. */
    public void expire(long nowNanos) {
        whileOpen(() -> {
            deadlines.expire(nowNanos);
            deadlines.changed();
        });
    }

    /** See {@link ConnectionMailbox#releaseEndedSessions}. */
    public void releaseEndedSessions(EndCause cause) {
        whileOpen(() -> {
            state.releaseEndedSessions(cause);
            deadlines.changed();
        });
    }

    /** See {@link ConnectionMailbox#closeOpen}. */
    public void closeOpen(long openId) {
        whileOpen(() -> {
            state.closeOpens(one -> one.openId() == openId, "an administrator closed it");
            deadlines.changed();
        });
    }

    /** See {@link ConnectionMailbox#disconnectShare}. */
    public void disconnectShare(Share share) {
        whileOpen(() -> {
            state.disconnectTrees(tree -> tree.share() == share);
            deadlines.changed();
        });
    }

    /** See {@link ConnectionMailbox#disconnect}. */
    public void disconnect(EndCause cause) {
        whileOpen(() -> end(cause, cause.text()));
    }

    /** See {@link ConnectionMailbox#wake}. */
    public void wake(long nowNanos) {
        whileOpen(() -> {
            state.attemptPending(PendingRequest::waitsForFile, nowNanos);
            deadlines.changed();
        });
    }

    /** See {@link ConnectionMailbox#breakOplock}. */
    public void breakOplock(BrokenOplock oplock) {
        whileOpen(() -> FileLocking.tellOfBreak(this, oplock));
    }

    /** The transport's framing broke; it hangs up by itself. */
    public void streamBroke(MalformedMessage problem) {
        whileOpen(() -> {
            reportMalformed(problem);
            hangUp("a broken frame: " + problem.getMessage());
        });
    }

    /** The transport is gone. */
    public void closed() {
        whileOpen(() -> end(EndCause.DISCONNECT, closeCause));
    }

    /** What happens to a connection may close files, and so may have to happen on a thread that may block. */
    private void whileOpen(Runnable event) {
        if (!open) {
            return;
        }
        if (state.reachesFiles() && !output.mayBlock()) {
            output.lend(() -> {
                if (open) {
                    event.run();
                }
            });
        } else {
            event.run();
        }
    }

    /** Whether commands may touch files, and the thread that runs now must not wait for them. */
    boolean mustNotBlock() {
        return state.reachesFiles() && !output.mayBlock();
    }

    /** Ends everything on the connection and hangs up. */
    void hangUp(String cause) {
        if (open) {
            state.sessions().forEach(session -> server.host().statistics().sessionErroredOut());
            end(EndCause.DISCONNECT, cause);
        }
    }

    private void end(EndCause cause, String text) {
        open = false;
        closeCause = text;
        state.endSessions(cause);
        state.books().close(cause);
        server.host().unregister(id);
        output.close();
        SmbHost host = server.host();
        emit(new LabEvent.ConnectionClosed(
                host.environment().clock().instant(), host.profile().name(), id, client, text));
    }

    /**
     * Sends a message as the last thing that happens to it.
     *
     * @param signWith number of its signature, or {@link MessageSigning#UNSIGNED}
     */
    void send(ByteBuf message, long signWith) {
        if (!open) {
            message.release();
            return;
        }
        signing.sign(message, signWith);
        server.host().statistics().sent(message.readableBytes());
        output.send(message);
    }

    void reportMalformed(MalformedMessage malformed) {
        SmbHost host = server.host();
        emit(new LabEvent.MalformedReceived(
                host.environment().clock().instant(),
                host.profile().name(),
                id,
                client,
                malformed.reason().name(),
                malformed.offset()));
    }

    private void emit(LabEvent event) {
        server.host().emit(event);
    }

    boolean isOpen() {
        return open;
    }

    SmbServer server() {
        return server;
    }

    Transport transport() {
        return transport;
    }

    String client() {
        return client;
    }

    ConnectionOutput output() {
        return output;
    }

    ConnectionState state() {
        return state;
    }

    TransactionAssembly transactions() {
        return transactions;
    }

    MessageSigning signing() {
        return signing;
    }

    ConnectionDeadlines deadlines() {
        return deadlines;
    }

    /** What NEGOTIATE agreed on; null before it. */
    @Nullable
    NegotiatedProtocol negotiated() {
        return negotiated;
    }

    void negotiated(NegotiatedProtocol protocol) {
        negotiated = protocol;
    }

    /** Whether a tree connect may come without a session setup before it. */
    boolean needsNoSessionSetup() {
        NegotiatedProtocol protocol = negotiated;
        return protocol != null && protocol.needsNoSessionSetup();
    }

    Charset codePage() {
        return server.host().settings().codePage();
    }

    /** Largest message the client takes, in bytes. */
    int clientMaxBufferSize() {
        NegotiatedProtocol protocol = negotiated;
        return protocol == null ? NegotiatedProtocol.SMALLEST_BUFFER : protocol.clientMaxBufferSize();
    }
}
