package io.nethood.smb.wire;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.WireReader;
import io.netty.buffer.ByteBuf;

/**
 * SMB_COM_WRITE and SMB_COM_WRITE_AND_UNLOCK requests, [MS-CIFS] 2.2.4.12.1 and 2.2.4.21.1.
 *
 * @param offset where to write, unsigned
 * @param count bytes to be written; fewer than that may be here
 * @param remaining bytes that the client is going to write next
 * @param data what is written: a view of the message, borrowed from it; none cuts the file to {@code offset} bytes
 */
public record WriteRequest(int fid, int count, long offset, int remaining, ByteBuf data) implements SmbRequest {
    public static WriteRequest decode(RequestBlock block) throws MalformedMessage {
        WireReader words = block.words(5);
        int fid = words.u16();
        int count = words.u16();
        long offset = words.u32();
        int remaining = words.u16();
        ByteBuf data = block.dataBlock();
        return new WriteRequest(
                fid, count, offset, remaining, data.slice(data.readerIndex(), Math.min(count, data.readableBytes())));
    }

    /** [MS-CIFS] 2.2.4.12.2 and 2.2.4.21.2; the count is 0..65535. */
    public record Response(int count) implements SmbResponse {
        @Override
        public void encode(ResponseWriter out) {
            out.out().u16(count);
            out.beginData();
        }
    }
}
