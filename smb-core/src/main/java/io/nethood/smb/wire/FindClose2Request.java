package io.nethood.smb.wire;

import io.nethood.wire.MalformedMessage;

/**
 * SMB_COM_FIND_CLOSE2 request, [MS-CIFS] 2.2.4.48.1.
 *
 * @param searchHandle SID that TRANS2_FIND_FIRST2 gave
 */
public record FindClose2Request(int searchHandle) implements SmbRequest {
    public static FindClose2Request decode(RequestBlock block) throws MalformedMessage {
        return new FindClose2Request(block.words(1).u16());
    }
}
