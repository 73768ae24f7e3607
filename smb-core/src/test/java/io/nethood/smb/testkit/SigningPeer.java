package io.nethood.smb.testkit;

import java.util.Arrays;

import io.nethood.smb.auth.SessionSigning;
import io.netty.buffer.Unpooled;

/** Signs and verifies what a test sends and gets; the test names the sequence numbers. */
public record SigningPeer(SessionSigning signing) {
    private static final int SIGNATURE_START = 14;
    private static final int SIGNATURE_END = 22;

    /** {@code message} with its signature. */
    public byte[] signed(byte[] message, int number) {
        signing.sign(Unpooled.wrappedBuffer(message), number);
        return message;
    }

    /** Whether {@code answer} carries the signature with this number. */
    public boolean signed(Answer answer, int number) {
        return signing.verify(Unpooled.wrappedBuffer(answer.message()), number);
    }

    /** Whether {@code answer} carries none. */
    public static boolean isUnsigned(Answer answer) {
        byte[] signature = Arrays.copyOfRange(answer.message(), SIGNATURE_START, SIGNATURE_END);
        return Arrays.equals(signature, new byte[SIGNATURE_END - SIGNATURE_START]);
    }
}
