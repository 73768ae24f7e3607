package io.nethood.smb.wire;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.WireReader;

/**
 * SMB_COM_ECHO request, [MS-CIFS] 2.2.4.39.1.
 *
 * @param echoCount how many answers are wanted, 0..65535
 * @param payload what each of them brings back
 */
public record EchoRequest(int echoCount, byte[] payload) implements SmbRequest {
    public static EchoRequest decode(RequestBlock block) throws MalformedMessage {
        int echoCount = block.words(1).u16();
        WireReader data = block.data();
        return new EchoRequest(echoCount, data.bytes(data.remaining()));
    }

    /** One of its answers, [MS-CIFS] 2.2.4.39.2; the first has sequence number 1. */
    public record Response(int sequenceNumber, byte[] payload) implements SmbResponse {
        @Override
        public void encode(ResponseWriter out) {
            out.out().u16(sequenceNumber);
            out.beginData().out().bytes(payload);
        }
    }
}
