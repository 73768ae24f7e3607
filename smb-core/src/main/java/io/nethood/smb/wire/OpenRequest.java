package io.nethood.smb.wire;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.WireReader;

/**
 * SMB_COM_OPEN request, [MS-CIFS] 2.2.4.3.1.
 *
 * @param accessMode desired access and sharing
 * @param searchAttributes attributes that the file may have
 * @param path relative to the share
 */
public record OpenRequest(int accessMode, int searchAttributes, String path) implements SmbRequest {
    public static OpenRequest decode(RequestBlock block) throws MalformedMessage {
        WireReader words = block.words(2);
        return new OpenRequest(words.u16(), words.u16(), block.path(block.data()));
    }

    /**
     * [MS-CIFS] 2.2.4.3.2.
     *
     * @param lastModified UTIME
     * @param fileSize bytes in the file, the low 32 bits of them
     * @param accessMode that was granted
     */
    public record Response(int fid, int fileAttributes, long lastModified, long fileSize, int accessMode)
            implements SmbResponse {
        @Override
        public void encode(ResponseWriter out) {
            out.out()
                    .u16(fid)
                    .u16(fileAttributes)
                    .u32((int) lastModified)
                    .u32((int) fileSize)
                    .u16(accessMode);
            out.beginData();
        }
    }
}
