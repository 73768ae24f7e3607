package io.nethood.smb.wire;

import io.nethood.wire.MalformedMessage;

/**
 * SMB_COM_DELETE request, [MS-CIFS] 2.2.4.7.1.
 *
 * @param searchAttributes which files besides the normal ones are meant
 * @param path relative to the share; its last part may have wildcards
 */
public record DeleteRequest(int searchAttributes, String path) implements SmbRequest {
    public static DeleteRequest decode(RequestBlock block) throws MalformedMessage {
        return new DeleteRequest(block.words(1).u16(), block.path(block.data()));
    }
}
