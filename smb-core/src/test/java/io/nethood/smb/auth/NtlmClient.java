package io.nethood.smb.auth;

/** What a client computes to log on: the other side of {@link PasswordLogon}, for tests. */
public final class NtlmClient {
    private NtlmClient() {}

    /** The NTLM v1 response, 24 bytes. */
    public static byte[] ntlmResponse(String password, byte[] challenge) {
        return NtlmResponse.desl(NtlmHash.ntowfV1(password), challenge);
    }
}
