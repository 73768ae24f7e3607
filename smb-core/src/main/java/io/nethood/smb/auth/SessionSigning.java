package io.nethood.smb.auth;

import java.security.MessageDigest;
import java.util.Arrays;

import com.google.common.primitives.Ints;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;

/**
 * Signs and verifies SMB1 messages, [MS-CIFS] 3.1.4.1 and 3.1.5.1: the first half of an MD5 over the key and the message,
 * in which the sequence number stands where the signature will. Immutable; one for each connection that signs.
 *
 * <p>The key is that of the connection's first session of a user. Only an {@link LogonResult.Authenticated} has one, so
 * guests and NULL sessions never make a connection sign.
 */
public final class SessionSigning {

    /** Where SecuritySignature begins in the header, and its length. */
    static final int SIGNATURE_OFFSET = 14;

    static final int SIGNATURE_LENGTH = 8;

    private final byte[] key;

    private SessionSigning(byte[] key) {
        this.key = key;
    }

    /**
     * Of a logon without extended security, whose key includes what the client answered.
     *
     * @param challengeResponse the response that was accepted: UnicodePassword, or OEMPassword where that proved the user
     */
    public static SessionSigning ofPassword(LogonResult.Authenticated user, Octets challengeResponse) {
        byte[] sessionKey = user.sessionKey().array();
        byte[] key = Arrays.copyOf(sessionKey, sessionKey.length + challengeResponse.length());
        System.arraycopy(challengeResponse.array(), 0, key, sessionKey.length, challengeResponse.length());
        return new SessionSigning(key);
    }

    /** Of a logon with extended security: the exported session key alone ([MS-SMB] 3.2.5.3). */
    public static SessionSigning ofExtendedSecurity(LogonResult.Authenticated user) {
        return ofPassword(user, Octets.NONE);
    }

    /** Writes the signature into {@code message}, whose readable bytes are one SMB from its header on. */
    public void sign(ByteBuf message, int sequenceNumber) {
        message.setBytes(message.readerIndex() + SIGNATURE_OFFSET, signature(message, sequenceNumber));
    }

    /**
     * Whether the signature of {@code message} is right.
     *
     * @param message its readable bytes are one SMB from its header on; too short a message is never right
     */
    public boolean verify(ByteBuf message, int sequenceNumber) {
        if (message.readableBytes() < SIGNATURE_OFFSET + SIGNATURE_LENGTH) {
            return false;
        }
        byte[] received = ByteBufUtil.getBytes(message, message.readerIndex() + SIGNATURE_OFFSET, SIGNATURE_LENGTH);
        return MessageDigest.isEqual(signature(message, sequenceNumber), received);
    }

    private byte[] signature(ByteBuf message, int sequenceNumber) {
        byte[] bytes = ByteBufUtil.getBytes(message);
        byte[] littleEndian = Ints.toByteArray(Integer.reverseBytes(sequenceNumber));
        Arrays.fill(bytes, SIGNATURE_OFFSET, SIGNATURE_OFFSET + SIGNATURE_LENGTH, (byte) 0);
        System.arraycopy(littleEndian, 0, bytes, SIGNATURE_OFFSET, littleEndian.length);
        return Arrays.copyOf(Ciphers.md5(key, bytes), SIGNATURE_LENGTH);
    }

    @Override
    public String toString() {
        return "SessionSigning[" + key.length + " octets]";
    }
}
