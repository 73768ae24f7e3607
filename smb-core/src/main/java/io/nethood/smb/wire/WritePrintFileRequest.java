package io.nethood.smb.wire;

import io.nethood.wire.MalformedMessage;
import io.netty.buffer.ByteBuf;

/**
 * SMB_COM_WRITE_PRINT_FILE request, [MS-CIFS] 2.2.4.68.1; its answer is empty.
 *
 * @param data what is written: a view of the message, borrowed from it
 */
public record WritePrintFileRequest(int fid, ByteBuf data) implements SmbRequest {
    public static WritePrintFileRequest decode(RequestBlock block) throws MalformedMessage {
        return new WritePrintFileRequest(block.words(1).u16(), block.dataBlock());
    }
}
