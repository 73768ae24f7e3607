package io.nethood.smb.auth;

import java.util.Arrays;
import java.util.HexFormat;

import io.nethood.wire.Seeded;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class SessionSigningTest {
    private static final Octets SESSION_KEY = Octets.of(HexFormat.of().parseHex("55555555555555555555555555555555"));
    private static final Octets RESPONSE =
            Octets.of(HexFormat.of().parseHex("000102030405060708090a0b0c0d0e0f1011121314151617"));
    private static final LogonResult.Authenticated ALICE = new LogonResult.Authenticated(
            Account.withHashes("alice", new PasswordHashes(SESSION_KEY, null)), SESSION_KEY, ResponseKind.NTLM);

    /** An ECHO request; the signature goes into the eight bytes of 11. */
    private static final String ECHO =
            "ff534d422b000000001807c8000011111111111111110000ffff341200080700010100050068656c6c6f";

    /** Signatures that impacket 0.10 computes for the same message and keys. */
    @ParameterizedTest
    @CsvSource({"0, b198df9834348fc2", "2, f171840843414f99", "3, fa29b7a826fce4aa", "74565, d3816e4102761a64"})
    void a_message_with_extended_security_is_signed_as_another_implementation_signs_it(int number, String signature) {
        ByteBuf message = message(ECHO);

        SessionSigning.of(ALICE, Octets.NONE).sign(message, number);

        assertThat(signatureOf(message)).isEqualTo(signature);
    }

    @ParameterizedTest
    @CsvSource({"0, 485e8556735f30b7", "2, 5f13468b0e058666", "3, 7bc1d08cd5531191", "74565, aa43cd910b858fb7"})
    void a_message_without_extended_security_is_signed_with_the_challenge_response_too(int number, String signature) {
        ByteBuf message = message(ECHO);

        SessionSigning.of(ALICE, RESPONSE).sign(message, number);

        assertThat(signatureOf(message)).isEqualTo(signature);
    }

    @Test
    void a_signed_message_is_right_under_its_number_and_key_only() {
        SessionSigning signing = SessionSigning.of(ALICE, RESPONSE);
        ByteBuf message = message(ECHO);

        signing.sign(message, 4);

        assertThat(signing.verify(message, 4)).isTrue();
        assertThat(signing.verify(message, 6)).isFalse();
        assertThat(SessionSigning.of(ALICE, Octets.NONE).verify(message, 4)).isFalse();
    }

    @Test
    void a_message_is_wrong_whichever_of_its_bits_is_turned() {
        SessionSigning signing = SessionSigning.of(ALICE, Octets.NONE);
        ByteBuf message = message(ECHO);
        signing.sign(message, 4);

        for (int bit = 0; bit < message.readableBytes() * Byte.SIZE; bit++) {
            int at = bit / Byte.SIZE;
            int turned = message.getByte(at) ^ 1 << bit % Byte.SIZE;
            ByteBuf altered = message.copy().setByte(at, turned);

            assertThat(signing.verify(altered, 4)).as("bit %d", bit).isFalse();
        }
    }

    @Test
    void what_is_signed_is_verified_wherever_it_lies_in_its_buffer() {
        SessionSigning signing = SessionSigning.of(ALICE, RESPONSE);

        Seeded.rounds(200, random -> {
            byte[] bytes = new byte[32 + random.nextInt(500)];
            random.nextBytes(bytes);
            int number = random.nextInt();
            ByteBuf buffer = Unpooled.directBuffer().writeZero(random.nextInt(20));
            ByteBuf message =
                    buffer.skipBytes(buffer.readableBytes()).writeBytes(bytes).slice();

            signing.sign(message, number);

            assertThat(signing.verify(message, number)).isTrue();
            buffer.release();
        });
    }

    @Test
    void a_message_without_room_for_a_signature_is_wrong() {
        byte[] whole = HexFormat.of().parseHex(ECHO);

        for (int length = 0; length < 22; length++) {
            ByteBuf cut = Unpooled.wrappedBuffer(Arrays.copyOf(whole, length));

            assertThat(SessionSigning.of(ALICE, Octets.NONE).verify(cut, 0)).isFalse();
        }
    }

    @Test
    void the_key_is_not_printed() {
        assertThat(SessionSigning.of(ALICE, RESPONSE)).hasToString("SessionSigning[40 octets]");
    }

    @Test
    void requests_are_even_and_responses_odd_after_the_setup() {
        SigningSequence sequence = new SigningSequence();

        assertThat(SigningSequence.ofSetupResponse()).isEqualTo(1);
        assertThat(sequence.nextRequest()).isEqualTo(2);
        assertThat(SigningSequence.responseTo(2)).isEqualTo(3);
        sequence.accept(false);
        assertThat(sequence.nextRequest()).isEqualTo(4);
    }

    @Test
    void a_cancel_uses_up_one_number_only() {
        SigningSequence sequence = new SigningSequence();

        sequence.accept(false);
        sequence.accept(true);
        assertThat(sequence.nextRequest()).isEqualTo(5);
        sequence.accept(false);
        assertThat(sequence.nextRequest()).isEqualTo(7);
    }

    @Test
    void a_request_that_is_not_accepted_uses_up_none() {
        SigningSequence sequence = new SigningSequence();

        assertThat(sequence.nextRequest()).isEqualTo(sequence.nextRequest());
    }

    private static ByteBuf message(String hex) {
        return Unpooled.wrappedBuffer(HexFormat.of().parseHex(hex));
    }

    private static String signatureOf(ByteBuf message) {
        byte[] signature = new byte[8];
        message.getBytes(14, signature);
        return HexFormat.of().formatHex(signature);
    }
}
