package io.nethood.netbios.netty;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.MalformedMessage.Reason;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;

/** SMB directly over TCP, [MS-SMB] 2.1. */
final class DirectTcpFrameDecoder extends SessionFrameDecoder {
    private static final int LENGTH_BITS = 24;

    private final int maxMessage;

    DirectTcpFrameDecoder(int maxMessage) {
        this.maxMessage = maxMessage;
    }

    @Override
    int payloadLength(int header) throws MalformedMessage {
        if (header >>> LENGTH_BITS != 0) {
            throw new MalformedMessage(Reason.BAD_MAGIC, 0);
        }
        if (header > maxMessage) {
            throw new MalformedMessage(Reason.TOO_LONG, 1);
        }
        return header;
    }

    @Override
    void handleControl(ChannelHandlerContext ctx, ByteBuf packet) {
        throw new IllegalStateException("direct TCP has no control packets");
    }

    @Override
    void hangUp(ChannelHandlerContext ctx) {
        ctx.close();
    }
}
