package io.nethood.smb.netty;

import java.util.concurrent.Executor;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.ServerChannel;

/**
 * The threads that listeners run on, chosen and ended by whoever starts them.
 *
 * @param acceptors accept connections
 * @param workers own connections
 * @param serverChannel the kind of listening channel that fits both groups
 * @param borrowers gives a connection that touches files a thread that may block; as many at once as there are connections
 */
public record EventLoops(
        EventLoopGroup acceptors,
        EventLoopGroup workers,
        Class<? extends ServerChannel> serverChannel,
        Executor borrowers) {}
