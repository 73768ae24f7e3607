package io.nethood.smb.wire;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.WireReader;

/**
 * SMB_COM_SET_INFORMATION request, [MS-CIFS] 2.2.4.10.1.
 *
 * @param lastWriteTime UTIME, see {@link UnixTime#isUnset}
 * @param path relative to the share
 */
public record SetInformationRequest(int fileAttributes, long lastWriteTime, String path) implements SmbRequest {
    public static SetInformationRequest decode(RequestBlock block) throws MalformedMessage {
        WireReader words = block.words(8);
        return new SetInformationRequest(words.u16(), words.u32(), block.path(block.data()));
    }
}
