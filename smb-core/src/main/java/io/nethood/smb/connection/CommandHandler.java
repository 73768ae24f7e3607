package io.nethood.smb.connection;

import io.nethood.smb.wire.RequestBlock;
import io.nethood.smb.wire.SmbRequest;
import io.nethood.wire.MalformedMessage;

/**
 * A row of the handler table: how a command's block becomes a record, and who answers it.
 *
 * @param decoder bytes to record
 * @param behaviour record to outcome
 */
record CommandHandler<R extends SmbRequest>(Decoder<R> decoder, Behaviour<R> behaviour) {

    @FunctionalInterface
    interface Decoder<R> {
        R decode(RequestBlock block) throws MalformedMessage;
    }

    @FunctionalInterface
    interface Behaviour<R> {
        Outcome handle(RequestContext context, R request);
    }

    Outcome handle(RequestContext context, RequestBlock block) throws MalformedMessage {
        return behaviour.handle(context, decoder.decode(block));
    }
}
