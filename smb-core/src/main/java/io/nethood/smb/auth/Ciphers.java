package io.nethood.smb.auth;

import org.bouncycastle.crypto.Digest;
import org.bouncycastle.crypto.digests.MD4Digest;
import org.bouncycastle.crypto.digests.MD5Digest;
import org.bouncycastle.crypto.engines.DESEngine;
import org.bouncycastle.crypto.engines.RC4Engine;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;

/**
 * The digests and ciphers that NTLM is made of, [MS-NLMP] 6.
 *
 * <p>They come from BouncyCastle's lightweight API because the platform has no MD4 and may be configured to have no DES,
 * RC4 or MD5.
 */
final class Ciphers {

    /** Bytes of an MD4, MD5 or HMAC-MD5. */
    static final int DIGEST_LENGTH = 16;

    /** Bytes of a DES block. */
    static final int BLOCK_LENGTH = 8;

    /** Bytes of a DES key before its parity bits are put in. */
    static final int DES_KEY_LENGTH = 7;

    private Ciphers() {}

    static byte[] md4(byte[] data) {
        return digest(new MD4Digest(), data);
    }

    static byte[] md5(byte[]... parts) {
        return digest(new MD5Digest(), parts);
    }

    private static byte[] digest(Digest digest, byte[]... parts) {
        for (byte[] part : parts) {
            digest.update(part, 0, part.length);
        }
        byte[] result = new byte[DIGEST_LENGTH];
        digest.doFinal(result, 0);
        return result;
    }

    static byte[] hmacMd5(byte[] key, byte[]... parts) {
        HMac mac = new HMac(new MD5Digest());
        mac.init(new KeyParameter(key));
        for (byte[] part : parts) {
            mac.update(part, 0, part.length);
        }
        byte[] result = new byte[DIGEST_LENGTH];
        mac.doFinal(result, 0);
        return result;
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
