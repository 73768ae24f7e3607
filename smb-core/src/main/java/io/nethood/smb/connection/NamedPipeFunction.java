package io.nethood.smb.connection;

import java.util.HashMap;
import java.util.Map;

import io.nethood.smb.pipe.PipeInstance;
import io.nethood.smb.wire.NtStatus;
import io.nethood.smb.wire.PipeStatus;
import io.nethood.smb.wire.TransactionRequest;
import io.nethood.smb.wire.TransactionResponse;
import io.nethood.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/** The named-pipe functions of SMB_COM_TRANSACTION, [MS-CIFS] 2.2.5 and 3.3.5.57, as a table by function code. */
enum NamedPipeFunction {
    SET_STATE(0x0001, onOpen(NamedPipeFunction::setState)),
    /** NT does not serve it ([MS-CIFS] 6 &lt;132&gt;). */
    RAW_READ(0x0011, onOpen((context, open, request) -> Outcome.failure(NtStatus.INVALID_PARAMETER))),
    QUERY_STATE(0x0021, onOpen(NamedPipeFunction::queryState)),
    QUERY_INFO(0x0022, onOpen(NamedPipeFunction::queryInfo)),
    PEEK(0x0023, onOpen(NamedPipeFunction::peek)),
    TRANSACT(0x0026, onOpen(NamedPipeFunction::transact)),
    RAW_WRITE(0x0031, onOpen(NamedPipeFunction::write)),
    READ(0x0036, onOpen(NamedPipeFunction::read)),
    WRITE(0x0037, onOpen(NamedPipeFunction::write)),
    WAIT(0x0053, NamedPipeFunction::waitFor),
    CALL(0x0054, NamedPipeFunction::call);

    @FunctionalInterface
    private interface Behaviour {
        Outcome execute(RequestContext context, TransactionRequest request);
    }

    @FunctionalInterface
    private interface OpenBehaviour {
        Outcome execute(RequestContext context, PipeOpen open, TransactionRequest request);
    }

    /** Size of a pipe's buffers as QueryNmPipeInfo tells it. */
    private static final int BUFFER_SIZE = 4096;

    private static final int ANY_NUMBER_OF_INSTANCES = 0xFF;
    private static final int PIPE_STATE_CONNECTED = 0x0003;
    private static final int[] NO_SETUP = {};
    private static final byte[] NOTHING = {};
    private static final Map<Integer, NamedPipeFunction> BY_CODE = new HashMap<>();

    static {
        for (NamedPipeFunction function : values()) {
            BY_CODE.put(function.code, function);
        }
    }

    private final int code;

    /** Static methods all, so nothing that could change. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Behaviour behaviour;

    NamedPipeFunction(int code, Behaviour behaviour) {
        this.code = code;
        this.behaviour = behaviour;
    }

    /** Executes the function that the first setup word names. */
    static Outcome execute(RequestContext context, TransactionRequest request) {
        NamedPipeFunction function = BY_CODE.get(request.setup()[0]);
        return function == null
                ? Outcome.failure(NtStatus.INVALID_PARAMETER)
                : function.behaviour.execute(context, request);
    }

    /** A function whose second setup word is a FID. */
    private static Behaviour onOpen(OpenBehaviour behaviour) {
        return (context, request) -> {
            PipeOpen open = context.pipe(request.setup()[1]);
            return open == null ? Outcome.failure(NtStatus.INVALID_HANDLE) : behaviour.execute(context, open, request);
        };
    }

    private static Outcome setState(RequestContext context, PipeOpen open, TransactionRequest request) {
        byte[] parameters = request.parameters();
        if (parameters.length < 2) {
            return Outcome.failure(NtStatus.INVALID_PARAMETER);
        }
        int state = (parameters[0] & 0xFF) | (parameters[1] & 0xFF) << 8;
        open.pipe().setModes((state & PipeStatus.NON_BLOCKING) == 0, (state & PipeStatus.READ_MODE_MESSAGE) != 0);
        return answer(NOTHING, NOTHING);
    }

    private static Outcome queryState(RequestContext context, PipeOpen open, TransactionRequest request) {
        int state = PipeStatus.of(open.pipe().blocking(), open.pipe().messageReads());
        return answer(WireWriter.create().u16(state).toBytes(), NOTHING);
    }

    private static Outcome queryInfo(RequestContext context, PipeOpen open, TransactionRequest request) {
        byte[] parameters = request.parameters();
        if (parameters.length < 2 || parameters[0] != 1 || parameters[1] != 0) {
            return Outcome.failure(NtStatus.INVALID_PARAMETER);
        }
        WireWriter info = WireWriter.create()
                .u16(BUFFER_SIZE)
                .u16(BUFFER_SIZE)
                .u8(ANY_NUMBER_OF_INSTANCES)
                .u8(1)
                .u8(open.path().length() + 1);
        if (context.header().unicode()) {
            info.u8(0).unicodeString(open.path());
        } else {
            info.oemString(open.path(), context.connection().codePage());
        }
        return truncated(request, info.toBytes());
    }

    private static Outcome peek(RequestContext context, PipeOpen open, TransactionRequest request) {
        PipeInstance pipe = open.pipe();
        PipeInstance.Taken taken = request.maxDataCount() == 0 ? null : pipe.peek(request.maxDataCount());
        byte[] parameters = WireWriter.create()
                .u16(Math.min(pipe.unreadBytes(), 0xFFFF))
                .u16(Math.min(pipe.nextMessageBytes(), 0xFFFF))
                .u16(PIPE_STATE_CONNECTED)
                .toBytes();
        NtStatus status = taken == null ? NtStatus.SUCCESS : PipeTransfers.status(taken);
        return new Outcome.TransactionReply(
                status, new TransactionResponse(NO_SETUP, parameters, taken == null ? NOTHING : taken.bytes()));
    }

    /** One write and one read, in message mode, on a pipe with nothing left to read ([MS-CIFS] 2.2.5.6). */
    private static Outcome transact(RequestContext context, PipeOpen open, TransactionRequest request) {
        PipeInstance pipe = open.pipe();
        if (!pipe.messageReads()) {
            return Outcome.failure(NtStatus.INVALID_READ_MODE);
        }
        if (!pipe.isEmpty()) {
            return Outcome.failure(NtStatus.PIPE_BUSY);
        }
        if (!pipe.write(request.data(), context.nowNanos())) {
            return broken(context, open);
        }
        context.connection().deadlines().changed();
        Outcome now = tryRead(open, request.maxDataCount());
        return now != null
                ? now
                : PipeTransfers.await(context, open, nowNanos -> tryRead(open, request.maxDataCount()));
    }

    private static Outcome read(RequestContext context, PipeOpen open, TransactionRequest request) {
        Outcome now = tryRead(open, request.maxDataCount());
        if (now != null) {
            return now;
        }
        return open.pipe().blocking()
                ? PipeTransfers.await(context, open, nowNanos -> tryRead(open, request.maxDataCount()))
                : Outcome.failure(NtStatus.PIPE_EMPTY);
    }

    private static @Nullable Outcome tryRead(PipeOpen open, int most) {
        PipeInstance.Taken taken = open.pipe().read(most);
        return taken == null
                ? null
                : new Outcome.TransactionReply(
                        PipeTransfers.status(taken), new TransactionResponse(NO_SETUP, NOTHING, taken.bytes()));
    }

    private static Outcome write(RequestContext context, PipeOpen open, TransactionRequest request) {
        if (!open.pipe().write(request.data(), context.nowNanos())) {
            return broken(context, open);
        }
        PipeTransfers.delivered(context, open);
        return answer(WireWriter.create().u16(request.data().length).toBytes(), NOTHING);
    }

    /** Our pipes have any number of instances, so one is always there. */
    private static Outcome waitFor(RequestContext context, TransactionRequest request) {
        NtStatus refusal = PipeOpens.refusal(context, PipeOpens.withoutPrefix(request.name()));
        return refusal == NtStatus.SUCCESS ? answer(NOTHING, NOTHING) : Outcome.failure(refusal);
    }

    /** Open, transact, close in one request; a call that does not return at once fails with its pipe. */
    private static Outcome call(RequestContext context, TransactionRequest request) {
        String name = PipeOpens.withoutPrefix(request.name());
        NtStatus refusal = PipeOpens.refusal(context, name);
        if (refusal != NtStatus.SUCCESS) {
            return Outcome.failure(refusal);
        }
        ConnectionState state = context.state();
        PipeOpen open = state.addPipe(
                name,
                context.server(),
                context.tree(),
                context.session(),
                context.header().pid());
        open.pipe().write(request.data(), context.nowNanos());
        Outcome answer = tryRead(open, request.maxDataCount());
        state.closeOpen(open, "the call is over");
        return answer == null ? Outcome.failure(NtStatus.PIPE_BROKEN) : answer;
    }

    private static Outcome broken(RequestContext context, PipeOpen open) {
        context.state().closeOpen(open, "more was left unread than the pipe can hold");
        context.connection().deadlines().changed();
        return Outcome.failure(NtStatus.PIPE_BROKEN);
    }

    private static Outcome truncated(TransactionRequest request, byte[] data) {
        if (data.length <= request.maxDataCount()) {
            return answer(NOTHING, data);
        }
        return new Outcome.TransactionReply(
                NtStatus.BUFFER_OVERFLOW,
                new TransactionResponse(NO_SETUP, NOTHING, java.util.Arrays.copyOf(data, request.maxDataCount())));
    }

    private static Outcome answer(byte[] parameters, byte[] data) {
        return new Outcome.TransactionReply(NtStatus.SUCCESS, new TransactionResponse(NO_SETUP, parameters, data));
    }
}
