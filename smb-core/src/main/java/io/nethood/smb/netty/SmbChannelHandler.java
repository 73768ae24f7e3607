package io.nethood.smb.netty;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.OptionalLong;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import io.nethood.netbios.netty.FrameEvent;
import io.nethood.smb.connection.ConnectionOutput;
import io.nethood.smb.connection.SmbConnection;
import io.nethood.smb.connection.SmbServer;
import io.nethood.smb.connection.Transport;
import io.nethood.smb.file.BrokenOplock;
import io.nethood.smb.host.ConnectionMailbox;
import io.nethood.smb.session.EndCause;
import io.nethood.smb.share.Share;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.util.concurrent.ScheduledFuture;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Drives one connection: messages in, answers out, one timer for its next deadline. Dull on purpose; the channel's event
 * loop is the connection's thread.
 */
final class SmbChannelHandler extends ChannelInboundHandlerAdapter implements ConnectionOutput, ConnectionMailbox {
    private static final Logger LOG = LoggerFactory.getLogger(SmbChannelHandler.class);

    /** Type and length in front of each message, the same on both transports for the sizes we send. */
    private static final int TRANSPORT_HEADER = 4;

    /** Most answers are smaller; larger ones grow their buffer. */
    private static final int USUAL_ANSWER = 256;

    private final SmbServer server;
    private final Transport transport;
    private final Executor borrowers;
    private final Queue<ByteBuf> outgoing = new ConcurrentLinkedQueue<>();
    private @Nullable ChannelHandlerContext context;
    private @Nullable ConnectionThread thread;
    private @Nullable SmbConnection connection;
    private @Nullable ScheduledFuture<?> timer;
    private long armedFor;

    SmbChannelHandler(SmbServer server, Transport transport, Executor borrowers) {
        this.server = server;
        this.transport = transport;
        this.borrowers = borrowers;
    }

    @Override
    public void handlerAdded(ChannelHandlerContext ctx) {
        context = ctx;
        thread = new ConnectionThread(
                ctx.executor(), borrowers, this::afterTurn, mistake -> exceptionCaught(ctx, mistake));
    }

    @Override
    public void channelActive(ChannelHandlerContext ctx) {
        if (transport == Transport.DIRECT_TCP) {
            connect(((InetSocketAddress) ctx.channel().remoteAddress())
                    .getAddress()
                    .getHostAddress());
        } else {
            long deadline = server.host().settings().firstMessageDeadline().toNanos();
            arm(now() + deadline);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext ctx, Object event) {
        switch (event) {
            case FrameEvent.SessionEstablished established ->
                connect(established
                        .request()
                        .calling()
                        .text(server.host().settings().codePage()));
            case FrameEvent.StreamMalformed malformed ->
                happen(connected -> connected.streamBroke(malformed.problem()));
            default -> ctx.fireUserEventTriggered(event);
        }
    }

    private void connect(String client) {
        connection = server.connect(transport, client, this, this, now());
        armTimer();
    }

    @Override
    public void channelRead(ChannelHandlerContext ctx, Object message) {
        ByteBuf frame = (ByteBuf) message;
        thread().execute(() -> {
            try {
                if (connection != null) {
                    connection.receive(frame, now());
                }
            } finally {
                frame.release();
            }
        });
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext ctx) {
        afterTurn();
    }

    @Override
    public void channelInactive(ChannelHandlerContext ctx) {
        if (timer != null) {
            timer.cancel(false);
        }
        happen(SmbConnection::closed);
    }

    /** Something happens to the connection, if there is one yet. */
    private void happen(Consumer<SmbConnection> event) {
        thread().execute(() -> {
            if (connection != null) {
                event.accept(connection);
            }
        });
    }

    /** On the loop, whenever the connection may have said something. */
    private void afterTurn() {
        for (ByteBuf message = outgoing.poll(); message != null; message = outgoing.poll()) {
            context().write(message, context().voidPromise());
        }
        context().flush();
        if (!thread().isLent()) {
            armTimer();
        }
    }

    /** A client that does not read its answers is not read either, so that it cannot fill our memory. */
    @Override
    public void channelWritabilityChanged(ChannelHandlerContext ctx) {
        ctx.channel().config().setAutoRead(ctx.channel().isWritable());
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
        if (!(cause instanceof IOException)) {
            LOG.error("a connection was closed by a mistake of ours", cause);
        }
        ctx.close();
    }

    // ConnectionOutput

    @Override
    public ByteBuf newMessage() {
        return context()
                .alloc()
                .buffer(USUAL_ANSWER)
                .writeZero(TRANSPORT_HEADER)
                .skipBytes(TRANSPORT_HEADER);
    }

    @Override
    public void send(ByteBuf message) {
        message.setInt(message.readerIndex() - TRANSPORT_HEADER, message.readableBytes());
        message.readerIndex(message.readerIndex() - TRANSPORT_HEADER);
        if (thread().mayBlock()) {
            outgoing.add(message);
        } else {
            context().write(message, context().voidPromise());
        }
    }

    @Override
    public void close() {
        if (thread().mayBlock()) {
            context().executor().execute(this::close);
        } else {
            afterTurn();
            context().writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        }
    }

    @Override
    public boolean mayBlock() {
        return thread().mayBlock();
    }

    @Override
    public void lend(Runnable work) {
        thread().lend(work);
    }

    // ConnectionMailbox

    @Override
    public void releaseEndedSessions(EndCause cause) {
        post(connected -> connected.releaseEndedSessions(cause));
    }

    @Override
    public void closeOpen(long openId) {
        post(connected -> connected.closeOpen(openId));
    }

    @Override
    public void disconnectShare(Share share) {
        post(connected -> connected.disconnectShare(share));
    }

    @Override
    public void disconnect(EndCause cause) {
        post(connected -> connected.disconnect(cause));
    }

    @Override
    public void wake() {
        post(connected -> connected.wake(now()));
    }

    @Override
    public void breakOplock(BrokenOplock oplock) {
        post(connected -> connected.breakOplock(oplock));
    }

    private void post(Consumer<SmbConnection> event) {
        context().executor().execute(() -> {
            happen(event);
            afterTurn();
        });
    }

    // The timer

    /** Deadlines of idleness only move away, so a timer that fires early just looks again. */
    private void armTimer() {
        if (connection == null || !connection.deadlineMayBeNearer()) {
            return;
        }
        OptionalLong deadline = connection.nextDeadline();
        if (deadline.isPresent() && (timer == null || deadline.getAsLong() - armedFor < 0)) {
            arm(deadline.getAsLong());
        }
    }

    private void arm(long deadlineNanos) {
        if (timer != null) {
            timer.cancel(false);
        }
        armedFor = deadlineNanos;
        long delay = Math.max(0, deadlineNanos - now());
        timer = context().executor().schedule(this::timerFired, delay, TimeUnit.NANOSECONDS);
    }

    private void timerFired() {
        timer = null;
        if (connection == null) {
            // The session service's client has not even asked for a session.
            context().close();
            return;
        }
        happen(connected -> {
            connected.expire(now());
        });
        afterTurn();
    }

    private long now() {
        return server.host().environment().ticker().nanoTime();
    }

    private ConnectionThread thread() {
        ConnectionThread current = thread;
        if (current == null) {
            throw new IllegalStateException("used before it was added to a channel");
        }
        return current;
    }

    private ChannelHandlerContext context() {
        ChannelHandlerContext current = context;
        if (current == null) {
            throw new IllegalStateException("used before it was added to a channel");
        }
        return current;
    }
}
