package io.nethood.benchmarks;

import java.net.InetSocketAddress;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.codec.LengthFieldBasedFrameDecoder;

/**
 * The yardstick: a Netty server that answers the n-th message of a connection with the n-th of some recorded answers. What
 * it needs is what sockets, system calls and Netty need for the same round trips; the rest is ours.
 */
final class CannedServer implements AutoCloseable {
    private static final int LARGEST_REQUEST = 4096;

    private final EventLoopGroup group;
    private final Channel channel;

    CannedServer(byte[][] answers) {
        boolean epoll = Epoll.isAvailable();
        group = new MultiThreadIoEventLoopGroup(epoll ? EpollIoHandler.newFactory() : NioIoHandler.newFactory());
        channel = new ServerBootstrap()
                .group(group)
                .channel(epoll ? EpollServerSocketChannel.class : NioServerSocketChannel.class)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel accepted) {
                        accepted.pipeline()
                                .addLast(new LengthFieldBasedFrameDecoder(LARGEST_REQUEST, 0, Integer.BYTES))
                                .addLast(new Replay(answers));
                    }
                })
                .bind("127.0.0.1", 0)
                .syncUninterruptibly()
                .channel();
    }

    InetSocketAddress address() {
        return (InetSocketAddress) channel.localAddress();
    }

    @Override
    public void close() {
        channel.close().syncUninterruptibly();
        group.shutdownGracefully();
    }

    private static final class Replay extends ChannelInboundHandlerAdapter {
        private final byte[][] answers;
        private int next;

        Replay(byte[][] answers) {
            this.answers = answers;
        }

        @Override
        public void channelRead(ChannelHandlerContext ctx, Object message) {
            ((ByteBuf) message).release();
            byte[] answer = answers[next++];
            ctx.writeAndFlush(ctx.alloc().buffer(answer.length).writeBytes(answer), ctx.voidPromise());
        }
    }
}
