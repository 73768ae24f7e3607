package io.nethood.smb.wire;

import io.nethood.wire.MalformedMessage;

/**
 * SMB_COM_QUERY_INFORMATION request, [MS-CIFS] 2.2.4.9.1.
 *
 * @param path relative to the share
 */
public record QueryInformationRequest(String path) implements SmbRequest {
    public static QueryInformationRequest decode(RequestBlock block) throws MalformedMessage {
        block.words(0);
        return new QueryInformationRequest(block.path(block.data()));
    }

    /**
     * [MS-CIFS] 2.2.4.9.2.
     *
     * @param lastWriteTime UTIME
     * @param fileSize bytes in the file, the low 32 bits of them
     */
    public record Response(int fileAttributes, long lastWriteTime, long fileSize) implements SmbResponse {
        @Override
        public void encode(ResponseWriter out) {
            out.out()
                    .u16(fileAttributes)
                    .u32((int) lastWriteTime)
                    .u32((int) fileSize)
                    .zeros(10);
            out.beginData();
        }
    }
}
