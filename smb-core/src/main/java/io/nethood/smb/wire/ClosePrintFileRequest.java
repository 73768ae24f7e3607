package io.nethood.smb.wire;

import io.nethood.wire.MalformedMessage;

/** SMB_COM_CLOSE_PRINT_FILE request, [MS-CIFS] 2.2.4.69.1; its answer is empty. */
public record ClosePrintFileRequest(int fid) implements SmbRequest {
    public static ClosePrintFileRequest decode(RequestBlock block) throws MalformedMessage {
        return new ClosePrintFileRequest(block.words(1).u16());
    }
}
