package io.nethood.smb.connection;

import io.nethood.smb.file.FileWait;
import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.file.store.WouldBlock;
import io.nethood.smb.wire.NtStatus;
import io.nethood.wire.MalformedMessage;
import org.jspecify.annotations.Nullable;

/**
 * What a handler does to files. It may be refused, and it may have to wait for another client; then it is tried again as a
 * whole, when there is news or at the deadline.
 */
@FunctionalInterface
interface FileOperation {

    Outcome execute(long nowNanos) throws FileRefusal, FileWait, MalformedMessage;

    /** The answer of {@code operation}, now or later. */
    static Outcome run(RequestContext context, FileOperation operation) {
        return run(context, null, operation);
    }

    /** The same for an operation on {@code open}, with which it also ends. */
    static Outcome run(RequestContext context, @Nullable Open open, FileOperation operation) {
        try {
            return operation.execute(context.nowNanos());
        } catch (FileRefusal refusal) {
            return Outcome.failure(refusal.status());
        } catch (MalformedMessage malformed) {
            context.connection().reportMalformed(malformed);
            return Outcome.failure(NtStatus.INVALID_PARAMETER);
        } catch (FileWait wait) {
            return context.await(open, new Retry(operation, wait.deadlineNanos()), PendingRequest.Ending.OF_FILE);
        }
    }

    /** What an event loop tries: it answers success, or leaves it to {@link #run}, which also tells what is wrong. */
    @FunctionalInterface
    interface Attempt {
        Outcome execute() throws FileRefusal, MalformedMessage, WouldBlock;
    }

    /** The answer of {@code attempt}, or {@link Outcome.NotNow}. */
    static Outcome tryNow(Attempt attempt) {
        try {
            return attempt.execute();
        } catch (FileRefusal | MalformedMessage | WouldBlock notNow) {
            return Outcome.NotNow.NOT_NOW;
        }
    }

    /** An operation that waits, until the deadline that it named last. */
    final class Retry implements PendingRequest.Attempt {
        private final FileOperation operation;
        private long deadlineNanos;

        Retry(FileOperation operation, long deadlineNanos) {
            this.operation = operation;
            this.deadlineNanos = deadlineNanos;
        }

        @Override
        public long deadlineNanos() {
            return deadlineNanos;
        }

        @Override
        public @Nullable Outcome tryAnswer(long nowNanos) {
            try {
                return operation.execute(nowNanos);
            } catch (FileRefusal refusal) {
                return Outcome.failure(refusal.status());
            } catch (MalformedMessage malformed) {
                return Outcome.failure(NtStatus.INVALID_PARAMETER);
            } catch (FileWait wait) {
                deadlineNanos = wait.deadlineNanos();
                return null;
            }
        }
    }
}
