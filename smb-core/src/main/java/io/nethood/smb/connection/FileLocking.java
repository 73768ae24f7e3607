package io.nethood.smb.connection;

import java.util.List;

import io.nethood.smb.file.BrokenOplock;
import io.nethood.smb.file.FileLocks;
import io.nethood.smb.file.lock.LockRange;
import io.nethood.smb.file.lock.LockWaiters;
import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.wire.LockByteRangeRequest;
import io.nethood.smb.wire.LockingAndxRequest;
import io.nethood.smb.wire.NtStatus;
import io.nethood.smb.wire.OplockBreak;
import io.nethood.smb.wire.ReadRequest;
import io.nethood.smb.wire.WriteRequest;
import io.netty.buffer.ByteBuf;
import org.jspecify.annotations.Nullable;

/**
 * Byte-range locks and the ends of oplocks: SMB_COM_LOCKING_ANDX, SMB_COM_LOCK_BYTE_RANGE and their relatives, [MS-CIFS]
 * 3.3.5.30, 3.3.5.14, 3.3.5.15, 3.3.5.21 and 3.3.5.22.
 */
final class FileLocking {
    private static final int AT_ONCE = 0;
    private static final int EXCLUSIVE = 0;
    private static final int PID_LOW = 0xFFFF;

    /** What a request and its cancellation have in common: the width of their ranges, not the kind of the lock. */
    private static final int FORM = LockingAndxRequest.LARGE_FILES;

    private FileLocking() {}

    static Outcome lockingAndx(RequestContext context, LockingAndxRequest request) {
        return FileOperation.run(context, nowNanos -> {
            FileOpen open = context.file(request.fid());
            if (isSet(request, LockingAndxRequest.OPLOCK_RELEASE)) {
                open.file().acknowledgeOplock(request.newOplockLevel() == LEVEL_TWO);
                if (request.locks().isEmpty() && request.unlocks().isEmpty()) {
                    return Outcome.NoReply.NO_REPLY;
                }
            }
            if (isSet(request, LockingAndxRequest.CHANGE_LOCKTYPE)) {
                return Outcome.failure(NtStatus.OS2_ATOMIC_LOCKS_NOT_SUPPORTED);
            }
            FileLocks locks = open.file().locks();
            if (isSet(request, LockingAndxRequest.CANCEL_LOCK)) {
                cancelFirst(locks, request);
                return Outcome.of(new LockingAndxRequest.Response());
            }
            for (LockingAndxRequest.Range range : request.unlocks()) {
                locks.unlock(range(range));
            }
            if (request.locks().isEmpty()) {
                return Outcome.of(new LockingAndxRequest.Response());
            }
            return lock(
                    context,
                    open,
                    request.locks().stream().map(range -> range(range)).toList(),
                    request.typeOfLock(),
                    (int) request.timeoutMillis(),
                    Outcome.of(new LockingAndxRequest.Response()));
        });
    }

    /** Of several ranges only the first is cancelled ([MS-CIFS] 2.2.4.32.1). */
    private static void cancelFirst(FileLocks locks, LockingAndxRequest request) throws FileRefusal {
        if (!request.locks().isEmpty()) {
            locks.cancel(
                    range(request.locks().getFirst()),
                    key -> key instanceof LockAttempt waiting && waiting.isLike(request));
        }
    }

    /** NewOplockLevel of an acknowledgement that keeps what was read. */
    private static final int LEVEL_TWO = 1;

    private static boolean isSet(LockingAndxRequest request, int type) {
        return (request.typeOfLock() & type) != 0;
    }

    private static LockRange range(LockingAndxRequest.Range range) {
        return new LockRange(range.pid(), range.offset(), range.length());
    }

    /** Locks belong to the low half of a process' number, as LOCKING_ANDX has room for no more. */
    static int pid(RequestContext context) {
        return context.header().pid() & PID_LOW;
    }

    static Outcome lock(RequestContext context, LockByteRangeRequest request) {
        return FileOperation.run(context, nowNanos -> {
            FileOpen open = context.file(request.fid());
            return lock(context, open, List.of(range(context, request)), EXCLUSIVE, AT_ONCE, Outcome.done());
        });
    }

    static Outcome unlock(RequestContext context, LockByteRangeRequest request) {
        return FileOperation.run(context, nowNanos -> {
            context.file(request.fid()).file().locks().unlock(range(context, request));
            return Outcome.done();
        });
    }

    private static LockRange range(RequestContext context, LockByteRangeRequest request) {
        return new LockRange(pid(context), request.offset(), request.count());
    }

    static Outcome lockAndRead(RequestContext context, ReadRequest request) {
        return FileOperation.run(context, nowNanos -> {
            FileOpen open = context.file(request.fid());
            LockRange range = new LockRange(pid(context), request.offset(), request.count());
            return lock(context, open, List.of(range), EXCLUSIVE, AT_ONCE, FileTransfers.read(context, request));
        });
    }

    static Outcome writeAndUnlock(RequestContext context, WriteRequest request) {
        return FileOperation.run(context, nowNanos -> {
            FileOpen open = context.file(request.fid());
            int pid = pid(context);
            int wanted = request.data().readableBytes();
            if (wanted == 0) {
                return Outcome.of(new WriteRequest.Response(0));
            }
            int count = open.file().content().write(request.data(), request.offset(), pid);
            open.file().locks().unlock(new LockRange(pid, request.offset(), wanted));
            return Outcome.of(new WriteRequest.Response(count));
        });
    }

    /** Locks now, waits, or refuses; {@code granted} is the answer to a lock that was got. */
    private static Outcome lock(
            RequestContext context,
            FileOpen open,
            List<LockRange> ranges,
            int typeOfLock,
            int timeoutMillis,
            Outcome granted)
            throws FileRefusal {
        LockAttempt attempt = new LockAttempt(open.file().locks(), ranges, typeOfLock, timeoutMillis, granted);
        Outcome now = attempt.ask(context.nowNanos());
        return now == null ? context.await(open, attempt, OF_LOCK) : now;
    }

    /** A lock that waits is no longer waited for: both ways are told as Windows tells them. */
    private static final PendingRequest.Ending OF_LOCK = new PendingRequest.Ending(
            Outcome.failure(NtStatus.RANGE_NOT_LOCKED), Outcome.failure(NtStatus.FILE_LOCK_CONFLICT));

    /** One request for locks, which the stream knows by this object. */
    private static final class LockAttempt implements PendingRequest.Attempt {
        private final FileLocks locks;
        private final List<LockRange> ranges;
        private final int typeOfLock;
        private final int timeoutMillis;
        private final Outcome granted;
        private long deadlineNanos = PendingRequest.NO_DEADLINE;

        LockAttempt(FileLocks locks, List<LockRange> ranges, int typeOfLock, int timeoutMillis, Outcome granted) {
            this.locks = locks;
            this.ranges = ranges;
            this.typeOfLock = typeOfLock;
            this.timeoutMillis = timeoutMillis;
            this.granted = granted;
        }

        boolean isLike(LockingAndxRequest cancel) {
            return ((typeOfLock ^ cancel.typeOfLock()) & FORM) == 0;
        }

        @Nullable
        Outcome ask(long nowNanos) throws FileRefusal {
            boolean exclusive = (typeOfLock & LockingAndxRequest.SHARED_LOCK) == 0;
            return switch (locks.lock(this, ranges, exclusive, timeoutMillis, nowNanos)) {
                case LockWaiters.Answer.Granted yes -> granted;
                case LockWaiters.Answer.Refused(NtStatus status) -> Outcome.failure(status);
                case LockWaiters.Answer.Waiting(long deadline) -> {
                    deadlineNanos = deadline;
                    yield null;
                }
            };
        }

        @Override
        public @Nullable Outcome tryAnswer(long nowNanos) {
            try {
                return ask(nowNanos);
            } catch (FileRefusal refusal) {
                return Outcome.failure(refusal.status());
            }
        }

        @Override
        public long deadlineNanos() {
            return deadlineNanos;
        }

        @Override
        public void givenUp() {
            locks.forget(this);
        }
    }

    // The server's own message

    /** Tells the client that an oplock is broken; a break is never signed ([MS-CIFS] 3.3.4.2). */
    static void tellOfBreak(SmbConnection connection, BrokenOplock broken) {
        for (Open open : connection.state().opens()) {
            if (open.openId() == broken.openId()) {
                ByteBuf message = connection.output().newMessage();
                new OplockBreak(open.tree().tid(), open.fid(), broken.levelTwoRemains() ? LEVEL_TWO : 0)
                        .encode(message);
                connection.send(message, MessageSigning.UNSIGNED);
            }
        }
    }
}
