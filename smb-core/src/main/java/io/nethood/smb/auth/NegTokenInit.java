package io.nethood.smb.auth;

import com.google.common.collect.ImmutableList;
import io.nethood.wire.MalformedMessage;
import io.nethood.wire.MalformedMessage.Reason;

/**
 * NegTokenInit (RFC 4178 4.2.1) in its GSS-API frame, as a client sends it, and NegTokenInit2 ([MS-SPNG] 2.2.1), as the
 * server sends it in the NEGOTIATE response.
 *
 * @param mechanisms encoded object identifiers in the client's order of preference
 * @param mechList the same as it was encoded: what a mechListMIC is over
 * @param mechToken first token of the first mechanism; empty when there is none
 */
record NegTokenInit(ImmutableList<Octets> mechanisms, Octets mechList, Octets mechToken) {

    /** Most mechanisms a client may offer; Windows offers five. */
    static final int MAX_MECHANISMS = 32;

    static NegTokenInit decode(byte[] message) throws MalformedMessage {
        DerReader fields =
                withoutFrame(DerReader.of(message)).enter(DerReader.context(0)).enter(DerReader.SEQUENCE);
        Octets mechList = fields.enter(DerReader.context(0)).rest();
        Octets mechToken = Octets.NONE;
        while (!fields.atEnd()) {
            // reqFlags and mechListMIC are passed over: the first is for nobody's use, the second comes too early.
            if (fields.nextIs(DerReader.context(2))) {
                mechToken = fields.enter(DerReader.context(2)).content(DerReader.OCTET_STRING);
            } else {
                fields.skip();
            }
        }
        return new NegTokenInit(mechanisms(mechList), mechList, mechToken);
    }

    /** The frame of RFC 2743 3.1; clients that leave it out mean the same. */
    private static DerReader withoutFrame(DerReader message) throws MalformedMessage {
        if (message.nextIs(DerReader.context(0))) {
            return message;
        }
        DerReader frame = message.enter(DerReader.APPLICATION_0);
        if (!frame.content(DerReader.OBJECT_IDENTIFIER).equals(Mechanism.SPNEGO)) {
            throw new MalformedMessage(Reason.BAD_MAGIC, 0);
        }
        return frame;
    }

    private static ImmutableList<Octets> mechanisms(Octets mechList) throws MalformedMessage {
        DerReader list = DerReader.of(mechList.array()).enter(DerReader.SEQUENCE);
        ImmutableList.Builder<Octets> mechanisms = ImmutableList.builder();
        int count = 0;
        while (!list.atEnd()) {
            if (++count > MAX_MECHANISMS) {
                throw new MalformedMessage(Reason.TOO_LONG, 0);
            }
            mechanisms.add(list.content(DerReader.OBJECT_IDENTIFIER));
        }
        return mechanisms.build();
    }

    /** Whether {@link #mechToken} is for NTLMSSP: a token is always for the mechanism that the client likes best. */
    boolean tokenIsNtlmssp() {
        return !mechToken.isEmpty() && mechanisms.get(0).equals(Mechanism.NTLMSSP);
    }

    /**
     * The NegTokenInit2 of a server that knows NTLMSSP only. The optional negHints are left out: the hint is to be ignored,
     * and dissectors that follow RFC 4178 take it for a malformed mechListMIC.
     */
    static byte[] ofServer() {
        byte[] mechanism = DerWriter.element(DerReader.OBJECT_IDENTIFIER, Mechanism.NTLMSSP.array());
        byte[] mechanisms = DerWriter.element(DerReader.context(0), DerWriter.element(DerReader.SEQUENCE, mechanism));
        return DerWriter.element(
                DerReader.APPLICATION_0,
                DerWriter.element(DerReader.OBJECT_IDENTIFIER, Mechanism.SPNEGO.array()),
                DerWriter.element(DerReader.context(0), DerWriter.element(DerReader.SEQUENCE, mechanisms)));
    }
}
