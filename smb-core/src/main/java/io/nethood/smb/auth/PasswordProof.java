package io.nethood.smb.auth;

import java.security.MessageDigest;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * A response that is right, and the session key that follows from it.
 *
 * <p>Which responses are tried, in this order:
 *
 * <table>
 * <caption>Responses</caption>
 * <tr><th>Field</th><th>Length</th><th>Read as</th></tr>
 * <tr><td>NT response</td><td>more than 24</td><td>NTLMv2</td></tr>
 * <tr><td>NT response</td><td>24</td><td>NTLM2 session if negotiated, else NTLM</td></tr>
 * <tr><td>LM response</td><td>24, and no NTLM2 session</td><td>LMv2, then LM</td></tr>
 * </table>
 *
 * <p>Any other length proves nothing here.
 *
 * @param kind how it was proved
 * @param sessionKey 16 bytes
 */
record PasswordProof(ResponseKind kind, Octets sessionKey) {

    /**
     * The proof that {@code credentials} hold; null when they hold none.
     *
     * @param password of the account; null when there is no account, or no password opens it
     * @param ntlm2Session whether the LM response is the client's challenge, [MS-NLMP] 3.3.1
     */
    static @Nullable PasswordProof of(
            @Nullable PasswordHashes password,
            PasswordCredentials credentials,
            byte[] challenge,
            boolean ntlm2Session) {
        Octets ntHash = (password == null ? PasswordHashes.NOBODY : password).ntHash();
        PasswordProof proof = ofNtResponse(ntHash, credentials, challenge, ntlm2Session);
        boolean lmMayProve = credentials.lmResponse().length() == NtlmResponse.V1_LENGTH && !ntlm2Session;
        if (proof == null && lmMayProve) {
            proof = ofV2(ResponseKind.LM_V2, ntHash, credentials, challenge);
        }
        if (proof == null && lmMayProve) {
            proof = ofLm(password == null ? null : password.lmHash(), credentials, challenge);
        }
        return password == null ? null : proof;
    }

    private static @Nullable PasswordProof ofNtResponse(
            Octets ntHash, PasswordCredentials credentials, byte[] challenge, boolean ntlm2Session) {
        int length = credentials.ntResponse().length();
        if (length > NtlmResponse.V1_LENGTH) {
            return ofV2(ResponseKind.NTLM_V2, ntHash, credentials, challenge);
        }
        if (length < NtlmResponse.V1_LENGTH) {
            return null;
        }
        return ntlm2Session
                ? ofNtlm2Session(ntHash, credentials, challenge)
                : ofNtlm(ntHash, credentials.ntResponse(), challenge);
    }

    private static @Nullable PasswordProof ofV2(
            ResponseKind kind, Octets ntHash, PasswordCredentials credentials, byte[] challenge) {
        byte[] response = (kind.inOemField() ? credentials.lmResponse() : credentials.ntResponse()).array();
        byte[] ntowfV2 = NtlmHash.ntowfV2(ntHash, credentials.account(), credentials.domain());
        byte[] clientPart = Arrays.copyOfRange(response, NtlmResponse.PROOF_LENGTH, response.length);
        byte[] expected = NtlmResponse.proof(ntowfV2, challenge, clientPart);
        byte[] received = Arrays.copyOf(response, NtlmResponse.PROOF_LENGTH);
        return MessageDigest.isEqual(expected, received)
                ? new PasswordProof(kind, Octets.owning(SessionKeys.baseOfV2(ntowfV2, expected)))
                : null;
    }

    private static @Nullable PasswordProof ofNtlm(Octets ntHash, Octets response, byte[] challenge) {
        return MessageDigest.isEqual(NtlmResponse.desl(ntHash, challenge), response.array())
                ? new PasswordProof(ResponseKind.NTLM, Octets.owning(SessionKeys.baseOfNtlm(ntHash)))
                : null;
    }

    private static @Nullable PasswordProof ofNtlm2Session(
            Octets ntHash, PasswordCredentials credentials, byte[] challenge) {
        byte[] clientChallenge = Arrays.copyOf(credentials.lmResponse().array(), ServerChallenge.LENGTH);
        byte[] expected = NtlmResponse.ntlm2Session(ntHash, challenge, clientChallenge);
        return MessageDigest.isEqual(expected, credentials.ntResponse().array())
                ? new PasswordProof(ResponseKind.NTLM2_SESSION, Octets.owning(SessionKeys.baseOfNtlm(ntHash)))
                : null;
    }

    private static @Nullable PasswordProof ofLm(
            @Nullable Octets lmHash, PasswordCredentials credentials, byte[] challenge) {
        byte[] expected = NtlmResponse.desl(lmHash == null ? PasswordHashes.NOBODY.ntHash() : lmHash, challenge);
        boolean same = MessageDigest.isEqual(expected, credentials.lmResponse().array());
        return same && lmHash != null
                ? new PasswordProof(ResponseKind.LM, Octets.owning(SessionKeys.baseOfLm(lmHash)))
                : null;
    }
}
