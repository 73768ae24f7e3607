package io.nethood.smb.wire;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.MalformedMessage.Reason;
import io.nethood.wire.WireReader;
import io.nethood.wire.WireWriter;

/**
 * SMB_Resume_Key, [MS-CIFS] 2.2.4.58.1: where a search of the SEARCH family goes on.
 *
 * @param reserved kept as it came
 * @param serverState {@value #SERVER_STATE_BYTES} bytes of the server's choice
 * @param clientState {@value #CLIENT_STATE_BYTES} bytes of the client's choice, which the server returns
 */
public record ResumeKey(int reserved, byte[] serverState, byte[] clientState) {
    public static final int SERVER_STATE_BYTES = 16;
    public static final int CLIENT_STATE_BYTES = 4;

    /** Bytes of the whole key. */
    public static final int LENGTH = 1 + SERVER_STATE_BYTES + CLIENT_STATE_BYTES;

    public ResumeKey {
        if (serverState.length != SERVER_STATE_BYTES || clientState.length != CLIENT_STATE_BYTES) {
            throw new IllegalArgumentException("resume key of " + serverState.length + " + " + clientState.length
                    + " bytes (expected: " + SERVER_STATE_BYTES + " + " + CLIENT_STATE_BYTES + ")");
        }
    }

    static ResumeKey decode(WireReader data) throws MalformedMessage {
        int length = data.u16();
        if (length != LENGTH) {
            throw new MalformedMessage(Reason.BAD_VALUE, data.position() - 2);
        }
        return new ResumeKey(data.u8(), data.bytes(SERVER_STATE_BYTES), data.bytes(CLIENT_STATE_BYTES));
    }

    void encode(WireWriter out) {
        out.u8(reserved).bytes(serverState).bytes(clientState);
    }
}
