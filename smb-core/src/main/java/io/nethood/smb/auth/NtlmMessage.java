package io.nethood.smb.auth;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.MalformedMessage.Reason;
import io.nethood.wire.WireReader;

/** What the three messages of NTLMSSP have in common, [MS-NLMP] 2.2.1: signature, type and security buffers. */
final class NtlmMessage {
    static final int NEGOTIATE = 1;
    static final int CHALLENGE = 2;
    static final int AUTHENTICATE = 3;

    private static final byte[] SIGNATURE = "NTLMSSP\0".getBytes(StandardCharsets.US_ASCII);

    private NtlmMessage() {}

    /** A copy of the eight bytes with which each message begins. */
    static byte[] signature() {
        return SIGNATURE.clone();
    }

    /** Whether {@code blob} is NTLMSSP without SPNEGO around it. */
    static boolean startsIn(byte[] blob) {
        return blob.length >= SIGNATURE.length
                && Arrays.equals(SIGNATURE, 0, SIGNATURE.length, blob, 0, SIGNATURE.length);
    }

    static void requireHeader(WireReader in, int type) throws MalformedMessage {
        if (!startsIn(in.bytesAt(0, Math.min(SIGNATURE.length, in.length())))) {
            throw new MalformedMessage(Reason.BAD_MAGIC, 0);
        }
        in.seek(SIGNATURE.length);
        if (in.i32() != type) {
            throw new MalformedMessage(Reason.BAD_MAGIC, SIGNATURE.length);
        }
    }

    static Charset charset(int flags, Charset codePage) {
        return NtlmFlags.has(flags, NtlmFlags.UNICODE) ? StandardCharsets.UTF_16LE : codePage;
    }
}
