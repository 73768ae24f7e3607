package io.nethood.smb.wire;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.WireReader;

/**
 * NT_TRANSACT_NOTIFY_CHANGE, [MS-CIFS] 2.2.7.4.
 *
 * @param completionFilter FILE_NOTIFY_CHANGE_*: which changes are told
 * @param fid of a directory
 * @param watchTree whether directories below it are meant, too
 */
public record NtTransactNotifyChange(int completionFilter, int fid, boolean watchTree) {
    public static final int FUNCTION = 0x0004;

    private static final byte[] NO_DATA = {};

    public static NtTransactNotifyChange decode(TransactionRequest request) throws MalformedMessage {
        WireReader setup = request.setupBytes();
        return new NtTransactNotifyChange(setup.i32(), setup.u16(), setup.u8() != 0);
    }

    /**
     * The answer, [MS-CIFS] 2.2.7.4.2.
     *
     * @param changes chain of FILE_NOTIFY_INFORMATION; no bytes mean that there were too many
     */
    public static TransactionResponse response(byte[] changes) {
        return TransactionResponse.of(changes, NO_DATA);
    }
}
