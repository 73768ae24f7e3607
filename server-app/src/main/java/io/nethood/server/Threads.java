package io.nethood.server;

import java.util.concurrent.TimeUnit;

import io.nethood.smb.netty.EventLoops;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.util.concurrent.DefaultThreadFactory;

/** The event loops of one lab: epoll where the platform has it, NIO otherwise. */
final class Threads implements AutoCloseable {
    /** Time in which tasks that others have just put into a loop still run. */
    private static final int QUIET_MILLIS = 50;

    private static final int LONGEST_CLOSE_MILLIS = 10_000;

    private final EventLoops loops;

    private Threads(EventLoops loops) {
        this.loops = loops;
    }

    static Threads start() {
        boolean epoll = Epoll.isAvailable();
        IoHandlerFactory handlers = epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory();
        Class<? extends ServerChannel> channel = epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class;
        return new Threads(new EventLoops(
                group(1, "nethood-accept", handlers),
                group(Runtime.getRuntime().availableProcessors(), "nethood-smb", handlers),
                channel,
                // Virtual threads are daemons: one that waits for a disk does not keep the process.
                work -> Thread.ofVirtual().name("nethood-files").start(work)));
    }

    private static EventLoopGroup group(int threads, String name, IoHandlerFactory handlers) {
        return new MultiThreadIoEventLoopGroup(threads, new DefaultThreadFactory(name, true), handlers);
    }

    EventLoops loops() {
        return loops;
    }

    /** Closes every channel that is left and ends the threads; on return nothing of them runs any more. */
    @Override
    public void close() {
        loops.acceptors().shutdownGracefully(0, LONGEST_CLOSE_MILLIS, TimeUnit.MILLISECONDS);
        loops.workers()
                .shutdownGracefully(QUIET_MILLIS, LONGEST_CLOSE_MILLIS, TimeUnit.MILLISECONDS)
                .awaitUninterruptibly();
    }
}
