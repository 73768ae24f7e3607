package io.nethood.netbios;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

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

class NetbiosNameTest {
    private static final Charset OEM = Charset.forName("IBM850");

    /** "FRED" padded with spaces in the scope NETBIOS.COM, the example of RFC 1001 14.1. */
    private static final String FRED = " EGFCEFEECACACACACACACACACACACACA\u0007NETBIOS\u0003COM\0";

    @Test
    void the_example_of_rfc_1001_is_encoded_as_printed_there() {
        NetbiosName fred = NetbiosName.of("FRED", 0x20, OEM).inScope("NETBIOS.COM");

        assertThat(encode(fred)).isEqualTo(ascii(FRED));
        assertThat(fred.encodedLength()).isEqualTo(FRED.length());
    }

    @Test
    void the_example_of_rfc_1001_is_decoded_to_its_parts() throws MalformedMessage {
        NetbiosName fred = NetbiosName.decode(WireReader.of(ascii(FRED)));

        assertThat(fred.text(OEM)).isEqualTo("FRED");
        assertThat(fred.suffix()).isEqualTo(0x20);
        assertThat(fred.scope()).isEqualTo("NETBIOS.COM");
        assertThat(fred).hasToString("FRED<20>.NETBIOS.COM");
    }

    @Test
    void the_wildcard_is_padded_with_zeros() {
        assertThat(encode(NetbiosName.of("*", 0, OEM))).isEqualTo(ascii(" CK" + "A".repeat(30) + "\0"));
    }

    @Test
    void a_name_that_only_begins_with_the_wildcard_is_padded_with_spaces() {
        assertThat(encode(NetbiosName.of("*SMBSERVER", 0x20, OEM)))
                .isEqualTo(ascii(" CKFDENECFDEFFCFGEFFCCACACACACACA\0"));
    }

    @Test
    void what_a_person_types_is_upper_cased_in_the_code_page() {
        NetbiosName typed = NetbiosName.of("büro7", 0x20, OEM);

        assertThat(typed).isEqualTo(NetbiosName.of("BÜRO7", 0x20, OEM));
        assertThat(typed.text(OEM)).isEqualTo("BÜRO7");
        assertThat(typed).hasToString("B<9a>RO7<20>");
    }

    @Test
    void bytes_from_the_network_keep_their_case() throws MalformedMessage {
        NetbiosName lower = NetbiosName.decode(WireReader.of(ascii(" GBCACACACACACACACACACACACACACACA\0")));

        assertThat(lower.text(OEM)).isEqualTo("a");
        assertThat(lower).isNotEqualTo(NetbiosName.of("A", 0x20, OEM));
    }

    @Test
    void suffix_and_scope_belong_to_the_identity_of_a_name() {
        NetbiosName name = NetbiosName.of("PC07", 0x20, OEM);

        assertThat(name).isNotEqualTo(NetbiosName.of("PC07", 0x00, OEM)).isNotEqualTo(name.inScope("LAB"));
        assertThat(name.inScope("LAB")).isEqualTo(name.inScope("LAB")).hasSameHashCodeAs(name.inScope("LAB"));
    }

    @Test
    void a_name_has_one_to_fifteen_bytes_of_the_code_page() {
        assertThat(NetbiosName.of("ABCDEFGHIJKLMNO", 0, OEM).text(OEM)).isEqualTo("ABCDEFGHIJKLMNO");
        assertThatIllegalArgumentException().isThrownBy(() -> NetbiosName.of("ABCDEFGHIJKLMNOP", 0, OEM));
        assertThatIllegalArgumentException().isThrownBy(() -> NetbiosName.of("", 0, OEM));
        assertThatIllegalArgumentException().isThrownBy(() -> NetbiosName.of("日本", 0, OEM));
        assertThatIllegalArgumentException().isThrownBy(() -> NetbiosName.of("A", 0x100, OEM));
        Charset japanese = Charset.forName("windows-31j");
        assertThat(NetbiosName.of("日本", 0, japanese).text(japanese)).isEqualTo("日本");
        assertThatIllegalArgumentException().isThrownBy(() -> NetbiosName.of("日本日本日本日本", 0, japanese));
    }

    @Test
    void a_scope_that_cannot_be_encoded_is_our_mistake() {
        NetbiosName name = NetbiosName.of("A", 0, OEM);
        String longest = "S".repeat(63) + "." + "S".repeat(63) + "." + "S".repeat(63) + "." + "S".repeat(28);

        assertThat(name.inScope(longest).encodedLength()).isEqualTo(NetbiosName.MAX_ENCODED_BYTES);
        assertThatIllegalArgumentException().isThrownBy(() -> name.inScope(longest + "S"));
        assertThatIllegalArgumentException().isThrownBy(() -> name.inScope("S".repeat(64)));
        assertThatIllegalArgumentException().isThrownBy(() -> name.inScope("A..B"));
        assertThatIllegalArgumentException().isThrownBy(() -> name.inScope("A B"));
    }

    @Test
    void every_name_is_read_back_as_it_was_written() {
        Seeded.rounds(2_000, random -> {
            byte[] text = new byte[random.nextInt(1, 16)];
            random.nextBytes(text);
            NetbiosName name = NetbiosName.of(
                    "X"
                            + new String(text, 1, text.length - 1, StandardCharsets.ISO_8859_1)
                                    .replaceAll("[^\\x00-\\x7F]", "_"),
                    random.nextInt(256),
                    StandardCharsets.ISO_8859_1);
            if (random.nextBoolean()) {
                name = name.inScope("S".repeat(random.nextInt(1, 64)) + ".LAB");
            }

            WireReader reader = WireReader.of(encode(name));

            assertThat(NetbiosName.decode(reader)).isEqualTo(name);
            assertThat(reader.remaining()).isZero();
        });
    }

    @Test
    void a_name_cut_at_any_position_is_truncated() {
        for (int length = 0; length < FRED.length(); length++) {
            byte[] cut = ascii(FRED.substring(0, length));

            assertThatThrownBy(() -> NetbiosName.decode(WireReader.of(cut)))
                    .asInstanceOf(InstanceOfAssertFactories.type(MalformedMessage.class))
                    .returns(Reason.TRUNCATED, MalformedMessage::reason);
        }
    }

    @Test
    void a_first_label_of_another_length_is_a_bad_name() {
        assertMalformed("\u001FEGFCEFEECACACACACACACACACACACAC\0", Reason.BAD_NAME, 0);
    }

    @Test
    void a_label_pointer_is_a_bad_name() {
        assertMalformed("\u00C0\u000C", Reason.BAD_NAME, 0);
        assertMalformed(FRED.substring(0, 33) + "\u00C0\u000C", Reason.BAD_NAME, 33);
    }

    @Test
    void a_letter_outside_a_to_p_is_a_bad_name() {
        assertMalformed(FRED.replace("EGFC", "EQFC"), Reason.BAD_NAME, 2);
        assertMalformed(FRED.replace("EGFC", "eGFC"), Reason.BAD_NAME, 1);
    }

    @Test
    void a_scope_with_a_dot_or_a_control_character_in_a_label_is_a_bad_name() {
        assertMalformed(FRED.replace("NETBIOS", "NET.IOS"), Reason.BAD_NAME, 33);
        assertMalformed(FRED.replace("NETBIOS", "NET\u0001IOS"), Reason.BAD_NAME, 33);
    }

    @Test
    void a_scope_that_goes_on_and_on_is_too_long() {
        String label = "?" + "S".repeat(63);

        assertMalformed(FRED.substring(0, 33) + label.repeat(100), Reason.TOO_LONG, 33 + 3 * 64);
    }

    @Test
    void random_bytes_are_a_name_or_malformed() {
        Seeded.rounds(20_000, random -> {
            byte[] bytes = ascii(FRED + "SCOPE");
            for (int i = random.nextInt(4); i >= 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
            }
            WireReader reader = WireReader.of(bytes);
            try {
                assertThat(NetbiosName.decode(reader).encodedLength()).isEqualTo(reader.position());
            } catch (MalformedMessage expected) {
                assertThat(expected.offset()).isBetween(0, bytes.length);
            }
        });
    }

    private static byte[] encode(NetbiosName name) {
        WireWriter writer = WireWriter.create();
        name.encode(writer);
        return writer.toBytes();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private static void assertMalformed(String bytes, Reason reason, int offset) {
        assertThatThrownBy(() -> NetbiosName.decode(WireReader.of(ascii(bytes))))
                .isInstanceOfSatisfying(MalformedMessage.class, problem -> {
                    assertThat(problem.reason()).isEqualTo(reason);
                    assertThat(problem.offset()).isEqualTo(offset);
                });
    }
}
