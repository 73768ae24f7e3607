package io.nethood.server.control;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

import io.nethood.server.events.EventLog;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpServerKeepAliveHandler;
import io.netty.handler.timeout.ReadTimeoutHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The control API on a Unix domain socket, on one thread of its own. */
public final class ControlServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ControlServer.class);
    private static final int LARGEST_BODY = 64 * 1024;
    private static final int SECONDS_FOR_A_REQUEST = 30;

    private final ControlSocket socket;
    private final EventLoopGroup group;
    private final Channel listener;

    private ControlServer(ControlSocket socket, EventLoopGroup group, Channel listener) {
        this.socket = socket;
        this.group = group;
        this.listener = listener;
    }

    /**
     * Serves {@code api} at {@code path}.
     *
     * @throws ControlSocketException when another server is there, or {@code path} cannot be used
     */
    public static ControlServer bind(Path path, ControlApi api, EventLog events) throws IOException {
        ControlSocket socket = ControlSocket.at(path);
        EventLoopGroup group = new MultiThreadIoEventLoopGroup(
                1, new DefaultThreadFactory("nethood-control", true), NioIoHandler.newFactory());
        ChannelFuture bound = new ServerBootstrap()
                .group(group)
                .channel(NioServerDomainSocketChannel.class)
                .childHandler(new Initializer(api, events))
                .bind(UnixDomainSocketAddress.of(socket.newborn()))
                .awaitUninterruptibly();
        try {
            if (!bound.isSuccess()) {
                throw new ControlSocketException(
                        "control: " + socket.path() + " (expected: a path where a socket can be" + " made: "
                                + bound.cause().getMessage() + ")");
            }
            socket.publish();
        } catch (IOException failed) {
            socket.remove();
            group.shutdownGracefully(0, 1, TimeUnit.SECONDS);
            throw failed;
        }
        return new ControlServer(socket, group, bound.channel());
    }

    private static final class Initializer extends ChannelInitializer<Channel> {
        private final ControlApi api;
        private final EventLog events;

        Initializer(ControlApi api, EventLog events) {
            this.api = api;
            this.events = events;
        }

        @Override
        protected void initChannel(Channel channel) {
            channel.pipeline()
                    .addLast("deadline", new ReadTimeoutHandler(SECONDS_FOR_A_REQUEST))
                    .addLast(new HttpServerCodec())
                    .addLast(new HttpServerKeepAliveHandler())
                    .addLast(new HttpObjectAggregator(LARGEST_BODY))
                    .addLast(new ControlHandler(api, events));
        }
    }

    public Path path() {
        return socket.path();
    }

    /** Answers under way are finished; then the socket is gone. */
    @Override
    public void close() {
        listener.close().awaitUninterruptibly();
        try {
            socket.remove();
        } catch (IOException failed) {
            LOG.warn("{} could not be removed: {}", socket.path(), failed.getMessage());
        }
        group.shutdownGracefully(50, 2_000, TimeUnit.MILLISECONDS).awaitUninterruptibly();
    }
}
