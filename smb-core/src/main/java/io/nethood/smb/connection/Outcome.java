package io.nethood.smb.connection;

import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.file.store.WouldBlock;
import io.nethood.smb.wire.NtStatus;
import io.nethood.smb.wire.ResponseWriter;
import io.nethood.smb.wire.SmbResponse;
import io.nethood.smb.wire.TransactionResponse;
import io.netty.buffer.ByteBuf;

/** What a handler answers; a refusal is a value. */
sealed interface Outcome {

    /** A body, mostly with {@link NtStatus#SUCCESS}; the chain goes on unless the status is a failure. */
    record Reply(NtStatus status, SmbResponse response) implements Outcome {}

    /** An answer that the handler writes itself, since it is too large to be made first and copied then. */
    record Written(Body body) implements Outcome {}

    /** Writes the words and bytes of one command's answer. */
    @FunctionalInterface
    interface Body {
        /**
         * Writes them.
         *
         * @throws FileRefusal to answer with that status instead; what was written is taken back
         * @throws WouldBlock to answer as {@link NotNow}; what was written is taken back
         */
        void write(ResponseWriter out) throws FileRefusal, WouldBlock;
    }

    /** A message of nothing but these bytes, as SMB_COM_READ_RAW is answered; it takes them over. */
    record Raw(ByteBuf bytes) implements Outcome {}

    /** A transaction's answer, which may need several messages. */
    record TransactionReply(NtStatus status, TransactionResponse response) implements Outcome {}

    /** The same body several times, numbered from 1: SMB_COM_ECHO. */
    record Echoes(int count, byte[] payload) implements Outcome {}

    /** An error: no words, no bytes, and the chain ends. */
    record Failure(NtStatus status) implements Outcome {}

    /** The answer comes later; the chain waits with it. */
    record Pending(PendingRequest request) implements Outcome {}

    /** There is no answer to this command. */
    enum NoReply implements Outcome {
        NO_REPLY
    }

    /** An event loop has tried a command that would have to block: nothing has changed, it is to be executed elsewhere. */
    enum NotNow implements Outcome {
        NOT_NOW
    }

    /** Hang up without an answer. */
    record Disconnect(String reason) implements Outcome {}

    static Outcome of(SmbResponse response) {
        return new Reply(NtStatus.SUCCESS, response);
    }

    /** Success without a body. */
    static Outcome done() {
        return of(SmbResponse.EMPTY);
    }

    static Outcome failure(NtStatus status) {
        return new Failure(status);
    }
}
