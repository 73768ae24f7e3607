package io.nethood.smb.wire;

import io.nethood.wire.MalformedMessage;

/** SMB_COM_LOGOFF_ANDX request, [MS-CIFS] 2.2.4.54.1. */
public record LogoffAndxRequest() implements SmbRequest {
    /** An AndX header and nothing else, as the answer has too ([MS-CIFS] 2.2.4.54.2). */
    public static final SmbResponse RESPONSE = out -> out.andX().beginData();

    public static LogoffAndxRequest decode(RequestBlock block) throws MalformedMessage {
        block.words(2);
        return new LogoffAndxRequest();
    }
}
