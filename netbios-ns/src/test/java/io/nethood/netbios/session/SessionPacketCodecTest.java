package io.nethood.netbios.session;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;

import io.nethood.netbios.NetbiosName;
import io.nethood.netbios.session.SessionPacket.KeepAlive;
import io.nethood.netbios.session.SessionPacket.NegativeResponse;
import io.nethood.netbios.session.SessionPacket.PositiveResponse;
import io.nethood.netbios.session.SessionPacket.RetargetResponse;
import io.nethood.netbios.session.SessionPacket.SessionMessage;
import io.nethood.netbios.session.SessionPacket.SessionRequest;
import io.nethood.wire.HexFile;
import io.nethood.wire.MalformedMessage;
import io.nethood.wire.MalformedMessage.Reason;
import io.nethood.wire.Seeded;
import io.nethood.wire.WireReader;
import io.nethood.wire.WireWriter;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SessionPacketCodecTest {
    private static final NetbiosName ALPHA = name("ALPHA", 0x20);
    private static final NetbiosName CLIENT = name("CLIENT", 0x00);
    private static final List<SessionError> ERRORS = List.of(SessionError.values());

    @Test
    void a_captured_session_request_names_the_called_and_the_calling_computer() throws MalformedMessage {
        SessionPacket packet = decode(golden("request-computer.hex"));

        assertThat(packet).isEqualTo(new SessionRequest(ALPHA, CLIENT));
    }

    @Test
    void a_captured_request_for_any_smb_server_is_read() throws MalformedMessage {
        SessionPacket packet = decode(golden("request-any-smb-server.hex"));

        assertThat(packet).isEqualTo(new SessionRequest(name("*SMBSERVER", 0x20), CLIENT));
    }

    @Test
    void captured_responses_and_keep_alives_are_read() throws MalformedMessage {
        assertThat(decode(golden("positive-response.hex"))).isEqualTo(new PositiveResponse());
        assertThat(decode(golden("negative-response.hex")))
                .isEqualTo(new NegativeResponse(SessionError.CALLED_NAME_NOT_PRESENT));
        assertThat(decode(golden("keep-alive.hex"))).isEqualTo(new KeepAlive());
    }

    @Test
    void what_was_captured_is_written_byte_for_byte() {
        assertThat(encode(new SessionRequest(ALPHA, CLIENT))).isEqualTo(golden("request-computer.hex"));
        assertThat(encode(new PositiveResponse())).isEqualTo(golden("positive-response.hex"));
        assertThat(encode(new NegativeResponse(SessionError.CALLED_NAME_NOT_PRESENT)))
                .isEqualTo(golden("negative-response.hex"));
        assertThat(encode(new KeepAlive())).isEqualTo(golden("keep-alive.hex"));
    }

    @Test
    void a_retarget_response_is_six_bytes_in_network_order() {
        assertThat(encode(new RetargetResponse(0x7F00_0001, 1390))).isEqualTo(hex("84000006 7F000001 056E"));
    }

    @Test
    void a_session_message_is_read_up_to_its_payload() throws MalformedMessage {
        WireReader reader = WireReader.of(hex("00000002 AABB"));

        assertThat(SessionPacketCodec.decode(reader)).isEqualTo(new SessionMessage(2));
        assertThat(reader.remaining()).isEqualTo(2);
    }

    @Test
    void the_seventeenth_bit_of_the_length_stands_in_the_flags() throws MalformedMessage {
        assertThat(SessionPacketCodec.payloadLength(0x0001_FFFF)).isEqualTo(0x1_FFFF);
        assertThat(encode(new SessionMessage(0x1_0000))).isEqualTo(hex("00010000"));
    }

    @Test
    void a_message_longer_than_seventeen_bits_cannot_be_made() {
        assertThatIllegalArgumentException().isThrownBy(() -> new SessionMessage(0x2_0000));
    }

    @Test
    void every_packet_is_read_back_as_it_was_written() {
        Seeded.rounds(2_000, random -> {
            SessionPacket packet = anyControlPacket(random);

            assertThat(decode(encode(packet))).isEqualTo(packet);
        });
    }

    @Test
    void a_packet_cut_at_any_position_is_truncated() {
        byte[] whole = golden("request-computer.hex");
        for (int length = 0; length < whole.length; length++) {
            assertMalformed(Arrays.copyOf(whole, length), Reason.TRUNCATED);
        }
    }

    @Test
    void a_session_request_without_names_is_malformed() {
        assertMalformed(golden("request-without-names.hex"), Reason.BAD_NAME);
    }

    @Test
    void a_length_larger_than_the_packet_is_truncated() {
        assertMalformed(golden("request-of-64k.hex"), Reason.TRUNCATED);
    }

    @Test
    void a_length_that_is_not_that_of_the_fields_is_a_bad_value() {
        assertMalformed(hex("83000002 82 00"), Reason.BAD_VALUE);
        assertMalformed(hex("82000001 00"), Reason.BAD_VALUE);
        assertMalformed(hex("83000000 82"), Reason.BAD_VALUE);
    }

    @Test
    void reserved_flags_are_a_bad_value() {
        assertMalformed(hex("85020000"), Reason.BAD_VALUE);
        assertMalformed(hex("85FE0000"), Reason.BAD_VALUE);
    }

    @Test
    void an_unknown_type_is_bad_magic() {
        assertMalformed(hex("80000000"), Reason.BAD_MAGIC);
        assertMalformed(hex("86000000"), Reason.BAD_MAGIC);
    }

    @Test
    void an_unknown_error_code_is_a_bad_value() {
        assertMalformed(hex("83000001 84"), Reason.BAD_VALUE);
    }

    @Test
    void random_bytes_are_a_packet_or_malformed() {
        Seeded.rounds(20_000, random -> {
            byte[] bytes = golden("request-computer.hex");
            bytes[0] = (byte) random.nextInt(0x80, 0x88);
            for (int i = random.nextInt(3); i > 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            try {
                SessionPacket packet = decode(bytes);

                assertThat(encode(packet)).isEqualTo(Arrays.copyOf(bytes, encode(packet).length));
            } catch (MalformedMessage expected) {
                assertThat(expected.offset()).isBetween(0, bytes.length);
            }
        });
    }

    private static SessionPacket anyControlPacket(RandomGenerator random) {
        return switch (random.nextInt(5)) {
            case 0 -> new SessionRequest(anyName(random), anyName(random));
            case 1 -> new PositiveResponse();
            case 2 -> new NegativeResponse(ERRORS.get(random.nextInt(ERRORS.size())));
            case 3 -> new RetargetResponse(random.nextInt(), random.nextInt(0x1_0000));
            default -> new KeepAlive();
        };
    }

    private static NetbiosName anyName(RandomGenerator random) {
        NetbiosName name = name("PC" + random.nextInt(10_000), random.nextInt(256));
        return random.nextBoolean() ? name : name.inScope("LAB" + random.nextInt(100));
    }

    private static NetbiosName name(String text, int suffix) {
        return NetbiosName.of(text, suffix, StandardCharsets.US_ASCII);
    }

    private static byte[] golden(String file) {
        return HexFile.read(SessionPacketCodecTest.class, file);
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }

    private static SessionPacket decode(byte[] bytes) throws MalformedMessage {
        return SessionPacketCodec.decode(WireReader.of(bytes));
    }

    private static byte[] encode(SessionPacket packet) {
        WireWriter writer = WireWriter.create();
        SessionPacketCodec.encode(packet, writer);
        return writer.toBytes();
    }

    private static void assertMalformed(byte[] bytes, Reason reason) {
        assertThatThrownBy(() -> decode(bytes))
                .asInstanceOf(InstanceOfAssertFactories.type(MalformedMessage.class))
                .returns(reason, MalformedMessage::reason);
    }
}
