package io.nethood.smb.wire;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.WireReader;

/**
 * SMB_COM_CREATE, SMB_COM_CREATE_NEW and SMB_COM_CREATE_TEMPORARY requests, [MS-CIFS] 2.2.4.4.1, 2.2.4.16.1 and
 * 2.2.4.15.1.
 *
 * @param fileAttributes of the new file; CREATE_TEMPORARY ignores them
 * @param creationTime UTIME, see {@link UnixTime#isUnset}
 * @param path relative to the share; of CREATE_TEMPORARY that of the directory
 */
public record CreateRequest(int fileAttributes, long creationTime, String path) implements SmbRequest {
    public static CreateRequest decode(RequestBlock block) throws MalformedMessage {
        WireReader words = block.words(3);
        return new CreateRequest(words.u16(), words.u32(), block.path(block.data()));
    }

    /** The answer to SMB_COM_CREATE and SMB_COM_CREATE_NEW, [MS-CIFS] 2.2.4.4.2 and 2.2.4.16.2. */
    public record Response(int fid) implements SmbResponse {
        @Override
        public void encode(ResponseWriter out) {
            out.out().u16(fid);
            out.beginData();
        }
    }

    /**
     * The answer to SMB_COM_CREATE_TEMPORARY, [MS-CIFS] 2.2.4.15.2.
     *
     * @param fileName that the server chose
     */
    public record TemporaryResponse(int fid, String fileName) implements SmbResponse {
        @Override
        public void encode(ResponseWriter out) {
            out.out().u16(fid);
            out.beginData().out().u8(RequestBlock.ASCII);
            out.string(fileName);
        }
    }
}
