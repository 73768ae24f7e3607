package io.nethood.smb.wire;

import com.google.common.collect.ImmutableList;
import io.nethood.wire.MalformedMessage;
import io.nethood.wire.MalformedMessage.Reason;
import io.nethood.wire.WireReader;

/**
 * SMB_COM_NEGOTIATE request, [MS-CIFS] 2.2.4.52.1.
 *
 * @param dialects as the client ordered them
 */
public record NegotiateRequest(ImmutableList<String> dialects) implements SmbRequest {
    /** More than any client has ever offered. */
    static final int MOST_DIALECTS = 64;

    private static final int DIALECT_FORMAT = 0x02;

    public static NegotiateRequest decode(RequestBlock block) throws MalformedMessage {
        block.words(0);
        WireReader data = block.data();
        ImmutableList.Builder<String> dialects = ImmutableList.builder();
        for (int count = 0; data.remaining() > 0; count++) {
            if (count == MOST_DIALECTS) {
                throw new MalformedMessage(Reason.TOO_LONG, data.position());
            }
            if (data.u8() != DIALECT_FORMAT) {
                throw new MalformedMessage(Reason.BAD_VALUE, data.position() - 1);
            }
            dialects.add(block.oemString(data));
        }
        return new NegotiateRequest(dialects.build());
    }
}
