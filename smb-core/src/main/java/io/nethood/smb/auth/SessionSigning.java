package io.nethood.smb.auth;

import java.util.Arrays;

import io.netty.buffer.ByteBuf;
import org.bouncycastle.crypto.digests.MD5Digest;

/**
 * Signs and verifies SMB1 messages, [MS-CIFS] 3.1.4.1 and 3.1.5.1: the first half of an MD5 over the key and the message,
 * in which the sequence number stands where the signature will. One for each connection that signs, owned by its
 * thread.
 *
 * <p>The key is that of the connection's first session of a user. Only an {@link LogonResult.Authenticated} has one, so
 * guests and NULL sessions never make a connection sign.
 */
public final class SessionSigning {

    /** Where SecuritySignature begins in the header, and its length. */
    static final int SIGNATURE_OFFSET = 14;

    static final int SIGNATURE_LENGTH = 8;

    private static final int SCRATCH_LENGTH = 1024;

    private final int keyLength;

    /** What the digest is after the key, so that each message begins there. */
    private final MD5Digest keyed = new MD5Digest();

    private final MD5Digest digest = new MD5Digest();
    private final byte[] result = new byte[Ciphers.DIGEST_LENGTH];

    /** Bytes on their way from a buffer outside the heap into the digest. */
    private final byte[] scratch = new byte[SCRATCH_LENGTH];

    private SessionSigning(byte[] key) {
        this.keyLength = key.length;
        keyed.update(key, 0, key.length);
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
        compute(message, sequenceNumber);
        message.setBytes(message.readerIndex() + SIGNATURE_OFFSET, result, 0, SIGNATURE_LENGTH);
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
        compute(message, sequenceNumber);
        int difference = 0;
        for (int i = 0; i < SIGNATURE_LENGTH; i++) {
            difference |= result[i] ^ message.getByte(message.readerIndex() + SIGNATURE_OFFSET + i);
        }
        return difference == 0;
    }

    private void compute(ByteBuf message, int sequenceNumber) {
        digest.reset(keyed);
        int start = message.readerIndex();
        update(message, start, SIGNATURE_OFFSET);
        updateNumber(sequenceNumber);
        update(
                message,
                start + SIGNATURE_OFFSET + SIGNATURE_LENGTH,
                message.readableBytes() - SIGNATURE_OFFSET - SIGNATURE_LENGTH);
        digest.doFinal(result, 0);
    }

    /** Four bytes, little-endian, and four zeros. */
    private void updateNumber(int sequenceNumber) {
        for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
            digest.update((byte) (Integer.toUnsignedLong(sequenceNumber) >>> shift));
        }
    }

    private void update(ByteBuf message, int from, int length) {
        if (message.hasArray()) {
            digest.update(message.array(), message.arrayOffset() + from, length);
            return;
        }
        for (int done = 0; done < length; ) {
            int count = Math.min(SCRATCH_LENGTH, length - done);
            message.getBytes(from + done, scratch, 0, count);
            digest.update(scratch, 0, count);
            done += count;
        }
    }

    @Override
    public String toString() {
        return "SessionSigning[" + keyLength + " octets]";
    }
}
