package io.nethood.smb.wire;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.WireReader;

/**
 * SMB_COM_LOCK_BYTE_RANGE and SMB_COM_UNLOCK_BYTE_RANGE requests, [MS-CIFS] 2.2.4.13.1 and 2.2.4.14.1; their answers are
 * empty.
 *
 * @param count bytes of the range, unsigned
 * @param offset where it begins, unsigned
 */
public record LockByteRangeRequest(int fid, long count, long offset) implements SmbRequest {
    public static LockByteRangeRequest decode(RequestBlock block) throws MalformedMessage {
        WireReader words = block.words(5);
        return new LockByteRangeRequest(words.u16(), words.u32(), words.u32());
    }
}
