package io.nethood.smb.auth;

import java.security.DigestException;
import java.security.MessageDigest;

import com.google.common.primitives.Bytes;
import io.netty.buffer.ByteBuf;

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

    private final byte[] key;
    private final MessageDigest md5 = Ciphers.newMd5();
    private final byte[] result = new byte[Ciphers.DIGEST_LENGTH];
    private final byte[] number = new byte[SIGNATURE_LENGTH];

    /** Bytes on their way from a buffer outside the heap into the digest. */
    private final byte[] scratch = new byte[SCRATCH_LENGTH];

    private SessionSigning(byte[] key) {
        this.key = key;
    }

    /**
     * Of a user's logon.
     *
     * @param challengeResponse the response that was accepted, which is part of the key: UnicodePassword, or OEMPassword
     *     where that proved the user; none with extended security, whose exported session key is the key ([MS-SMB] 3.2.5.3)
     */
    public static SessionSigning of(LogonResult.Authenticated user, Octets challengeResponse) {
        return new SessionSigning(Bytes.concat(user.sessionKey().array(), challengeResponse.array()));
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
        number[0] = (byte) sequenceNumber;
        number[1] = (byte) (sequenceNumber >>> 8);
        number[2] = (byte) (sequenceNumber >>> 16);
        number[3] = (byte) (sequenceNumber >>> 24);
        int start = message.readerIndex();
        int behind = SIGNATURE_OFFSET + SIGNATURE_LENGTH;
        md5.update(key);
        update(message, start, SIGNATURE_OFFSET);
        md5.update(number);
        update(message, start + behind, message.readableBytes() - behind);
        try {
            md5.digest(result, 0, result.length);
        } catch (DigestException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private void update(ByteBuf message, int from, int length) {
        if (message.hasArray()) {
            md5.update(message.array(), message.arrayOffset() + from, length);
            return;
        }
        for (int done = 0; done < length; ) {
            int count = Math.min(SCRATCH_LENGTH, length - done);
            message.getBytes(from + done, scratch, 0, count);
            md5.update(scratch, 0, count);
            done += count;
        }
    }

    @Override
    public String toString() {
        return "SessionSigning[" + key.length + " octets]";
    }
}
