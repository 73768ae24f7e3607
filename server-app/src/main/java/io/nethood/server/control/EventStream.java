package io.nethood.server.control;

import java.util.concurrent.RejectedExecutionException;

import io.nethood.event.LabEvent;
import io.nethood.server.events.EventLog;
import io.nethood.server.events.EventsLost;
import io.nethood.server.json.Json;
import io.netty.buffer.ByteBufUtil;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;

/**
 * Server-sent events on one connection, as fast as the client reads. What a client is too slow for is lost, and an
 * {@link EventsLost} stands in its place. The answer ends with the connection.
 */
final class EventStream extends ChannelInboundHandlerAdapter {
    private static final int BATCH = 64;

    private final EventLog.Reader reader;

    private EventStream(EventLog.Reader reader) {
        this.reader = reader;
    }

    /** Answers on the connection of {@code context}; the stream begins {@code back} events ago. */
    static EventStream of(ChannelHandlerContext context, EventLog events, int back) {
        HttpResponse head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
        head.headers()
                .set(HttpHeaderNames.CONTENT_TYPE, "text/event-stream")
                .set(HttpHeaderNames.CACHE_CONTROL, HttpHeaderValues.NO_CACHE)
                .set(HttpHeaderNames.CONNECTION, HttpHeaderValues.CLOSE);
        context.writeAndFlush(head);
        return new EventStream(events.reader(back, () -> {
            try {
                context.executor().execute(() -> context.pipeline().fireUserEventTriggered(News.NEWS));
            } catch (RejectedExecutionException stopped) {
                // The server ends; so does this stream.
            }
        }));
    }

    /** There is something to take. */
    private enum News {
        NEWS
    }

    @Override
    public void handlerAdded(ChannelHandlerContext context) {
        pump(context);
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof News) {
            pump(context);
        } else {
            context.fireUserEventTriggered(event);
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        pump(context);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        reader.close();
        context.fireChannelInactive();
    }

    private void pump(ChannelHandlerContext context) {
        while (context.channel().isWritable()) {
            EventLog.Batch batch = reader.take(BATCH);
            if (batch.isEmpty()) {
                if (reader.sleep()) {
                    return;
                }
                continue;
            }
            if (batch.lost() > 0) {
                write(context, Json.write(new EventsLost(batch.lost())));
            }
            for (LabEvent event : batch.events()) {
                write(context, Json.write(event));
            }
            context.flush();
        }
    }

    private static void write(ChannelHandlerContext context, String json) {
        context.write(new DefaultHttpContent(ByteBufUtil.writeUtf8(context.alloc(), "data: " + json + "\n\n")));
    }
}
