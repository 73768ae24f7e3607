package io.nethood.smb.wire;

import io.nethood.wire.MalformedMessage;

/** SMB_COM_QUERY_INFORMATION2 request, [MS-CIFS] 2.2.4.31.1. */
public record QueryInformation2Request(int fid) implements SmbRequest {
    public static QueryInformation2Request decode(RequestBlock block) throws MalformedMessage {
        return new QueryInformation2Request(block.words(1).u16());
    }

    /**
     * [MS-CIFS] 2.2.4.31.2.
     *
     * @param fileDataSize bytes in the file, the low 32 bits of them
     * @param fileAllocationSize bytes it takes up, likewise
     */
    public record Response(FileTimes times, long fileDataSize, long fileAllocationSize, int fileAttributes)
            implements SmbResponse {
        @Override
        public void encode(ResponseWriter out) {
            times.encode(out.out());
            out.out().u32((int) fileDataSize).u32((int) fileAllocationSize).u16(fileAttributes);
            out.beginData();
        }
    }
}
