package io.nethood.smb.connection;

import io.nethood.smb.wire.RequestBlock;
import io.nethood.smb.wire.SmbRequest;
import io.nethood.wire.MalformedMessage;
import org.jspecify.annotations.Nullable;

/**
 * A row of the handler table: how a command's block becomes a record, and who answers it.
 *
 * @param decoder bytes to record
 * @param behaviour record to outcome
 * @param atOnce the same for an event loop, which it must not block; null when that is not even tried
 */
record CommandHandler<R extends SmbRequest>(
        Decoder<R> decoder,
        Behaviour<R> behaviour,
        @Nullable Behaviour<R> atOnce) {

    @FunctionalInterface
    interface Decoder<R> {
        R decode(RequestBlock block) throws MalformedMessage;
    }

    @FunctionalInterface
    interface Behaviour<R> {
        Outcome handle(RequestContext context, R request);
    }

    /** Whether there is something that an event loop can try. */
    boolean canBeTried() {
        return atOnce != null;
    }

    /** Tries it without blocking; {@link Outcome.NotNow} when that cannot be. */
    Outcome tryAtOnce(RequestContext context, RequestBlock block) throws MalformedMessage {
        Behaviour<R> tried = atOnce;
        return tried == null ? Outcome.NotNow.NOT_NOW : tried.handle(context, decoder.decode(block));
    }

    Outcome handle(RequestContext context, RequestBlock block) throws MalformedMessage {
        return behaviour.handle(context, decoder.decode(block));
    }
}
