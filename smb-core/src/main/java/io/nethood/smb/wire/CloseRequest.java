package io.nethood.smb.wire;

import io.nethood.wire.MalformedMessage;

/** SMB_COM_CLOSE request, [MS-CIFS] 2.2.4.5.1; the time of last write means nothing to a pipe. */
public record CloseRequest(int fid) implements SmbRequest {
    public static CloseRequest decode(RequestBlock block) throws MalformedMessage {
        return new CloseRequest(block.words(3).u16());
    }
}
