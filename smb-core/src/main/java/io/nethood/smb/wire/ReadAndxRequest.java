package io.nethood.smb.wire;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.WireReader;

/**
 * SMB_COM_READ_ANDX request, [MS-CIFS] 2.2.4.42.1, for a pipe: offsets mean nothing there.
 *
 * @param fid the open, unless the chain brings one
 * @param maxCount most bytes wanted, 0..65535
 */
public record ReadAndxRequest(int fid, int maxCount) implements SmbRequest {
    public static ReadAndxRequest decode(RequestBlock block) throws MalformedMessage {
        WireReader words = block.words(10, 12);
        words.skip(4);
        int fid = words.u16();
        words.skip(4);
        return new ReadAndxRequest(fid, words.u16());
    }

    /** [MS-CIFS] 2.2.4.42.2; {@code available} is what remains to be read of a pipe. */
    public record Response(int available, byte[] bytes) implements SmbResponse {
        @Override
        public void encode(ResponseWriter out) {
            out.andX().out().u16(available).u16(0).u16(0).u16(bytes.length & 0xFFFF);
            int dataOffsetAt = out.out().position();
            out.out().u16(0).u16(bytes.length >>> 16).zeros(8);
            out.beginData().out().align(2);
            out.out().patchU16(dataOffsetAt, out.out().position()).bytes(bytes);
        }
    }
}
