package io.nethood.smb.wire;

import io.nethood.wire.MalformedMessage;

/**
 * SMB_COM_CREATE_DIRECTORY, SMB_COM_DELETE_DIRECTORY and SMB_COM_CHECK_DIRECTORY requests, [MS-CIFS] 2.2.4.1.1, 2.2.4.2.1
 * and 2.2.4.17.1; their answers are empty.
 *
 * @param path relative to the share
 */
public record DirectoryRequest(String path) implements SmbRequest {
    public static DirectoryRequest decode(RequestBlock block) throws MalformedMessage {
        block.words(0);
        return new DirectoryRequest(block.path(block.data()));
    }
}
