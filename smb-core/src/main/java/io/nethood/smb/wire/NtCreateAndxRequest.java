package io.nethood.smb.wire;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.WireReader;

/**
 * SMB_COM_NT_CREATE_ANDX request, [MS-CIFS] 2.2.4.64.1.
 *
 * @param flags NT_CREATE_*
 * @param rootDirectoryFid 0 for the root of the share
 * @param desiredAccess access mask
 * @param createDisposition FILE_SUPERSEDE 0 .. FILE_OVERWRITE_IF 5
 * @param name relative to the share; of a pipe without {@code \PIPE}
 */
public record NtCreateAndxRequest(
        int flags, int rootDirectoryFid, int desiredAccess, int createDisposition, String name) implements SmbRequest {

    public static NtCreateAndxRequest decode(RequestBlock block) throws MalformedMessage {
        WireReader words = block.words(24);
        words.skip(4 + 1 + 2);
        int flags = words.i32();
        int rootDirectoryFid = words.i32();
        int desiredAccess = words.i32();
        words.skip(8 + 4 + 4);
        int createDisposition = words.i32();
        return new NtCreateAndxRequest(
                flags, rootDirectoryFid, desiredAccess, createDisposition, block.string(block.data()));
    }

    /** The answer for a pipe, [MS-CIFS] 2.2.4.64.2: a normal file without times or size, in message mode. */
    public record PipeResponse(int fid) implements SmbResponse {
        private static final int FILE_OPENED = 1;
        private static final int FILE_ATTRIBUTE_NORMAL = 0x80;

        @Override
        public void encode(ResponseWriter out) {
            out.andX()
                    .out()
                    .u8(0)
                    .u16(fid)
                    .u32(FILE_OPENED)
                    .zeros(4 * 8)
                    .u32(FILE_ATTRIBUTE_NORMAL)
                    .i64(0)
                    .i64(0)
                    .u16(PipeStatus.RESOURCE_MESSAGE_PIPE)
                    .u16(PipeStatus.MESSAGE_MODE)
                    .u8(0);
            out.beginData();
        }
    }
}
