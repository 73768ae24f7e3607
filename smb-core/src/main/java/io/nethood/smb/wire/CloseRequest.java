package io.nethood.smb.wire;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.WireReader;

/**
 * SMB_COM_CLOSE request, [MS-CIFS] 2.2.4.5.1.
 *
 * @param lastWriteTime UTIME that the file is to have, see {@link UnixTime#isUnset}; means nothing to a pipe
 */
public record CloseRequest(int fid, long lastWriteTime) implements SmbRequest {
    public static CloseRequest decode(RequestBlock block) throws MalformedMessage {
        WireReader words = block.words(3);
        return new CloseRequest(words.u16(), words.u32());
    }
}
