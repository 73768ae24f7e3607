package io.nethood.smb.wire;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.WireReader;

/**
 * SMB_COM_WRITE_ANDX request, [MS-CIFS] 2.2.4.43.1, for a pipe.
 *
 * @param fid the open, unless the chain brings one
 * @param writeMode {@link #MESSAGE_START}, {@link #RAW_MODE} and others
 * @param bytes what is written
 */
public record WriteAndxRequest(int fid, int writeMode, byte[] bytes) implements SmbRequest {
    /** The bytes begin with the total length of the message. */
    public static final int RAW_MODE = 0x0004;

    /** The first write of a message. */
    public static final int MESSAGE_START = 0x0008;

    public static WriteAndxRequest decode(RequestBlock block) throws MalformedMessage {
        WireReader words = block.words(12, 14);
        words.skip(4);
        int fid = words.u16();
        words.skip(4 + 4);
        int writeMode = words.u16();
        words.skip(2);
        int lengthHigh = words.u16();
        int length = words.u16() | lengthHigh << 16;
        int offset = words.u16();
        return new WriteAndxRequest(fid, writeMode, block.part(offset, length));
    }

    /** [MS-CIFS] 2.2.4.43.2. */
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
