package io.nethood.netbios.netty;

import java.util.List;

import io.nethood.netbios.netty.FrameEvent.StreamMalformed;
import io.nethood.netbios.session.SessionPacketCodec;
import io.nethood.netbios.session.SessionServiceListener;
import io.nethood.wire.MalformedMessage;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.codec.ByteToMessageDecoder;

/**
 * Cuts a TCP stream into SMB messages and hands each on as a retained slice: no copy, nothing else allocated.
 *
 * <p>A header is judged as soon as its four bytes are here, so a peer that is not entitled to a large message can never
 * make us buffer one. A stream that breaks the framing has no next frame: the decoder fires {@link StreamMalformed},
 * closes the channel and ignores what else arrives.
 */
public abstract sealed class SessionFrameDecoder extends ByteToMessageDecoder
        permits DirectTcpFrameDecoder, SessionServiceFrameDecoder {
    /** Bytes of one SMB message: the largest write of a client with large writes, and its header, with room to spare. */
    public static final int DEFAULT_MAX_MESSAGE = 128 * 1024;

    private boolean closed;

    /**
     * SMB directly over TCP, as on port 445 ([MS-SMB] 2.1): a zero byte and 24 bits of length.
     *
     * @param maxMessage bytes of the largest message that is accepted, without its header
     */
    public static SessionFrameDecoder directTcp(int maxMessage) {
        return new DirectTcpFrameDecoder(maxMessage);
    }

    /**
     * SMB over the NetBIOS session service, as on port 139 (RFC 1002 4.3); answers the session request itself.
     *
     * @param maxMessage bytes of the largest message that is accepted, without its header
     */
    public static SessionFrameDecoder sessionService(SessionServiceListener listener, int maxMessage) {
        return new SessionServiceFrameDecoder(listener, maxMessage);
    }

    @Override
    protected final void decode(ChannelHandlerContext ctx, ByteBuf in, List<Object> out) {
        if (closed) {
            in.skipBytes(in.readableBytes());
            return;
        }
        if (in.readableBytes() < SessionPacketCodec.HEADER_LENGTH) {
            return;
        }
        try {
            int header = in.getInt(in.readerIndex());
            int length = payloadLength(header);
            if (in.readableBytes() < SessionPacketCodec.HEADER_LENGTH + length) {
                return;
            }
            if (header >>> 24 == SessionPacketCodec.SESSION_MESSAGE) {
                in.skipBytes(SessionPacketCodec.HEADER_LENGTH);
                out.add(in.readRetainedSlice(length));
            } else {
                handleControl(ctx, in.readSlice(SessionPacketCodec.HEADER_LENGTH + length));
            }
        } catch (MalformedMessage problem) {
            closed = true;
            in.skipBytes(in.readableBytes());
            ctx.fireUserEventTriggered(new StreamMalformed(problem));
            hangUp(ctx);
        }
    }

    /** Bytes of payload behind {@code header}, or why a frame with this header is not acceptable now. */
    abstract int payloadLength(int header) throws MalformedMessage;

    /** Takes one whole packet that is no session message, header included; the caller keeps the buffer. */
    abstract void handleControl(ChannelHandlerContext ctx, ByteBuf packet) throws MalformedMessage;

    /** Closes the channel, after a last word where the transport has one. */
    abstract void hangUp(ChannelHandlerContext ctx);

    /** Ignores whatever else arrives; the channel closes. */
    final void stop() {
        closed = true;
    }
}
