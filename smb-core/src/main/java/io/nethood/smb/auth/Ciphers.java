package io.nethood.smb.auth;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;

import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.MD4Digest;
import org.bouncycastle.crypto.engines.DESEngine;
import org.bouncycastle.crypto.engines.RC4Engine;
import org.bouncycastle.crypto.params.KeyParameter;
import org.bouncycastle.jcajce.provider.digest.MD5;

/**
 * The digests and ciphers that NTLM is made of, [MS-NLMP] 6.
 *
 * <p>All but MD5 come from BouncyCastle's lightweight API, because the platform has no MD4 and may be configured to have no
 * DES or RC4.
 */
final class Ciphers {

    /** Bytes of an MD4, MD5 or HMAC-MD5. */
    static final int DIGEST_LENGTH = 16;

    /** Bytes that MD5 takes at a time. */
    private static final int DIGEST_BLOCK_LENGTH = 64;

    private static final int INNER_PAD = 0x36;
    private static final int OUTER_PAD = 0x5C;

    /** Bytes of a DES block. */
    static final int BLOCK_LENGTH = 8;

    /** Bytes of a DES key before its parity bits are put in. */
    static final int DES_KEY_LENGTH = 7;

    private Ciphers() {}

    static byte[] md4(byte[] data) {
        Digest md4 = new MD4Digest();
        md4.update(data, 0, data.length);
        byte[] result = new byte[DIGEST_LENGTH];
        md4.doFinal(result, 0);
        return result;
    }

    /** The platform's MD5, which is made for the processor; BouncyCastle's where the platform was told to have none. */
    static MessageDigest newMd5() {
        try {
            return MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException toldToHaveNone) {
            return new MD5.Digest();
        }
    }

    static byte[] md5(byte[]... parts) {
        return digest(newMd5(), parts);
    }

    /** RFC 2104, over the same digest: half the time of BouncyCastle's, which three calls in every logon notice. */
    static byte[] hmacMd5(byte[] key, byte[]... parts) {
        MessageDigest md5 = newMd5();
        md5.update(pad(key, INNER_PAD));
        byte[] inner = digest(md5, parts);
        md5.update(pad(key, OUTER_PAD));
        return md5.digest(inner);
    }

    private static byte[] digest(MessageDigest digest, byte[]... parts) {
        for (byte[] part : parts) {
            digest.update(part);
        }
        return digest.digest();
    }

    /** All keys here are digests or session keys, which fit into one block. */
    private static byte[] pad(byte[] key, int with) {
        byte[] block = Arrays.copyOf(key, DIGEST_BLOCK_LENGTH);
        for (int i = 0; i < block.length; i++) {
            block[i] ^= (byte) with;
        }
        return block;
    }

    /** Encrypts the block {@code data} with the 7 bytes of {@code keys} at {@code keyAt} into {@code out} at {@code at}. */
    static void des(byte[] keys, int keyAt, byte[] data, byte[] out, int at) {
        DESEngine engine = new DESEngine();
        engine.init(true, new KeyParameter(withParity(keys, keyAt)));
        engine.processBlock(data, 0, out, at);
    }

    /** Spreads 56 bits over eight bytes, seven in the upper bits of each; DES ignores the lowest. */
    private static byte[] withParity(byte[] keys, int keyAt) {
        long bits = 0;
        for (int i = 0; i < DES_KEY_LENGTH; i++) {
            bits = (bits << Byte.SIZE) | (keys[keyAt + i] & 0xFF);
        }
        byte[] key = new byte[BLOCK_LENGTH];
        for (int i = 0; i < BLOCK_LENGTH; i++) {
            key[i] = (byte) ((bits >>> (49 - 7 * i)) << 1);
        }
        return key;
    }

    static byte[] rc4(byte[] key, byte[] data) {
        RC4Engine engine = new RC4Engine();
        engine.init(true, new KeyParameter(key));
        byte[] result = new byte[data.length];
        engine.processBytes(data, 0, data.length, result, 0);
        return result;
    }
}
