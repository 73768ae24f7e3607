package io.nethood.smb.wire;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.WireReader;

/**
 * SMB_COM_READ and SMB_COM_LOCK_AND_READ requests, [MS-CIFS] 2.2.4.11.1 and 2.2.4.20.1.
 *
 * @param count bytes wanted
 * @param offset where to read, unsigned
 * @param remaining bytes that the client is going to read next
 */
public record ReadRequest(int fid, int count, long offset, int remaining) implements SmbRequest {
    private static final int COUNT_OFFSET_IN_DATA = 2;

    public static ReadRequest decode(RequestBlock block) throws MalformedMessage {
        WireReader words = block.words(5);
        return new ReadRequest(words.u16(), words.u16(), words.u32(), words.u16());
    }

    /**
     * Begins the answer, [MS-CIFS] 2.2.4.11.2 and 2.2.4.20.2, with room for {@code most} bytes, 0..65535, that are read into
     * the outgoing message itself.
     */
    public static ReadInto readInto(ResponseWriter out, int most) {
        int countAt = out.out().position();
        out.out().zeros(10);
        out.beginData().out().u8(RequestBlock.DATA_BLOCK).u16(0);
        return new ReadInto(
                out,
                most,
                (message, dataAt, count) ->
                        message.patchU16(countAt, count).patchU16(dataAt - COUNT_OFFSET_IN_DATA, count));
    }
}
