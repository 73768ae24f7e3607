package io.nethood.smb.wire;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.WireReader;

/**
 * SMB_COM_RENAME request, [MS-CIFS] 2.2.4.8.1.
 *
 * @param searchAttributes which files besides the normal ones are meant
 * @param oldPath relative to the share; its last part may have wildcards
 * @param newPath likewise
 */
public record RenameRequest(int searchAttributes, String oldPath, String newPath) implements SmbRequest {
    public static RenameRequest decode(RequestBlock block) throws MalformedMessage {
        int searchAttributes = block.words(1).u16();
        WireReader data = block.data();
        return new RenameRequest(searchAttributes, block.path(data), block.path(data));
    }
}
