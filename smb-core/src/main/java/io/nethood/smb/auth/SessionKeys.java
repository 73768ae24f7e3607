package io.nethood.smb.auth;

import java.util.Arrays;

/** Session keys, [MS-NLMP] 3.3.1, 3.3.2 and 3.4.5.1. */
final class SessionKeys {

    /** Bytes of every session key. */
    static final int LENGTH = Ciphers.DIGEST_LENGTH;

    /** What fills the second key of an LM session key. */
    private static final byte LM_KEY_FILL = (byte) 0xBD;

    private SessionKeys() {}

    /** SessionBaseKey of NTLM v1. */
    static byte[] baseOfNtlm(Octets ntHash) {
        return Ciphers.md4(ntHash.array());
    }

    /** SessionBaseKey of NTLM v2, from NTProofStr or the first 16 bytes of an LMv2 response. */
    static byte[] baseOfV2(byte[] ntowfV2, byte[] proof) {
        return Ciphers.hmacMd5(ntowfV2, proof);
    }

    /** Session key of an LM response: half of the LM hash, then zeros; so too with REQUEST_NON_NT_SESSION_KEY. */
    static byte[] baseOfLm(Octets lmHash) {
        return Arrays.copyOf(Arrays.copyOf(lmHash.array(), Ciphers.BLOCK_LENGTH), LENGTH);
    }

    /** KXKEY with NTLMSSP_NEGOTIATE_LM_KEY: the first block of the LM response under both parts of the LM hash. */
    static byte[] exchangeOfLmKey(Octets lmHash, Octets lmResponse) {
        byte[] keys = Arrays.copyOf(lmHash.array(), 2 * Ciphers.DES_KEY_LENGTH);
        Arrays.fill(keys, Ciphers.BLOCK_LENGTH, keys.length, LM_KEY_FILL);
        byte[] block = Arrays.copyOf(lmResponse.array(), Ciphers.BLOCK_LENGTH);
        byte[] key = new byte[LENGTH];
        Ciphers.des(keys, 0, block, key, 0);
        Ciphers.des(keys, Ciphers.DES_KEY_LENGTH, block, key, Ciphers.BLOCK_LENGTH);
        return key;
    }

    /** KXKEY with extended session security and NTLM v1. */
    static byte[] exchangeOfNtlm2Session(byte[] sessionBaseKey, byte[] serverChallenge, byte[] clientChallenge) {
        return Ciphers.hmacMd5(sessionBaseKey, serverChallenge, clientChallenge);
    }
}
