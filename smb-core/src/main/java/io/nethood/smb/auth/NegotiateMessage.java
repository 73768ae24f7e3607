package io.nethood.smb.auth;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.MalformedMessage.Reason;
import io.nethood.wire.WireReader;

/**
 * NEGOTIATE_MESSAGE, [MS-NLMP] 2.2.1.1. The client's domain, workstation and version decide nothing; the first two are
 * checked to lie inside the message when the flags say that they are there, and then left alone.
 *
 * @param flags NegotiateFlags
 */
record NegotiateMessage(int flags) {

    /** Longest message, in bytes: it is kept for the MIC, and names two computers at most. */
    static final int MAX_LENGTH = 1024;

    static NegotiateMessage decode(byte[] message) throws MalformedMessage {
        if (message.length > MAX_LENGTH) {
            throw new MalformedMessage(Reason.TOO_LONG, MAX_LENGTH);
        }
        WireReader in = WireReader.of(message);
        NtlmMessage.requireHeader(in, NtlmMessage.NEGOTIATE);
        int start = in.position();
        int flags = in.i32();
        if (!NtlmFlags.has(flags, NtlmFlags.UNICODE | NtlmFlags.OEM)) {
            throw new MalformedMessage(Reason.BAD_VALUE, start);
        }
        if (NtlmFlags.has(flags, NtlmFlags.DOMAIN_SUPPLIED | NtlmFlags.WORKSTATION_SUPPLIED)) {
            SecurityBuffer.decode(in);
            SecurityBuffer.decode(in);
        }
        return new NegotiateMessage(flags);
    }
}
