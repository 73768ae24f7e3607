package io.nethood.smb.auth;

import com.google.common.primitives.Bytes;
import io.nethood.wire.MalformedMessage;

/**
 * NegTokenResp, RFC 4178 4.2.2. A client's negState and mechanism are passed over: it has no say in either.
 *
 * @param responseToken token of the mechanism; empty when there is none
 * @param mechListMic the client's signature of the list of mechanisms; empty when there is none
 */
record NegTokenResp(Octets responseToken, Octets mechListMic) {

    /** NegState, RFC 4178 4.2.2. */
    private static final int ACCEPT_COMPLETED = 0;

    private static final int ACCEPT_INCOMPLETE = 1;

    private static final int NEG_STATE = DerReader.context(0);
    private static final int SUPPORTED_MECH = DerReader.context(1);
    private static final int RESPONSE_TOKEN = DerReader.context(2);
    private static final int MECH_LIST_MIC = DerReader.context(3);

    /** The usual last answer. */
    private static final byte[] COMPLETED = encode(ACCEPT_COMPLETED);

    static NegTokenResp decode(byte[] message) throws MalformedMessage {
        DerReader fields = DerReader.of(message).enter(DerReader.context(1)).enter(DerReader.SEQUENCE);
        Octets responseToken = Octets.NONE;
        Octets mechListMic = Octets.NONE;
        while (!fields.atEnd()) {
            if (fields.nextIs(RESPONSE_TOKEN)) {
                responseToken = fields.enter(RESPONSE_TOKEN).content(DerReader.OCTET_STRING);
            } else if (fields.nextIs(MECH_LIST_MIC)) {
                mechListMic = fields.enter(MECH_LIST_MIC).content(DerReader.OCTET_STRING);
            } else {
                fields.skip();
            }
        }
        return new NegTokenResp(responseToken, mechListMic);
    }

    /** The server's first answer: the mechanism is NTLMSSP, and {@code token}, if not empty, is what it says. */
    static byte[] selecting(Octets token) {
        byte[] mechanism = DerWriter.element(DerReader.OBJECT_IDENTIFIER, Mechanism.NTLMSSP.array());
        return encode(ACCEPT_INCOMPLETE, DerWriter.element(SUPPORTED_MECH, mechanism), optional(RESPONSE_TOKEN, token));
    }

    /** An answer of the server once the mechanism stands. */
    static byte[] continuing(Octets token) {
        return encode(ACCEPT_INCOMPLETE, optional(RESPONSE_TOKEN, token));
    }

    /** The server's last answer, with its signature of the list of mechanisms if that is not empty. */
    static byte[] completed(Octets mechListMic) {
        return mechListMic.isEmpty() ? COMPLETED : encode(ACCEPT_COMPLETED, optional(MECH_LIST_MIC, mechListMic));
    }

    private static byte[] optional(int field, Octets content) {
        return content.isEmpty()
                ? content.array()
                : DerWriter.element(field, DerWriter.element(DerReader.OCTET_STRING, content.array()));
    }

    private static byte[] encode(int state, byte[]... otherFields) {
        byte[] negState = DerWriter.element(DerReader.ENUMERATED, new byte[] {(byte) state});
        return DerWriter.element(
                DerReader.context(1),
                DerWriter.element(
                        DerReader.SEQUENCE, DerWriter.element(NEG_STATE, negState), Bytes.concat(otherFields)));
    }
}
