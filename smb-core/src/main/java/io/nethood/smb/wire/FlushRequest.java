package io.nethood.smb.wire;

import io.nethood.wire.MalformedMessage;

/**
 * SMB_COM_FLUSH request, [MS-CIFS] 2.2.4.6.1.
 *
 * @param fid the open, or {@link #ALL_OF_THE_PROCESS}
 */
public record FlushRequest(int fid) implements SmbRequest {
    public static final int ALL_OF_THE_PROCESS = 0xFFFF;

    public static FlushRequest decode(RequestBlock block) throws MalformedMessage {
        return new FlushRequest(block.words(1).u16());
    }
}
