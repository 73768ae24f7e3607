package io.nethood.smb.wire;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.WireReader;
import io.netty.buffer.ByteBuf;

/**
 * SMB_COM_WRITE_RAW request, [MS-CIFS] 2.2.4.25.1. The bytes that are not in it follow, after the interim answer, in a
 * message without any header.
 *
 * @param count bytes of the whole write, those of this message among them
 * @param offset where to write, 64 bits in the form of 14 words; a client may send a negative one
 * @param timeoutMillis how long to wait on a pipe, unsigned
 * @param writeMode {@link #WRITE_THROUGH} and others
 * @param data the bytes that are in it: a view of the message, borrowed from it
 */
public record WriteRawRequest(int fid, int count, long offset, long timeoutMillis, int writeMode, ByteBuf data)
        implements SmbRequest {
    /** There is a final answer, when the bytes are on the medium; without it there is none. */
    public static final int WRITE_THROUGH = 0x0001;

    /** The client wants to know what can be read of a pipe. */
    public static final int READ_BYTES_AVAILABLE = 0x0002;

    private static final int WORDS_WITH_LARGE_OFFSET = 14;

    public static WriteRawRequest decode(RequestBlock block) throws MalformedMessage {
        WireReader words = block.words(12, WORDS_WITH_LARGE_OFFSET);
        int fid = words.u16();
        int count = words.u16();
        words.skip(2);
        long offset = words.u32();
        long timeoutMillis = words.u32();
        int writeMode = words.u16();
        words.skip(4);
        int dataLength = words.u16();
        int dataOffset = words.u16();
        if (block.wordCount() == WORDS_WITH_LARGE_OFFSET) {
            offset |= words.u32() << 32;
        }
        return new WriteRawRequest(fid, count, offset, timeoutMillis, writeMode, block.view(dataOffset, dataLength));
    }

    /**
     * Send the rest, [MS-CIFS] 2.2.4.25.2.
     *
     * @param available what can be read of a pipe; 0xFFFF of a file
     */
    public record InterimResponse(int available) implements SmbResponse {
        @Override
        public void encode(ResponseWriter out) {
            out.out().u16(available);
            out.beginData();
        }
    }

    /** How many bytes were written, [MS-CIFS] 2.2.4.25.3; its command is {@link SmbCommand#WRITE_COMPLETE}. */
    public record FinalResponse(int count) implements SmbResponse {
        @Override
        public void encode(ResponseWriter out) {
            out.out().u16(count);
            out.beginData();
        }
    }
}
