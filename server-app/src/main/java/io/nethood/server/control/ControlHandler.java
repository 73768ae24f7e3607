package io.nethood.server.control;

import java.nio.charset.StandardCharsets;

import io.nethood.server.events.EventLog;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One connection to the control API: a request in, an answer out, or events until the client leaves. */
final class ControlHandler extends SimpleChannelInboundHandler<FullHttpRequest> {
    private static final Logger LOG = LoggerFactory.getLogger(ControlHandler.class);

    private final ControlApi api;
    private final EventLog events;

    ControlHandler(ControlApi api, EventLog events) {
        this.api = api;
        this.events = events;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest request) {
        Answer answer = request.decoderResult().isSuccess()
                ? answer(request)
                : Answer.problem(400, "this is not an HTTP request");
        switch (answer) {
            case Answer.Body body -> context.writeAndFlush(response(context, body));
            case Answer.Follow follow -> {
                context.pipeline().remove("deadline");
                context.pipeline().addLast(EventStream.of(context, events, follow.back()));
                context.pipeline().remove(this);
            }
        }
    }

    private Answer answer(FullHttpRequest request) {
        try {
            return api.answer(
                    request.method().name(), request.uri(), request.content().toString(StandardCharsets.UTF_8));
        } catch (RuntimeException ours) {
            LOG.error("{} {} failed", request.method(), request.uri(), ours);
            return Answer.problem(500, "the server failed; its log tells why");
        }
    }

    private static FullHttpResponse response(ChannelHandlerContext context, Answer.Body body) {
        ByteBuf content = ByteBufUtil.writeUtf8(context.alloc(), body.body());
        FullHttpResponse response =
                new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(body.status()), content);
        response.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, body.contentType())
                .setInt(HttpHeaderNames.CONTENT_LENGTH, content.readableBytes());
        return response;
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        LOG.debug("a control connection broke", cause);
        context.close();
    }
}
