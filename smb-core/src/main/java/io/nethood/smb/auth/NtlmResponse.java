package io.nethood.smb.auth;

import java.util.Arrays;

/** What a client answers to a challenge, [MS-NLMP] 3.3.1 and 3.3.2: computed again here to compare. */
final class NtlmResponse {

    /** Bytes of an LM, NTLM, NTLM2 session or LMv2 response; an NTLMv2 response is longer. */
    static final int V1_LENGTH = 24;

    /** Bytes of the HMAC in front of an NTLMv2 or LMv2 response. */
    static final int PROOF_LENGTH = Ciphers.DIGEST_LENGTH;

    private NtlmResponse() {}

    /** DESL: the block encrypted with each third of the key, which is padded with zeros to 21 bytes. */
    static byte[] desl(Octets hash, byte[] block) {
        byte[] keys = Arrays.copyOf(hash.array(), 3 * Ciphers.DES_KEY_LENGTH);
        byte[] response = new byte[V1_LENGTH];
        for (int third = 0; third < 3; third++) {
            Ciphers.des(keys, third * Ciphers.DES_KEY_LENGTH, block, response, third * Ciphers.BLOCK_LENGTH);
        }
        return response;
    }

    /** NTLM2 session response: NTLM v1 over the first half of MD5(ServerChallenge, ClientChallenge). */
    static byte[] ntlm2Session(Octets ntHash, byte[] serverChallenge, byte[] clientChallenge) {
        byte[] mixed = Ciphers.md5(serverChallenge, clientChallenge);
        return desl(ntHash, Arrays.copyOf(mixed, Ciphers.BLOCK_LENGTH));
    }

    /** NTProofStr, and the first 16 bytes of an LMv2 response: HMAC-MD5 of both challenges. */
    static byte[] proof(byte[] ntowfV2, byte[] serverChallenge, byte[] clientPart) {
        return Ciphers.hmacMd5(ntowfV2, serverChallenge, clientPart);
    }
}
