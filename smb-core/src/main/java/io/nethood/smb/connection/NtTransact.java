package io.nethood.smb.connection;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.security.SecurityDescriptor;
import io.nethood.smb.wire.NtCreateAndxRequest;
import io.nethood.smb.wire.NtStatus;
import io.nethood.smb.wire.NtTransactCreate;
import io.nethood.smb.wire.NtTransactIoctl;
import io.nethood.smb.wire.NtTransactNotifyChange;
import io.nethood.smb.wire.NtTransactQuerySecurityDescriptor;
import io.nethood.smb.wire.NtTransactSetSecurityDescriptor;
import io.nethood.smb.wire.TransactionRequest;
import io.nethood.smb.wire.TransactionResponse;
import io.nethood.smb.wire.info.ExtendedAttributes;
import io.nethood.wire.WireReader;

/** The functions of SMB_COM_NT_TRANSACT, [MS-CIFS] 2.2.7, as a table by function code. */
enum NtTransact {
    CREATE(NtTransactCreate.FUNCTION, NtTransact::create),
    IOCTL(NtTransactIoctl.FUNCTION, FileControls::ioctl),
    SET_SECURITY_DESC(NtTransactSetSecurityDescriptor.FUNCTION, SecurityDescriptors::set),
    QUERY_SECURITY_DESC(NtTransactQuerySecurityDescriptor.FUNCTION, SecurityDescriptors::query),
    NOTIFY_CHANGE(NtTransactNotifyChange.FUNCTION, ChangeNotification::request);

    @FunctionalInterface
    private interface Behaviour {
        Outcome execute(RequestContext context, TransactionRequest request);
    }

    private static final byte[] NOTHING = {};
    private static final Map<Integer, NtTransact> BY_CODE = new HashMap<>();

    static {
        for (NtTransact function : values()) {
            BY_CODE.put(function.code, function);
        }
    }

    private final int code;

    /** Static methods all, so nothing that could change. */
    @SuppressWarnings("ImmutableEnumChecker")
    private final Behaviour behaviour;

    NtTransact(int code, Behaviour behaviour) {
        this.code = code;
        this.behaviour = behaviour;
    }

    static Outcome execute(RequestContext context, TransactionRequest request) {
        NtTransact function = BY_CODE.get(request.function());
        return function == null
                ? Outcome.failure(NtStatus.NOT_IMPLEMENTED)
                : function.behaviour.execute(context, request);
    }

    private static Outcome answer(TransactionResponse response) {
        return new Outcome.TransactionReply(NtStatus.SUCCESS, response);
    }

    private static Outcome create(RequestContext context, TransactionRequest request) {
        return FileOperation.run(context, nowNanos -> {
            NtTransactCreate create = NtTransactCreate.decode(request, context.text());
            byte[] attributes = create.extendedAttributes();
            byte[] security = create.securityDescriptor();
            FileOpen open;
            try {
                open = FileOpens.open(
                        context,
                        FileOpens.parameters(context, create.open())
                                .withExtendedAttributes(
                                        attributes.length == 0
                                                ? List.of()
                                                : ExtendedAttributes.decodeFull(WireReader.of(attributes)))
                                .withSecurity(
                                        security.length == 0
                                                ? null
                                                : SecurityDescriptor.decode(WireReader.of(security))),
                        nowNanos);
            } catch (FileRefusal refusal) {
                return refused(refusal);
            }
            boolean extended = (create.open().flags() & NtCreateAndxRequest.REQUEST_EXTENDED_RESPONSE) != 0;
            return answer(new NtTransactCreate.Response(
                            FileOpens.ntResponse(open), 0, extended ? FileOpens.extension(open) : null)
                    .toTransaction());
        });
    }

    /** A status that is only a warning comes with parameters, of which none means anything: clients look for them. */
    private static Outcome refused(FileRefusal refusal) throws FileRefusal {
        if (refusal.status() != NtStatus.INVALID_EA_NAME) {
            throw refusal;
        }
        return new Outcome.TransactionReply(
                refusal.status(), TransactionResponse.of(new byte[NtTransactCreate.RESPONSE_BYTES], NOTHING));
    }
}
