package io.nethood.smb.auth;

/**
 * What a client says about itself in a SESSION_SETUP_ANDX without extended security ([MS-CIFS] 2.2.4.53.1), and inside
 * an AUTHENTICATE_MESSAGE.
 *
 * @param account name of the account, empty for a NULL session
 * @param domain as the client sent it; part of the proof in LMv2 and NTLMv2, ignored in finding the account
 * @param lmResponse OEMPassword, or LmChallengeResponse
 * @param ntResponse UnicodePassword, or NtChallengeResponse
 */
public record PasswordCredentials(String account, String domain, Octets lmResponse, Octets ntResponse) {

    /** Whether they ask for a NULL session: no name, no NT response, no LM response or a single zero byte. */
    public boolean anonymous() {
        boolean oneZeroByte = lmResponse.length() == 1 && lmResponse.array()[0] == 0;
        return account.isEmpty() && ntResponse.isEmpty() && (lmResponse.isEmpty() || oneZeroByte);
    }
}
