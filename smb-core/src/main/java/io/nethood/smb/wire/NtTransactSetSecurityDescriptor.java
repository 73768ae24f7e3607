package io.nethood.smb.wire;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.WireReader;

/**
 * NT_TRANSACT_SET_SECURITY_DESC, [MS-CIFS] 2.2.7.3; its answer is empty.
 *
 * @param securityInformation which parts of the descriptor are meant: OWNER 1, GROUP 2, DACL 4, SACL 8
 * @param securityDescriptor self-relative
 */
public record NtTransactSetSecurityDescriptor(int fid, int securityInformation, byte[] securityDescriptor) {
    public static final int FUNCTION = 0x0003;

    public static NtTransactSetSecurityDescriptor decode(TransactionRequest request) throws MalformedMessage {
        WireReader parameters = WireReader.of(request.parameters());
        int fid = parameters.u16();
        parameters.skip(2);
        return new NtTransactSetSecurityDescriptor(fid, parameters.i32(), request.data());
    }
}
