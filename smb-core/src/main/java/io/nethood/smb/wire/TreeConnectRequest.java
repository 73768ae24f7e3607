package io.nethood.smb.wire;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.WireReader;

/**
 * SMB_COM_TREE_CONNECT request, [MS-CIFS] 2.2.4.50.1; its strings are single-byte always.
 *
 * @param path {@code \\server\share}
 * @param password share password of share-level security
 * @param service such as {@code IPC}, or {@code ?????} for any
 */
public record TreeConnectRequest(String path, String password, String service) implements SmbRequest {
    public static TreeConnectRequest decode(RequestBlock block) throws MalformedMessage {
        block.words(0);
        WireReader data = block.data();
        return new TreeConnectRequest(formatted(block, data), formatted(block, data), formatted(block, data));
    }

    private static String formatted(RequestBlock block, WireReader data) throws MalformedMessage {
        RequestBlock.bufferFormat(data, RequestBlock.ASCII);
        return block.oemString(data);
    }

    /** SMB_COM_TREE_CONNECT response, [MS-CIFS] 2.2.4.50.2. */
    public record Response(int maxBufferSize, int tid) implements SmbResponse {
        @Override
        public void encode(ResponseWriter out) {
            out.out().u16(maxBufferSize).u16(tid);
            out.beginData();
        }
    }
}
