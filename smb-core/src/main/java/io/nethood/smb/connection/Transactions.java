package io.nethood.smb.connection;

import java.util.Locale;

import io.nethood.smb.rap.RapReply;
import io.nethood.smb.wire.NtStatus;
import io.nethood.smb.wire.SmbResponse;
import io.nethood.smb.wire.TransactionKind;
import io.nethood.smb.wire.TransactionRequest;
import io.nethood.smb.wire.TransactionResponse;
import io.nethood.smb.wire.TransactionSecondaryRequest;
import io.nethood.wire.MalformedMessage;

/**
 * Transactions of all three kinds and their secondary messages, [MS-CIFS] 3.3.5.2.5: what has come is put together, and
 * what is whole is executed. SMB_COM_TRANSACTION means named-pipe functions and the Remote Administration Protocol.
 */
final class Transactions {
    /** Most bytes of all parts and of all the client wants back: NT's limit ([MS-CIFS] 6 &lt;240&gt;). */
    static final int MOST_BYTES = 65 * 1024;

    private static final int[] NO_SETUP = {};

    private Transactions() {}

    static Outcome begin(RequestContext context, TransactionRequest request) {
        if (size(request) > MOST_BYTES || context.connection().transactions().isFull()) {
            return Outcome.failure(NtStatus.INSUFF_SERVER_RESOURCES);
        }
        if (request.isWhole()) {
            return execute(context, request);
        }
        try {
            context.connection().transactions().begin(context.header(), request, context.responseNumber());
        } catch (MalformedMessage misfit) {
            return malformed(context, misfit);
        }
        // The interim response: go on with the secondary messages.
        return Outcome.of(SmbResponse.EMPTY);
    }

    /** What an event loop tries: a whole transaction of which there is something to try. */
    static Outcome beginNow(RequestContext context, TransactionRequest request) {
        return request.isWhole() && size(request) <= MOST_BYTES && request.kind() == TransactionKind.TRANSACTION2
                ? Transaction2.tryNow(context, request)
                : Outcome.NotNow.NOT_NOW;
    }

    static Outcome resume(RequestContext context, TransactionSecondaryRequest request) {
        TransactionAssembly.Whole whole;
        try {
            whole = context.connection().transactions().add(context.header(), request);
        } catch (MalformedMessage misfit) {
            return malformed(context, misfit);
        }
        if (whole == null) {
            return Outcome.NoReply.NO_REPLY;
        }
        context.signResponseWith(whole.responseNumber());
        return execute(context, whole.request());
    }

    private static Outcome malformed(RequestContext context, MalformedMessage misfit) {
        context.connection().reportMalformed(misfit);
        return Outcome.failure(NtStatus.INVALID_SMB);
    }

    /** What comes and what goes back share their room: {@code net rap printq} wants all of the limit back. */
    private static long size(TransactionRequest request) {
        return 2L * Math.max(request.setup().length, request.maxSetupCount())
                + Math.max(request.totalParameterCount(), request.maxParameterCount())
                + Math.max(request.totalDataCount(), request.maxDataCount());
    }

    private static Outcome execute(RequestContext context, TransactionRequest request) {
        return switch (request.kind()) {
            case TRANSACTION -> named(context, request);
            case TRANSACTION2 -> Transaction2.execute(context, request);
            case NT_TRANSACT -> NtTransact.execute(context, request);
        };
    }

    private static Outcome named(RequestContext context, TransactionRequest request) {
        String name = request.name().toUpperCase(Locale.ROOT);
        if (name.equals("\\PIPE\\LANMAN")) {
            return remoteAdministration(context, request);
        }
        if (name.startsWith("\\PIPE") && request.setup().length == 2) {
            return NamedPipeFunction.execute(context, request);
        }
        return Outcome.failure(NtStatus.OBJECT_NAME_NOT_FOUND);
    }

    private static Outcome remoteAdministration(RequestContext context, TransactionRequest request) {
        RapReply reply = context.server()
                .rap()
                .call(
                        ConnectionState.client(context.session()),
                        request.parameters(),
                        request.data(),
                        request.maxParameterCount(),
                        request.maxDataCount());
        return switch (reply) {
            case RapReply.Refused refused -> Outcome.failure(refused.status());
            case RapReply.Answer answer ->
                new Outcome.TransactionReply(
                        answer.cut() ? NtStatus.BUFFER_OVERFLOW : NtStatus.SUCCESS,
                        new TransactionResponse(NO_SETUP, answer.parameters(), answer.data()));
        };
    }
}
