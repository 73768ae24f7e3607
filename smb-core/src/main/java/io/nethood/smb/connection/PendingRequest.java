package io.nethood.smb.connection;

import java.util.function.Consumer;

import io.nethood.smb.wire.NtStatus;
import io.nethood.smb.wire.SmbHeader;
import org.jspecify.annotations.Nullable;

/**
 * A request whose answer is not there yet: a read of an empty pipe, a transaction whose RPC call has not returned. It is
 * tried again whenever its pipe has news, and ended by NT_CANCEL or by the end of its open, tree, session or connection.
 */
final class PendingRequest {

    /** Tries to answer; null when it still has to wait. */
    @FunctionalInterface
    interface Attempt {
        @Nullable
        Outcome tryAnswer();
    }

    private final SmbHeader header;
    private final PipeOpen open;
    private final Attempt attempt;
    private @Nullable Consumer<Outcome> resume;

    PendingRequest(SmbHeader header, PipeOpen open, Attempt attempt) {
        this.header = header;
        this.open = open;
        this.attempt = attempt;
    }

    /** What goes on once the answer is there. */
    void whenAnswered(Consumer<Outcome> continuation) {
        resume = continuation;
    }

    PipeOpen open() {
        return open;
    }

    /** Whether NT_CANCEL with {@code cancel} as its header means this request ([MS-CIFS] 2.2.4.65). */
    boolean isNamedBy(SmbHeader cancel) {
        return header.uid() == cancel.uid()
                && header.tid() == cancel.tid()
                && header.pid() == cancel.pid()
                && header.mid() == cancel.mid();
    }

    /** Answers if it can; true when it did. */
    boolean attempt() {
        Outcome outcome = attempt.tryAnswer();
        if (outcome == null) {
            return false;
        }
        finish(outcome);
        return true;
    }

    void end(NtStatus status) {
        finish(Outcome.failure(status));
    }

    private void finish(Outcome outcome) {
        Consumer<Outcome> continuation = resume;
        if (continuation == null) {
            throw new IllegalStateException("a pending request was answered before it waited");
        }
        continuation.accept(outcome);
    }
}
