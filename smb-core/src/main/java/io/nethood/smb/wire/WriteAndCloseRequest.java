package io.nethood.smb.wire;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.WireReader;
import io.netty.buffer.ByteBuf;

/**
 * SMB_COM_WRITE_AND_CLOSE request, [MS-CIFS] 2.2.4.40.1, of 6 or 12 words. It is answered as SMB_COM_WRITE is.
 *
 * @param offset where to write, unsigned
 * @param lastWriteTime UTIME that the file is to have, see {@link UnixTime#isUnset}
 * @param data what is written: a view of the message, borrowed from it
 */
public record WriteAndCloseRequest(int fid, long offset, long lastWriteTime, ByteBuf data) implements SmbRequest {
    public static WriteAndCloseRequest decode(RequestBlock block) throws MalformedMessage {
        WireReader words = block.words(6, 12);
        int fid = words.u16();
        int count = words.u16();
        long offset = words.u32();
        long lastWriteTime = words.u32();
        WireReader data = block.data();
        // One byte of padding stands in front of the data.
        data.skip(1);
        return new WriteAndCloseRequest(fid, offset, lastWriteTime, block.view(data, count));
    }
}
