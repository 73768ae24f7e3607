package io.nethood.smb.auth;

import com.google.common.primitives.Bytes;
import io.nethood.wire.MalformedMessage;

/**
 * NegTokenResp, RFC 4178 4.2.2. Of a client's message only the token counts; its negState, mechanism and mechListMIC are
 * passed over.
 *
 * @param responseToken token of the mechanism; empty when there is none
 */
record NegTokenResp(Octets responseToken) {

    /** NegState, RFC 4178 4.2.2. */
    private static final int ACCEPT_COMPLETED = 0;

    private static final int ACCEPT_INCOMPLETE = 1;

    static NegTokenResp decode(byte[] message) throws MalformedMessage {
        DerReader fields = DerReader.of(message).enter(DerReader.context(1)).enter(DerReader.SEQUENCE);
        Octets responseToken = Octets.NONE;
        while (!fields.atEnd()) {
            if (fields.nextIs(DerReader.context(2))) {
                responseToken = fields.enter(DerReader.context(2)).content(DerReader.OCTET_STRING);
            } else {
                fields.skip();
            }
        }
        return new NegTokenResp(responseToken);
    }

    /** The server's first answer: the mechanism is NTLMSSP, and {@code token}, if not empty, is what it says. */
    static byte[] selecting(byte[] token) {
        byte[] mechanism = DerWriter.element(DerReader.OBJECT_IDENTIFIER, Mechanism.NTLMSSP.array());
        byte[] response = token.length == 0
                ? token
                : DerWriter.element(DerReader.context(2), DerWriter.element(DerReader.OCTET_STRING, token));
        return encode(ACCEPT_INCOMPLETE, Bytes.concat(DerWriter.element(DerReader.context(1), mechanism), response));
    }

    /** An answer of the server once the mechanism stands. */
    static byte[] continuing(byte[] token) {
        return encode(
                ACCEPT_INCOMPLETE,
                DerWriter.element(DerReader.context(2), DerWriter.element(DerReader.OCTET_STRING, token)));
    }

    /** The server's last answer. */
    static byte[] completed() {
        return encode(ACCEPT_COMPLETED, new byte[0]);
    }

    private static byte[] encode(int state, byte[] otherFields) {
        byte[] negState = DerWriter.element(DerReader.ENUMERATED, new byte[] {(byte) state});
        return DerWriter.element(
                DerReader.context(1),
                DerWriter.element(DerReader.SEQUENCE, DerWriter.element(DerReader.context(0), negState), otherFields));
    }
}
