package io.nethood.smb.wire.info;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.WireReader;

/**
 * FILE_ZERO_DATA_INFORMATION, [MS-FSCC] 2.3.71: what becomes zeros. Negative numbers are the client's own.
 *
 * @param offset first byte
 * @param beyondFinalZero the byte behind the last one
 */
public record ZeroData(long offset, long beyondFinalZero) {

    public static ZeroData decode(WireReader in) throws MalformedMessage {
        return new ZeroData(in.i64(), in.i64());
    }
}
