package io.nethood.smb.netty;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.function.Consumer;

import io.nethood.netbios.netty.SessionFrameDecoder;
import io.nethood.netbios.session.SessionServiceListener;
import io.nethood.smb.connection.SmbServer;
import io.nethood.smb.connection.Transport;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;

/** A listening socket of one host on one transport. */
public final class SmbListener implements AutoCloseable {
    private static final int BACKLOG = 1024;

    private final Transport transport;
    private final Channel channel;

    private SmbListener(Transport transport, Channel channel) {
        this.transport = transport;
        this.channel = channel;
    }

    /**
     * Listens.
     *
     * @param server whose connections come here
     * @param transport how they come
     * @param address where; port 0 picks a free one
     * @param loops the threads
     * @param firstHandlers adds what has to see the raw bytes of each accepted channel, such as a capture
     * @throws IOException when the address cannot be bound; the message is the system's
     */
    public static SmbListener bind(
            SmbServer server,
            Transport transport,
            InetSocketAddress address,
            EventLoops loops,
            Consumer<Channel> firstHandlers)
            throws IOException {
        ServerBootstrap bootstrap = new ServerBootstrap()
                .group(loops.acceptors(), loops.workers())
                .channel(loops.serverChannel())
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel accepted) {
                        firstHandlers.accept(accepted);
                        accepted.pipeline()
                                .addLast(decoder(server, transport))
                                .addLast(new SmbChannelHandler(server, transport, loops.borrowers()));
                    }
                });
        var bound = bootstrap.bind(address).awaitUninterruptibly();
        if (!bound.isSuccess()) {
            throw new IOException(bound.cause().getMessage(), bound.cause());
        }
        return new SmbListener(transport, bound.channel());
    }

    private static SessionFrameDecoder decoder(SmbServer server, Transport transport) {
        return switch (transport) {
            case DIRECT_TCP -> SessionFrameDecoder.directTcp(SessionFrameDecoder.DEFAULT_MAX_MESSAGE);
            case SESSION_SERVICE ->
                SessionFrameDecoder.sessionService(
                        SessionServiceListener.ofServerService(
                                server.host().profile().name(),
                                server.host().settings().codePage(),
                                server.host().profile().edition().family().directTcp()),
                        SessionFrameDecoder.DEFAULT_MAX_MESSAGE);
        };
    }

    public Transport transport() {
        return transport;
    }

    /** Where it listens, with the port that was picked. */
    public InetSocketAddress address() {
        return (InetSocketAddress) channel.localAddress();
    }

    /** Stops listening; accepted connections go on. */
    @Override
    public void close() {
        channel.close().awaitUninterruptibly();
    }
}
