package io.nethood.smb.connection;

import java.util.Arrays;
import java.util.function.Function;

import io.nethood.smb.pipe.PipeInstance;
import io.nethood.smb.wire.NtStatus;
import io.nethood.smb.wire.ReadAndxRequest;
import io.nethood.smb.wire.SmbResponse;
import io.nethood.smb.wire.WriteAndxRequest;
import org.jspecify.annotations.Nullable;

/** Reading and writing named pipes: SMB_COM_READ_ANDX and SMB_COM_WRITE_ANDX, [MS-CIFS] 3.3.5.36 and 3.3.5.37. */
final class PipeTransfers {
    /** The two bytes in front of a raw write that tell the length of the whole message. */
    private static final int RAW_LENGTH_BYTES = 2;

    private PipeTransfers() {}

    static Outcome read(RequestContext context, PipeOpen open, ReadAndxRequest request) {
        return readOrWait(
                context,
                open,
                request.maxCount(),
                taken -> new ReadAndxRequest.Response(open.pipe().unreadBytes(), taken.bytes()));
    }

    /** Answers with what can be read, waits when the pipe is empty and blocking, or says that it is empty. */
    static Outcome readOrWait(
            RequestContext context, PipeOpen open, int most, Function<PipeInstance.Taken, SmbResponse> answer) {
        Outcome now = tryRead(open, most, answer);
        if (now != null) {
            return now;
        }
        if (!open.pipe().blocking()) {
            return Outcome.failure(NtStatus.PIPE_EMPTY);
        }
        return await(context, open, nowNanos -> tryRead(open, most, answer));
    }

    private static @Nullable Outcome tryRead(
            PipeOpen open, int most, Function<PipeInstance.Taken, SmbResponse> answer) {
        PipeInstance.Taken taken = open.pipe().read(most);
        return taken == null ? null : new Outcome.Reply(status(taken), answer.apply(taken));
    }

    /** BUFFER_OVERFLOW when a message was longer than the client wanted; the rest is there for the next read. */
    static NtStatus status(PipeInstance.Taken taken) {
        return taken.rest() > 0 ? NtStatus.BUFFER_OVERFLOW : NtStatus.SUCCESS;
    }

    /** Waits for the pipe. */
    static Outcome await(RequestContext context, PipeOpen open, PendingRequest.Attempt attempt) {
        return context.await(open, attempt, PendingRequest.Ending.OF_PIPE);
    }

    static Outcome write(RequestContext context, PipeOpen open, WriteAndxRequest request) {
        byte[] bytes = request.bytes();
        if (bytes.length > PipeInstance.LONGEST_WRITE) {
            return Outcome.failure(NtStatus.INVALID_PARAMETER);
        }
        if (!deliver(context, open, request.writeMode(), bytes)) {
            context.state().closeOpen(open, "the client wrote what no message can be");
            context.connection().deadlines().changed();
            return Outcome.failure(NtStatus.PIPE_BROKEN);
        }
        delivered(context, open);
        return Outcome.of(new WriteAndxRequest.Response(bytes.length));
    }

    private static boolean deliver(RequestContext context, PipeOpen open, int writeMode, byte[] bytes) {
        boolean raw = (writeMode & WriteAndxRequest.RAW_MODE) != 0;
        boolean start = (writeMode & WriteAndxRequest.MESSAGE_START) != 0;
        PipeInstance pipe = open.pipe();
        if (raw && start) {
            if (bytes.length < RAW_LENGTH_BYTES) {
                return false;
            }
            int total = (bytes[0] & 0xFF) | (bytes[1] & 0xFF) << 8;
            return pipe.writeRaw(total, Arrays.copyOfRange(bytes, RAW_LENGTH_BYTES, bytes.length), context.nowNanos());
        }
        return pipe.writesPartially()
                ? pipe.writeRaw(-1, bytes, context.nowNanos())
                : pipe.write(bytes, context.nowNanos());
    }

    /** Something was written: whoever waits for the pipe may have an answer now, and its deadline may be nearer. */
    static void delivered(RequestContext context, PipeOpen open) {
        context.state().attemptPending(open, context.nowNanos());
        context.connection().deadlines().changed();
    }
}
