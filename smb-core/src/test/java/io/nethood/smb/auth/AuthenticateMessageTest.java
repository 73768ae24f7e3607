package io.nethood.smb.auth;

import java.nio.charset.Charset;
import java.util.Arrays;
import java.util.random.RandomGenerator;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.MalformedMessage.Reason;
import io.nethood.wire.Seeded;
import io.nethood.wire.WireWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AuthenticateMessageTest {
    private static final Charset OEM = RecordedExchange.CODE_PAGE;
    private static final int USER_FIELD = 36;
    private static final int FIXED_PART = 72;

    @Test
    void what_is_encoded_is_decoded_again() {
        Seeded.rounds(500, random -> {
            AuthenticateMessage message = randomMessage(random);
            int fixedPart = message.mic().isEmpty() ? 72 : 88;

            AuthenticateMessage decoded =
                    AuthenticateMessage.decode(NtlmClient.authenticate(message, OEM, fixedPart), 0, OEM);

            assertThat(decoded).isEqualTo(message);
        });
    }

    @Test
    void a_message_that_ends_its_fixed_part_with_the_workstation_has_the_flags_of_the_challenge_and_no_key()
            throws MalformedMessage {
        byte[] bytes = NtlmClient.authenticate(message("alice"), OEM, 52);

        AuthenticateMessage decoded = AuthenticateMessage.decode(bytes, NtlmFlags.UNICODE | NtlmFlags.NTLM, OEM);

        assertThat(decoded.user()).isEqualTo("alice");
        assertThat(decoded.flags()).isEqualTo(NtlmFlags.UNICODE | NtlmFlags.NTLM);
        assertThat(decoded.encryptedSessionKey()).isEqualTo(Octets.NONE);
    }

    @Test
    void a_message_of_windows_2000_without_a_version_is_understood() throws MalformedMessage {
        byte[] bytes = NtlmClient.authenticate(message("alice"), OEM, 64);

        AuthenticateMessage decoded = AuthenticateMessage.decode(bytes, 0, OEM);

        assertThat(decoded.user()).isEqualTo("alice");
        assertThat(decoded.flags()).isEqualTo(NtlmClient.FLAGS);
    }

    @Test
    void fields_that_share_their_bytes_are_read_each() throws MalformedMessage {
        byte[] bytes = NtlmClient.authenticate(message("alice"), OEM, FIXED_PART);
        System.arraycopy(bytes, USER_FIELD, bytes, USER_FIELD - 8, 8);

        AuthenticateMessage decoded = AuthenticateMessage.decode(bytes, 0, OEM);

        assertThat(decoded.domain()).isEqualTo("alice");
        assertThat(decoded.user()).isEqualTo("alice");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, -1, 1 << 30, Integer.MIN_VALUE})
    void the_offset_of_an_empty_field_does_not_matter(int offset) throws MalformedMessage {
        byte[] bytes = withField(USER_FIELD, 0, offset);

        assertThat(AuthenticateMessage.decode(bytes, 0, OEM).user()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"10,-1", "10,2147483647", "10,-2147483648", "65535,72", "2,1000000"})
    void a_field_outside_the_message_is_out_of_bounds(int length, int offset) {
        assertThatThrownBy(() -> AuthenticateMessage.decode(withField(USER_FIELD, length, offset), 0, OEM))
                .isInstanceOfSatisfying(
                        MalformedMessage.class, e -> assertThat(e.reason()).isEqualTo(Reason.OUT_OF_BOUNDS));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 8, 12, 51})
    void a_field_inside_the_oldest_fixed_part_is_out_of_bounds(int offset) {
        assertThatThrownBy(() -> AuthenticateMessage.decode(withField(USER_FIELD, 2, offset), 0, OEM))
                .isInstanceOfSatisfying(
                        MalformedMessage.class, e -> assertThat(e.reason()).isEqualTo(Reason.OUT_OF_BOUNDS));
    }

    @Test
    void half_a_unicode_character_is_a_bad_value() {
        assertThatThrownBy(() -> AuthenticateMessage.decode(withField(USER_FIELD, 3, FIXED_PART), 0, OEM))
                .isInstanceOfSatisfying(
                        MalformedMessage.class, e -> assertThat(e.reason()).isEqualTo(Reason.BAD_VALUE));
    }

    @Test
    void a_name_beyond_the_maximum_is_too_long() {
        byte[] bytes = NtlmClient.authenticate(message("x".repeat(AuthenticateMessage.MAX_NAME_LENGTH + 1)), OEM, 72);

        assertThatThrownBy(() -> AuthenticateMessage.decode(bytes, 0, OEM))
                .isInstanceOfSatisfying(
                        MalformedMessage.class, e -> assertThat(e.reason()).isEqualTo(Reason.TOO_LONG));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 8})
    void another_signature_or_type_is_bad_magic(int at) {
        byte[] bytes = NtlmClient.authenticate(message("alice"), OEM, FIXED_PART);
        bytes[at] ^= 0x40;

        assertThatThrownBy(() -> AuthenticateMessage.decode(bytes, 0, OEM))
                .isInstanceOfSatisfying(
                        MalformedMessage.class, e -> assertThat(e.reason()).isEqualTo(Reason.BAD_MAGIC));
    }

    @Test
    void every_cut_is_malformed() {
        byte[] bytes = NtlmClient.authenticate(message("alice"), OEM, FIXED_PART);

        for (int length = 0; length < bytes.length; length++) {
            byte[] cut = Arrays.copyOf(bytes, length);

            assertThatThrownBy(() -> AuthenticateMessage.decode(cut, 0, OEM)).isInstanceOf(MalformedMessage.class);
        }
    }

    private static byte[] withField(int at, int length, int offset) {
        byte[] bytes = NtlmClient.authenticate(message("alice"), OEM, FIXED_PART);
        byte[] field = WireWriter.create().u16(length).u16(length).u32(offset).toBytes();
        System.arraycopy(field, 0, bytes, at, field.length);
        return bytes;
    }

    private static AuthenticateMessage message(String user) {
        return new AuthenticateMessage(
                Octets.of(new byte[24]),
                Octets.of(new byte[24]),
                "DOMAIN",
                user,
                Octets.of(new byte[16]),
                NtlmClient.FLAGS,
                Octets.NONE);
    }

    private static AuthenticateMessage randomMessage(RandomGenerator random) {
        int unicode = random.nextBoolean() ? NtlmFlags.UNICODE : 0;
        return new AuthenticateMessage(
                octets(random, random.nextInt(25)),
                octets(random, random.nextInt(300)),
                text(random),
                text(random),
                octets(random, random.nextInt(17)),
                (random.nextInt() & ~NtlmFlags.UNICODE) | unicode,
                octets(random, random.nextBoolean() ? AuthenticateMessage.MIC_LENGTH : 0));
    }

    private static Octets octets(RandomGenerator random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        return Octets.of(bytes);
    }

    private static String text(RandomGenerator random) {
        String characters = "ABCXYZabcxyz019 -_.\u00e4\u00d6\u00e9";
        StringBuilder text = new StringBuilder();
        for (int length = random.nextInt(20); length > 0; length--) {
            text.append(characters.charAt(random.nextInt(characters.length())));
        }
        return text.toString();
    }
}
