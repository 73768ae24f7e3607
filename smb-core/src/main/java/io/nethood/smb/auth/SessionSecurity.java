package io.nethood.smb.auth;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.zip.CRC32;

import com.google.common.primitives.Bytes;
import org.bouncycastle.crypto.engines.RC4Engine;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * Session security of one direction, [MS-NLMP] 3.4: signs and seals messages in the order in which they are sent. One
 * owner; each message moves the sequence number and the key stream on.
 *
 * <table>
 * <caption>Signatures, 16 bytes</caption>
 * <tr><th>Extended session security</th><th>Version</th><th>Then</th><th>Source</th></tr>
 * <tr><td>yes</td><td>1</td><td>8 bytes of HMAC-MD5, sequence number</td><td>2.2.2.9.2, 3.4.4.2</td></tr>
 * <tr><td>no</td><td>1</td><td>pad, CRC-32, sequence number, all three enciphered</td><td>2.2.2.9.1, 3.4.4.1</td></tr>
 * </table>
 */
final class SessionSecurity {

    /** Who speaks: with extended session security each side has keys of its own. */
    enum Direction {
        CLIENT_TO_SERVER("client-to-server"),
        SERVER_TO_CLIENT("server-to-client");

        private final String name;

        Direction(String name) {
            this.name = name;
        }

        private byte[] magic(String use) {
            String text = "session key to " + name + " " + use + " key magic constant\0";
            return text.getBytes(StandardCharsets.US_ASCII);
        }
    }

    private static final int VERSION = 1;
    private static final int SIGNATURE_LENGTH = 16;
    private static final int CHECKSUM_LENGTH = 8;

    /** Where the sequence number stands in a signature. */
    private static final int SEQUENCE_NUMBER_AT = 12;

    /** Bytes of the session key in a sealing key of 56 and of 40 bits. */
    private static final int KEY_56_LENGTH = 7;

    private static final int KEY_40_LENGTH = 5;

    /** What fills an LM session key that is not all used, [MS-NLMP] 3.4.5.3. */
    private static final byte[] FILL_56 = {(byte) 0xA0};

    private static final byte[] FILL_40 = {(byte) 0xE5, 0x38, (byte) 0xB0};

    private final boolean extended;
    private final boolean checksumEnciphered;
    private final byte[] signingKey;
    private final RC4Engine keyStream = new RC4Engine();
    private int sequenceNumber;

    /**
     * @param exportedSessionKey 16 bytes
     * @param flags what both sides agreed on
     */
    SessionSecurity(Direction direction, Octets exportedSessionKey, int flags) {
        byte[] key = exportedSessionKey.array();
        extended = NtlmFlags.has(flags, NtlmFlags.EXTENDED_SESSION_SECURITY);
        checksumEnciphered = NtlmFlags.has(flags, NtlmFlags.KEY_EXCHANGE);
        signingKey = Ciphers.md5(key, direction.magic("signing"));
        byte[] sealingKey = extended
                ? Ciphers.md5(Arrays.copyOf(key, strength(flags)), direction.magic("sealing"))
                : sealingKeyOfV1(key, flags);
        keyStream.init(true, new KeyParameter(sealingKey));
    }

    private static int strength(int flags) {
        if (NtlmFlags.has(flags, NtlmFlags.KEY_128)) {
            return SessionKeys.LENGTH;
        }
        return NtlmFlags.has(flags, NtlmFlags.KEY_56) ? KEY_56_LENGTH : KEY_40_LENGTH;
    }

    /** Only the LM key is weakened for those who may export no more, [MS-NLMP] 3.4.5.3. */
    private static byte[] sealingKeyOfV1(byte[] key, int flags) {
        if (!NtlmFlags.has(flags, NtlmFlags.LM_KEY)) {
            return key;
        }
        return NtlmFlags.has(flags, NtlmFlags.KEY_56)
                ? Bytes.concat(Arrays.copyOf(key, KEY_56_LENGTH), FILL_56)
                : Bytes.concat(Arrays.copyOf(key, KEY_40_LENGTH), FILL_40);
    }

    /** The signature of the next message that is sent in the clear. */
    byte[] sign(byte[] message) {
        ByteBuffer signature = ByteBuffer.allocate(SIGNATURE_LENGTH).order(ByteOrder.LITTLE_ENDIAN);
        signature.putInt(VERSION);
        if (extended) {
            byte[] number = littleEndian(sequenceNumber);
            byte[] checksum = Arrays.copyOf(Ciphers.hmacMd5(signingKey, number, message), CHECKSUM_LENGTH);
            signature.put(checksumEnciphered ? encipher(checksum) : checksum).put(number);
        } else {
            CRC32 crc = new CRC32();
            crc.update(message);
            signature.put(encipher(new byte[Integer.BYTES])).put(encipher(littleEndian((int) crc.getValue())));
            signature.put(encipher(new byte[Integer.BYTES]));
            signature.putInt(SEQUENCE_NUMBER_AT, signature.getInt(SEQUENCE_NUMBER_AT) ^ sequenceNumber);
        }
        sequenceNumber++;
        return signature.array();
    }

    /** The next message enciphered, [MS-NLMP] 3.4.3; its signature, over what was in the clear, is due right after it. */
    byte[] seal(byte[] message) {
        return encipher(message);
    }

    private byte[] encipher(byte[] bytes) {
        byte[] result = new byte[bytes.length];
        keyStream.processBytes(bytes, 0, bytes.length, result, 0);
        return result;
    }

    private static byte[] littleEndian(int value) {
        return ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(value)
                .array();
    }
}
