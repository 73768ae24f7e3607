package io.nethood.smb.wire;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.WireReader;

/**
 * NT_TRANSACT_IOCTL, [MS-CIFS] 2.2.7.2.
 *
 * @param functionCode FSCTL_* or IOCTL_*
 * @param isFsctl whether it is meant for the file system, not for a device
 * @param isFlags bit 0: the path is one of DFS
 * @param input what the function takes
 */
public record NtTransactIoctl(int functionCode, int fid, boolean isFsctl, int isFlags, byte[] input) {
    public static final int FUNCTION = 0x0002;

    private static final byte[] NO_PARAMETERS = {};

    public static NtTransactIoctl decode(TransactionRequest request) throws MalformedMessage {
        WireReader setup = request.setupBytes();
        return new NtTransactIoctl(setup.i32(), setup.u16(), setup.u8() != 0, setup.u8(), request.data());
    }

    /** The answer, [MS-CIFS] 2.2.7.2.2: its one setup word is the length of {@code output}. */
    public static TransactionResponse response(byte[] output) {
        return new TransactionResponse(new int[] {output.length & 0xFFFF}, NO_PARAMETERS, output);
    }
}
