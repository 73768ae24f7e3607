package io.nethood.smb.wire;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.WireReader;

/**
 * SMB_COM_OPEN_ANDX request, [MS-CIFS] 2.2.4.41.1.
 *
 * @param accessMode desired access and sharing
 * @param openMode what to do when the file exists or does not
 * @param name relative to the share; of a pipe {@code \PIPE\name}
 */
public record OpenAndxRequest(int accessMode, int openMode, String name) implements SmbRequest {
    public static OpenAndxRequest decode(RequestBlock block) throws MalformedMessage {
        WireReader words = block.words(15);
        words.skip(4 + 2);
        int accessMode = words.u16();
        words.skip(2 + 2 + 4);
        int openMode = words.u16();
        return new OpenAndxRequest(accessMode, openMode, block.string(block.data()));
    }

    /** The answer for a pipe, [MS-CIFS] 2.2.4.41.2. */
    public record PipeResponse(int fid) implements SmbResponse {
        private static final int ACCESS_READ_WRITE = 2;
        private static final int OPENED = 1;

        @Override
        public void encode(ResponseWriter out) {
            out.andX()
                    .out()
                    .u16(fid)
                    .u16(0)
                    .u32(0)
                    .u32(0)
                    .u16(ACCESS_READ_WRITE)
                    .u16(PipeStatus.RESOURCE_MESSAGE_PIPE)
                    .u16(PipeStatus.MESSAGE_MODE)
                    .u16(OPENED)
                    .zeros(6);
            out.beginData();
        }
    }
}
