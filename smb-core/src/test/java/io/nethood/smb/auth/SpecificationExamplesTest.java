package io.nethood.smb.auth;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The worked examples of [MS-NLMP] 4.2: user User, domain Domain, password Password, both challenges fixed. */
class SpecificationExamplesTest {
    private static final byte[] SERVER_CHALLENGE = bytes("0123456789abcdef");
    private static final byte[] CLIENT_CHALLENGE = bytes("aaaaaaaaaaaaaaaa");
    /** "temp" of 3.3.2: version, no time, the client's challenge, the pairs Domain and Server, four zeros. */
    private static final byte[] CLIENT_PART = bytes("01010000000000000000000000000000aaaaaaaaaaaaaaaa00000000"
            + "02000c0044006f006d00610069006e0001000c005300650072007600650072000000000000000000");

    private static final byte[] RANDOM_SESSION_KEY = bytes("55555555555555555555555555555555");
    private static final byte[] PLAINTEXT = "Plaintext".getBytes(StandardCharsets.UTF_16LE);
    private static final Octets NT_HASH = NtlmHash.ntowfV1("Password");
    private static final Octets LM_HASH =
            NtlmHash.lmowfV1("Password", Charset.forName("IBM437")).orElseThrow();

    @Test
    void lmowf_v1_is_that_of_4_2_2_1_1() {
        assertThat(hex(LM_HASH)).isEqualTo("e52cac67419a9a224a3b108f3fa6cb6d");
    }

    @Test
    void ntowf_v1_is_that_of_4_2_2_1_2() {
        assertThat(hex(NT_HASH)).isEqualTo("a4f49c406510bdcab6824ee7c30fd852");
    }

    @Test
    void the_session_base_key_of_ntlm_v1_is_that_of_4_2_2_1_3() {
        assertThat(hex(SessionKeys.baseOfNtlm(NT_HASH))).isEqualTo("d87262b0cde4b1cb7499becccdf10784");
    }

    @Test
    void the_ntlm_v1_response_is_that_of_4_2_2_2_1() {
        assertThat(hex(NtlmResponse.desl(NT_HASH, SERVER_CHALLENGE)))
                .isEqualTo("67c43011f30298a2ad35ece64f16331c44bdbed927841f94");
    }

    @Test
    void the_lm_v1_response_is_that_of_4_2_2_2_2() {
        assertThat(hex(NtlmResponse.desl(LM_HASH, SERVER_CHALLENGE)))
                .isEqualTo("98def7b87f88aa5dafe2df779688a172def11c7d5ccdef13");
    }

    @Test
    void the_encrypted_session_key_of_ntlm_v1_is_that_of_4_2_2_2_3() {
        assertThat(hex(Ciphers.rc4(SessionKeys.baseOfNtlm(NT_HASH), RANDOM_SESSION_KEY)))
                .isEqualTo("518822b1b3f350c8958682ecbb3e3cb7");
    }

    @Test
    void the_encrypted_session_key_with_the_non_nt_key_is_that_of_4_2_2_2_3() {
        assertThat(hex(Ciphers.rc4(SessionKeys.baseOfLm(LM_HASH), RANDOM_SESSION_KEY)))
                .isEqualTo("7452ca55c225a1ca04b48fae32cf56fc");
    }

    @Test
    void the_encrypted_session_key_with_the_lm_key_is_that_of_4_2_2_2_3() {
        byte[] lmResponse = NtlmResponse.desl(LM_HASH, SERVER_CHALLENGE);

        byte[] exchange = SessionKeys.exchangeOfLmKey(LM_HASH, Octets.of(lmResponse));

        assertThat(hex(Ciphers.rc4(exchange, RANDOM_SESSION_KEY))).isEqualTo("4cd7bb57d697ef9b549f02b8f9b37864");
    }

    @Test
    void the_ntlm2_session_response_is_that_of_4_2_3_2_2() {
        assertThat(hex(NtlmResponse.ntlm2Session(NT_HASH, SERVER_CHALLENGE, CLIENT_CHALLENGE)))
                .isEqualTo("7537f803ae367128ca458204bde7caf81e97ed2683267232");
    }

    @Test
    void the_key_exchange_key_of_ntlm2_session_is_that_of_4_2_3_1_3() {
        byte[] base = SessionKeys.baseOfNtlm(NT_HASH);

        assertThat(hex(SessionKeys.exchangeOfNtlm2Session(base, SERVER_CHALLENGE, CLIENT_CHALLENGE)))
                .isEqualTo("eb93429a8bd952f8b89c55b87f475edc");
    }

    @Test
    void ntowf_v2_is_that_of_4_2_4_1_1() {
        assertThat(hex(NtlmHash.ntowfV2(NT_HASH, "User", "Domain"))).isEqualTo("0c868a403bfd7a93a3001ef22ef02e3f");
    }

    @Test
    void the_ntlm_v2_proof_is_that_of_4_2_4_2_2() {
        byte[] key = NtlmHash.ntowfV2(NT_HASH, "User", "Domain");

        assertThat(hex(NtlmResponse.proof(key, SERVER_CHALLENGE, CLIENT_PART)))
                .isEqualTo("68cd0ab851e51c96aabc927bebef6a1c");
    }

    @Test
    void the_lm_v2_response_is_that_of_4_2_4_2_1() {
        byte[] key = NtlmHash.ntowfV2(NT_HASH, "User", "Domain");

        assertThat(hex(NtlmResponse.proof(key, SERVER_CHALLENGE, CLIENT_CHALLENGE)))
                .isEqualTo("86c35097ac9cec102554764a57cccc19");
    }

    @Test
    void the_session_base_key_of_ntlm_v2_is_that_of_4_2_4_1_2() {
        byte[] key = NtlmHash.ntowfV2(NT_HASH, "User", "Domain");
        byte[] proof = NtlmResponse.proof(key, SERVER_CHALLENGE, CLIENT_PART);

        assertThat(hex(SessionKeys.baseOfV2(key, proof))).isEqualTo("8de40ccadbc14a82f15cb0ad0de95ca3");
    }

    @Test
    void the_encrypted_session_key_of_ntlm_v2_is_that_of_4_2_4_2_3() {
        byte[] base = bytes("8de40ccadbc14a82f15cb0ad0de95ca3");

        assertThat(hex(Ciphers.rc4(base, RANDOM_SESSION_KEY))).isEqualTo("c5dad2544fc9799094ce1ce90bc9d03e");
    }

    @Test
    void a_message_sealed_without_extended_session_security_is_that_of_4_2_2_4() {
        SessionSecurity security = client(RANDOM_SESSION_KEY, NtlmFlags.KEY_EXCHANGE | NtlmFlags.KEY_128);

        assertThat(hex(security.seal(PLAINTEXT))).isEqualTo("56fe04d861f9319af0d7238a2e3b4d457fb8");
        assertThat(hex(security.sign(PLAINTEXT))).isEqualTo("0100000045c844e509dcd1df2e459d36");
    }

    @Test
    void a_message_sealed_with_the_key_of_ntlm2_session_is_that_of_4_2_3_4() {
        byte[] key = bytes("eb93429a8bd952f8b89c55b87f475edc");
        SessionSecurity security = client(key, NtlmFlags.EXTENDED_SESSION_SECURITY | NtlmFlags.KEY_56);

        assertThat(hex(security.seal(PLAINTEXT))).isEqualTo("a02372f6530273f3aa1eb90190ce5200c99d");
        assertThat(hex(security.sign(PLAINTEXT))).isEqualTo("01000000ff2aeb52f681793a00000000");
    }

    @Test
    void a_message_sealed_with_the_key_of_ntlm_v2_is_that_of_4_2_4_4() {
        int flags = NtlmFlags.EXTENDED_SESSION_SECURITY | NtlmFlags.KEY_EXCHANGE | NtlmFlags.KEY_128 | NtlmFlags.KEY_56;
        SessionSecurity security = client(RANDOM_SESSION_KEY, flags);

        assertThat(hex(security.seal(PLAINTEXT))).isEqualTo("54e50165bf1936dc996020c1811b0f06fb5f");
        assertThat(hex(security.sign(PLAINTEXT))).isEqualTo("010000007fb38ec5c55d497600000000");
    }

    private static SessionSecurity client(byte[] key, int flags) {
        return new SessionSecurity(SessionSecurity.Direction.CLIENT_TO_SERVER, Octets.of(key), flags);
    }

    private static byte[] bytes(String hex) {
        return HexFormat.of().parseHex(hex);
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    private static String hex(Octets octets) {
        return hex(octets.array());
    }
}
