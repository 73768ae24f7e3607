package io.nethood.smb.connection;

import java.util.function.Consumer;

import io.nethood.smb.wire.NtStatus;
import io.nethood.smb.wire.SmbHeader;
import org.jspecify.annotations.Nullable;

/**
 * A request whose answer is not there yet: a read of an empty pipe, an open that waits for an oplock to be broken, a lock
 * that somebody else has. It is tried again whenever what it waits for has news and when its time is up, and ended by
 * NT_CANCEL or by the end of its open, tree, session or connection.
 */
final class PendingRequest {
    /** It waits as long as it takes. */
    static final long NO_DEADLINE = Long.MAX_VALUE;

    /** Tries to answer; null when it still has to wait. */
    @FunctionalInterface
    interface Attempt {
        @Nullable
        Outcome tryAnswer(long nowNanos);

        /** When it is tried again in any case, or {@link #NO_DEADLINE}. */
        default long deadlineNanos() {
            return NO_DEADLINE;
        }

        /** It will not be tried again. */
        default void givenUp() {}
    }

    /** What a request is answered that is not waited for any longer. */
    record Ending(Outcome whenClosed, Outcome whenCancelled) {
        /** Of a pipe. */
        static final Ending OF_PIPE =
                new Ending(Outcome.failure(NtStatus.PIPE_BROKEN), Outcome.failure(NtStatus.CANCELLED));

        /** Of an operation on files. */
        static final Ending OF_FILE =
                new Ending(Outcome.failure(NtStatus.INVALID_HANDLE), Outcome.failure(NtStatus.CANCELLED));
    }

    private final SmbHeader header;
    private final Tree tree;
    private final @Nullable Open open;
    private final Attempt attempt;
    private final Ending ending;
    private @Nullable Consumer<Outcome> resume;

    /** @param open what it belongs to; null for a request that has none yet */
    PendingRequest(SmbHeader header, Tree tree, @Nullable Open open, Attempt attempt, Ending ending) {
        this.header = header;
        this.tree = tree;
        this.open = open;
        this.attempt = attempt;
        this.ending = ending;
    }

    /** What goes on once the answer is there. */
    void whenAnswered(Consumer<Outcome> continuation) {
        resume = continuation;
    }

    Tree tree() {
        return tree;
    }

    boolean belongsTo(Open other) {
        return open != null && open.fid() == other.fid();
    }

    /** Whether it waits for something outside this connection: a file. */
    boolean waitsForFile() {
        return !(open instanceof PipeOpen);
    }

    long deadlineNanos() {
        return attempt.deadlineNanos();
    }

    /** Whether NT_CANCEL with {@code cancel} as its header means this request ([MS-CIFS] 2.2.4.65). */
    boolean isNamedBy(SmbHeader cancel) {
        return header.uid() == cancel.uid()
                && header.tid() == cancel.tid()
                && header.pid() == cancel.pid()
                && header.mid() == cancel.mid();
    }

    /** Answers if it can; true when it did. */
    boolean attempt(long nowNanos) {
        Outcome outcome = attempt.tryAnswer(nowNanos);
        if (outcome == null) {
            return false;
        }
        finish(outcome);
        return true;
    }

    /** Its open, tree or session is gone. */
    void closed() {
        attempt.givenUp();
        finish(ending.whenClosed());
    }

    void cancelled() {
        attempt.givenUp();
        finish(ending.whenCancelled());
    }

    private void finish(Outcome outcome) {
        Consumer<Outcome> continuation = resume;
        if (continuation == null) {
            throw new IllegalStateException("a pending request was answered before it waited");
        }
        continuation.accept(outcome);
    }
}
