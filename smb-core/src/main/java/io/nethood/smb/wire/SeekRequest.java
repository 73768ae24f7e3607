package io.nethood.smb.wire;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.WireReader;

/**
 * SMB_COM_SEEK request, [MS-CIFS] 2.2.4.19.1.
 *
 * @param mode {@link #FROM_START} and others, or a value without meaning
 * @param offset signed
 */
public record SeekRequest(int fid, int mode, int offset) implements SmbRequest {
    public static final int FROM_START = 0;
    public static final int FROM_CURRENT = 1;
    public static final int FROM_END = 2;

    public static SeekRequest decode(RequestBlock block) throws MalformedMessage {
        WireReader words = block.words(4);
        return new SeekRequest(words.u16(), words.u16(), words.i32());
    }

    /** [MS-CIFS] 2.2.4.19.2; the new offset from the start, the low 32 bits of it. */
    public record Response(long offset) implements SmbResponse {
        @Override
        public void encode(ResponseWriter out) {
            out.out().u32((int) offset);
            out.beginData();
        }
    }
}
