package io.nethood.smb.connection;

import io.nethood.smb.file.OpenFile;
import io.nethood.smb.security.SecurityDescriptor;
import io.nethood.smb.wire.NtStatus;
import io.nethood.smb.wire.NtTransactQuerySecurityDescriptor;
import io.nethood.smb.wire.NtTransactSetSecurityDescriptor;
import io.nethood.smb.wire.TransactionRequest;
import io.nethood.smb.wire.TransactionResponse;
import io.nethood.wire.WireReader;

/** NT_TRANSACT_QUERY_SECURITY_DESC and NT_TRANSACT_SET_SECURITY_DESC, [MS-CIFS] 3.3.5.59.6 and 3.3.5.59.3. */
final class SecurityDescriptors {
    private static final byte[] NOTHING = {};

    private SecurityDescriptors() {}

    /** A client without room for the descriptor is told how much it takes. */
    static Outcome query(RequestContext context, TransactionRequest request) {
        return FileOperation.run(context, nowNanos -> {
            NtTransactQuerySecurityDescriptor query = NtTransactQuerySecurityDescriptor.decode(request);
            OpenFile file = context.file(query.fid()).file();
            byte[] descriptor = file.security(query.securityInformation()).toBytes();
            boolean fits = descriptor.length <= request.maxDataCount();
            return new Outcome.TransactionReply(
                    fits ? NtStatus.SUCCESS : NtStatus.BUFFER_TOO_SMALL,
                    NtTransactQuerySecurityDescriptor.response(descriptor.length, fits ? descriptor : NOTHING));
        });
    }

    static Outcome set(RequestContext context, TransactionRequest request) {
        return FileOperation.run(context, nowNanos -> {
            NtTransactSetSecurityDescriptor set = NtTransactSetSecurityDescriptor.decode(request);
            OpenFile file = context.file(set.fid()).file();
            SecurityDescriptor given = SecurityDescriptor.decode(WireReader.of(set.securityDescriptor()));
            file.setSecurity(set.securityInformation(), given);
            return new Outcome.TransactionReply(NtStatus.SUCCESS, TransactionResponse.of(NOTHING, NOTHING));
        });
    }
}
