package io.nethood.smb.wire;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.WireReader;
import io.nethood.wire.WireWriter;

/**
 * NT_TRANSACT_QUERY_SECURITY_DESC, [MS-CIFS] 2.2.7.6.
 *
 * @param securityInformation which parts of the descriptor are wanted: OWNER 1, GROUP 2, DACL 4, SACL 8
 */
public record NtTransactQuerySecurityDescriptor(int fid, int securityInformation) {
    public static final int FUNCTION = 0x0006;

    public static NtTransactQuerySecurityDescriptor decode(TransactionRequest request) throws MalformedMessage {
        WireReader parameters = WireReader.of(request.parameters());
        int fid = parameters.u16();
        parameters.skip(2);
        return new NtTransactQuerySecurityDescriptor(fid, parameters.i32());
    }

    /**
     * The answer, [MS-CIFS] 2.2.7.6.2.
     *
     * @param lengthNeeded bytes of the whole descriptor
     * @param securityDescriptor nothing when the client has no room for it, which its status says then
     */
    public static TransactionResponse response(int lengthNeeded, byte[] securityDescriptor) {
        return TransactionResponse.of(WireWriter.create().u32(lengthNeeded).toBytes(), securityDescriptor);
    }
}
