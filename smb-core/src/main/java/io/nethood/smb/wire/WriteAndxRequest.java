package io.nethood.smb.wire;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.WireReader;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;

/**
 * SMB_COM_WRITE_ANDX request, [MS-CIFS] 2.2.4.43.1 and [MS-SMB] 2.2.4.3.1. Of a pipe offsets mean nothing.
 *
 * @param fid the open, unless the chain brings one
 * @param offset where to write, 64 bits in the form of 14 words; a client may send a negative one
 * @param timeoutMillis how long to wait on a pipe, unsigned
 * @param writeMode {@link #WRITE_THROUGH} and others
 * @param remaining bytes that the client is going to write next
 * @param data what is written: a view of the message, borrowed from it
 */
public record WriteAndxRequest(int fid, long offset, long timeoutMillis, int writeMode, int remaining, ByteBuf data)
        implements SmbRequest {
    /** The answer waits until the bytes are on the medium. */
    public static final int WRITE_THROUGH = 0x0001;

    /** The bytes begin with the total length of the message. */
    public static final int RAW_MODE = 0x0004;

    /** The first write of a message. */
    public static final int MESSAGE_START = 0x0008;

    private static final int WORDS_WITH_LARGE_OFFSET = 14;

    public static WriteAndxRequest decode(RequestBlock block) throws MalformedMessage {
        WireReader words = block.words(12, WORDS_WITH_LARGE_OFFSET);
        words.skip(4);
        int fid = words.u16();
        long offset = words.u32();
        long timeoutMillis = words.u32();
        int writeMode = words.u16();
        int remaining = words.u16();
        int lengthHigh = words.u16();
        int length = words.u16() | lengthHigh << 16;
        int dataOffset = words.u16();
        if (block.wordCount() == WORDS_WITH_LARGE_OFFSET) {
            offset |= words.u32() << 32;
        }
        return new WriteAndxRequest(fid, offset, timeoutMillis, writeMode, remaining, block.view(dataOffset, length));
    }

    /** A copy of the data, for a pipe, which keeps it. */
    public byte[] bytes() {
        return ByteBufUtil.getBytes(data);
    }

    /** [MS-CIFS] 2.2.4.43.2 and, with a high word of the count, [MS-SMB] 2.2.4.3.2. */
    public record Response(int count) implements SmbResponse {
        private static final int AVAILABLE_UNKNOWN = 0xFFFF;

        @Override
        public void encode(ResponseWriter out) {
            out.andX()
                    .out()
                    .u16(count & 0xFFFF)
                    .u16(AVAILABLE_UNKNOWN)
                    .u16(count >>> 16)
                    .u16(0);
            out.beginData();
        }
    }
}
