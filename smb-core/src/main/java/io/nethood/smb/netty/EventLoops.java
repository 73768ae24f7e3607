package io.nethood.smb.netty;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.ServerChannel;

/**
 * The threads that listeners run on, chosen and ended by whoever starts them.
 *
 * @param acceptors accept connections
 * @param workers own connections
 * @param serverChannel the kind of listening channel that fits both groups
 */
public record EventLoops(
        EventLoopGroup acceptors, EventLoopGroup workers, Class<? extends ServerChannel> serverChannel) {}
