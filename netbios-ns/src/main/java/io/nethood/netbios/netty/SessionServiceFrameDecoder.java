package io.nethood.netbios.netty;

import io.nethood.netbios.netty.FrameEvent.SessionEstablished;
import io.nethood.netbios.netty.FrameEvent.SessionRefused;
import io.nethood.netbios.session.SessionError;
import io.nethood.netbios.session.SessionPacket;
import io.nethood.netbios.session.SessionPacket.NegativeResponse;
import io.nethood.netbios.session.SessionPacket.SessionRequest;
import io.nethood.netbios.session.SessionPacketCodec;
import io.nethood.netbios.session.SessionServiceListener;
import io.nethood.wire.MalformedMessage;
import io.nethood.wire.MalformedMessage.Reason;
import io.nethood.wire.WireReader;
import io.nethood.wire.WireWriter;
import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;

/**
 * The called side of a NetBIOS session, RFC 1002 5.3:
 *
 * <pre>
 * | stage       | session request                          | keep-alive | session message | anything else |
 * |-------------|------------------------------------------|------------|-----------------|---------------|
 * | waiting     | accepted: established; refused: closed   | ignored    | malformed       | malformed     |
 * | established | malformed                                | ignored    | handed on       | malformed     |
 * </pre>
 */
final class SessionServiceFrameDecoder extends SessionFrameDecoder {
    private final SessionServiceListener listener;
    private final int maxMessage;
    private boolean established;

    SessionServiceFrameDecoder(SessionServiceListener listener, int maxMessage) {
        this.listener = listener;
        this.maxMessage = Math.min(maxMessage, SessionPacketCodec.MAX_LENGTH);
    }

    @Override
    int payloadLength(int header) throws MalformedMessage {
        int type = header >>> 24;
        int expected = established ? SessionPacketCodec.SESSION_MESSAGE : SessionPacketCodec.SESSION_REQUEST;
        if (type != expected && type != SessionPacketCodec.KEEP_ALIVE) {
            throw new MalformedMessage(Reason.BAD_MAGIC, 0);
        }
        int length = SessionPacketCodec.payloadLength(header);
        if (length > maxLength(type)) {
            throw new MalformedMessage(Reason.TOO_LONG, 1);
        }
        return length;
    }

    private int maxLength(int type) {
        return switch (type) {
            case SessionPacketCodec.SESSION_MESSAGE -> maxMessage;
            case SessionPacketCodec.SESSION_REQUEST -> SessionPacketCodec.MAX_CONTROL_LENGTH;
            default -> 0;
        };
    }

    @Override
    void handleControl(ChannelHandlerContext ctx, ByteBuf packet) throws MalformedMessage {
        if (SessionPacketCodec.decode(WireReader.of(packet)) instanceof SessionRequest request) {
            handle(ctx, request);
        }
    }

    private void handle(ChannelHandlerContext ctx, SessionRequest request) {
        SessionPacket answer = listener.answer(request);
        if (answer instanceof NegativeResponse refusal) {
            stop();
            ctx.fireUserEventTriggered(new SessionRefused(request, refusal.error()));
            send(ctx, refusal).addListener(ChannelFutureListener.CLOSE);
        } else {
            established = true;
            send(ctx, answer);
            ctx.fireUserEventTriggered(new SessionEstablished(request));
        }
    }

    @Override
    void hangUp(ChannelHandlerContext ctx) {
        if (established) {
            ctx.close();
        } else {
            send(ctx, new NegativeResponse(SessionError.UNSPECIFIED)).addListener(ChannelFutureListener.CLOSE);
        }
    }

    private static ChannelFuture send(ChannelHandlerContext ctx, SessionPacket packet) {
        ByteBuf bytes = ctx.alloc().buffer(SessionPacketCodec.HEADER_LENGTH + 1);
        SessionPacketCodec.encode(packet, WireWriter.appendingTo(bytes));
        return ctx.writeAndFlush(bytes);
    }
}
