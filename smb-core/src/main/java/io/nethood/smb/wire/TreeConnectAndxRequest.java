package io.nethood.smb.wire;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.WireReader;

/**
 * SMB_COM_TREE_CONNECT_ANDX request, [MS-CIFS] 2.2.4.55.1.
 *
 * @param flags {@link #DISCONNECT_TID} and others
 * @param password share password of share-level security
 * @param path {@code \\server\share}
 * @param service such as {@code IPC}, or {@code ?????} for any; single-byte always
 */
public record TreeConnectAndxRequest(int flags, byte[] password, String path, String service) implements SmbRequest {
    /** The tree of the header's TID is to be disconnected first. */
    public static final int DISCONNECT_TID = 0x0001;

    /** The client wants {@link ExtendedResponse}, [MS-SMB] 2.2.4.7.1. */
    public static final int REQUEST_EXTENDED_RESPONSE = 0x0008;

    public static TreeConnectAndxRequest decode(RequestBlock block) throws MalformedMessage {
        WireReader words = block.words(4);
        words.skip(4);
        int flags = words.u16();
        int passwordLength = words.u16();
        WireReader data = block.data();
        byte[] password = data.bytes(passwordLength);
        String path = block.string(data);
        return new TreeConnectAndxRequest(flags, password, path, block.oemString(data));
    }

    /**
     * The response of LANMAN dialects: no words but AndX, and nothing but the service.
     *
     * @param service of the share
     */
    public record LanManResponse(String service) implements SmbResponse {
        @Override
        public void encode(ResponseWriter out) {
            out.andX().beginData().oemString(service);
        }
    }

    /**
     * SMB_COM_TREE_CONNECT_ANDX response of NT LM 0.12, [MS-CIFS] 2.2.4.55.2.
     *
     * @param service of the share, single-byte always
     * @param nativeFileSystem of a disk share; empty for IPC$ and printers
     */
    public record Response(String service, String nativeFileSystem) implements SmbResponse {
        private static final int SMB_SUPPORT_SEARCH_BITS = 0x0001;

        @Override
        public void encode(ResponseWriter out) {
            encodeWords(out);
            encodeData(out);
        }

        private void encodeWords(ResponseWriter out) {
            out.andX().out().u16(SMB_SUPPORT_SEARCH_BITS);
        }

        private void encodeData(ResponseWriter out) {
            out.beginData().oemString(service).string(nativeFileSystem);
        }
    }

    /**
     * The answer for a client that asked for it, [MS-SMB] 2.2.4.7.2: what may be done on the share at most.
     *
     * @param maximalAccess rights that this user could have of a file there
     * @param guestMaximalAccess the same for a guest
     */
    public record ExtendedResponse(Response common, int maximalAccess, int guestMaximalAccess) implements SmbResponse {
        @Override
        public void encode(ResponseWriter out) {
            common.encodeWords(out);
            out.out().u32(maximalAccess).u32(guestMaximalAccess);
            common.encodeData(out);
        }
    }
}
