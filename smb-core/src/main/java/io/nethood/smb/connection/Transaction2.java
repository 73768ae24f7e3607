package io.nethood.smb.connection;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

import io.nethood.smb.wire.NtStatus;
import io.nethood.smb.wire.TransactionRequest;
import io.nethood.smb.wire.TransactionResponse;
import io.nethood.wire.MalformedMessage;
import io.nethood.wire.WireReader;

/** The functions of SMB_COM_TRANSACTION2, [MS-CIFS] 2.2.6, as a table by function code. */
enum Transaction2 {
    OPEN2(0x0000, FileOpens::open2),
    FIND_FIRST2(0x0001, Searches::findFirst),
    FIND_NEXT2(0x0002, Searches::findNext),
    QUERY_FS_INFORMATION(0x0003, FileInformationQueries::queryFileSystem),
    QUERY_PATH_INFORMATION(0x0005, FileInformationQueries::queryPath, FileInformationQueries::queryPathNow),
    SET_PATH_INFORMATION(0x0006, FileInformationChanges::setPath),
    QUERY_FILE_INFORMATION(0x0007, FileInformationQueries::queryFile),
    SET_FILE_INFORMATION(0x0008, FileInformationChanges::setFile),
    CREATE_DIRECTORY(0x000D, FileInformationChanges::createDirectory),
    /** A workgroup peer has no DFS. */
    GET_DFS_REFERRAL(0x0010, (context, call) -> Outcome.failure(NtStatus.NO_SUCH_DEVICE));

    @FunctionalInterface
    private interface Behaviour {
        Outcome execute(RequestContext context, Call call);
    }

    private static final Map<Integer, Transaction2> BY_CODE = new HashMap<>();

    static {
        for (Transaction2 function : values()) {
            BY_CODE.put(function.code, function);
        }
    }

    private final int code;

    /** Static methods all, so nothing that could change. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Behaviour behaviour;

    /** As {@link #behaviour}. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Behaviour atOnce;

    Transaction2(int code, Behaviour behaviour) {
        this(code, behaviour, (context, call) -> Outcome.NotNow.NOT_NOW);
    }

    /** @param atOnce what an event loop tries first, where it must not block */
    Transaction2(int code, Behaviour behaviour, Behaviour atOnce) {
        this.code = code;
        this.behaviour = behaviour;
        this.atOnce = atOnce;
    }

    /** Tries the function without blocking; {@link Outcome.NotNow} when that cannot be. */
    static Outcome tryNow(RequestContext context, TransactionRequest request) {
        Transaction2 function = BY_CODE.get(request.function());
        return function == null ? Outcome.NotNow.NOT_NOW : function.atOnce.execute(context, new Call(context, request));
    }

    /** Executes the function that the first setup word names. */
    static Outcome execute(RequestContext context, TransactionRequest request) {
        Transaction2 function = BY_CODE.get(request.function());
        return function == null
                ? Outcome.failure(NtStatus.NOT_IMPLEMENTED)
                : function.behaviour.execute(context, new Call(context, request));
    }

    /** One call: what the client sent, and how it is answered. */
    record Call(RequestContext context, TransactionRequest request) {
        WireReader parameters() {
            return WireReader.of(request.parameters());
        }

        WireReader data() {
            return WireReader.of(request.data());
        }

        /** A path in the form that the header names; its terminator or the end of the parameters ends it. */
        String string(WireReader in) throws MalformedMessage {
            return context.text().rest(in);
        }

        /** More than the client takes is cut ([MS-CIFS] 3.3.5.57). */
        Outcome answer(byte[] parameters, byte[] data) {
            boolean cut = data.length > request.maxDataCount();
            byte[] told = cut ? Arrays.copyOf(data, request.maxDataCount()) : data;
            return new Outcome.TransactionReply(
                    cut ? NtStatus.BUFFER_OVERFLOW : NtStatus.SUCCESS, TransactionResponse.of(parameters, told));
        }
    }
}
