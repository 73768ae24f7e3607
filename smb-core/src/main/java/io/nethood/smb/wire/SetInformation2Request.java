package io.nethood.smb.wire;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.WireReader;

/**
 * SMB_COM_SET_INFORMATION2 request, [MS-CIFS] 2.2.4.30.1.
 *
 * @param times those that are {@link DosDateTime#NONE} stay as they are
 */
public record SetInformation2Request(int fid, FileTimes times) implements SmbRequest {
    public static SetInformation2Request decode(RequestBlock block) throws MalformedMessage {
        WireReader words = block.words(7);
        return new SetInformation2Request(words.u16(), FileTimes.decode(words));
    }
}
