package io.nethood.smb.wire.info;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.MalformedMessage.Reason;
import io.nethood.wire.Seeded;
import io.nethood.wire.WireReader;
import io.nethood.wire.WireWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ExtendedAttributesTest {
    private static final ExtendedAttribute ONE = attribute(0, "A", "v");
    private static final ExtendedAttribute TWO = attribute(ExtendedAttribute.NEED_EA, "BCD", "");

    @Test
    void a_chain_is_aligned_to_4_bytes_and_ends_with_0() {
        assertThat(GoldenLevels.hex(encoded(List.of(ONE, TWO, ONE), ExtendedAttributes::encodeFull)))
                .isEqualTo("0c000000 00 01 0100 4100 76 00".replace(" ", "")
                        + "0c000000 80 03 0000 42434400".replace(" ", "")
                        + "00000000 00 01 0100 4100 76".replace(" ", ""));
    }

    @Test
    void the_size_of_no_attributes_is_0_though_their_list_has_4_bytes() {
        assertThat(ExtendedAttributes.eaSize(List.of())).isZero();
        assertThat(encoded(List.of(), ExtendedAttributes::encodeList)).isEqualTo(new byte[] {4, 0, 0, 0});
        assertThat(encoded(List.of(), ExtendedAttributes::encodeFull)).isEmpty();
        assertThat(ExtendedAttributes.eaSize(List.of(ONE, TWO))).isEqualTo(4 + 7 + 8);
    }

    @Test
    void what_was_written_is_read() {
        Seeded.rounds(300, random -> {
            List<ExtendedAttribute> attributes = attributes(random);
            byte[] list = encoded(attributes, ExtendedAttributes::encodeList);
            byte[] chain = encoded(attributes, ExtendedAttributes::encodeFull);

            assertThat(list).hasSize(ExtendedAttributes.listSize(attributes));
            assertThat(ExtendedAttributes.decodeList(WireReader.of(list))).isEqualTo(attributes);
            assertThat(ExtendedAttributes.decodeFull(WireReader.of(chain))).isEqualTo(attributes);
            List<String> names =
                    attributes.stream().map(ExtendedAttribute::name).toList();
            assertThat(ExtendedAttributes.decodeNames(WireReader.of(encoded(names, ExtendedAttributes::encodeNames))))
                    .isEqualTo(names);
        });
    }

    @Test
    void the_names_that_a_real_client_asks_for() throws Exception {
        byte[] list = GoldenLevels.bytes("19000000 09 5345434f4e4420454100 08 544849524420454100");

        assertThat(ExtendedAttributes.decodeNames(WireReader.of(list))).containsExactly("SECOND EA", "THIRD EA");
        assertThat(encoded(List.of("SECOND EA", "THIRD EA"), ExtendedAttributes::encodeNames))
                .isEqualTo(list);
    }

    @Test
    void the_names_of_a_chain() throws Exception {
        byte[] chain = GoldenLevels.bytes("0c000000 03 41424300 000000 00000000 01 5a00");

        assertThat(ExtendedAttributes.decodeGet(WireReader.of(chain))).containsExactly("ABC", "Z");
    }

    @Test
    void bytes_behind_a_list_are_left() throws Exception {
        WireReader in = WireReader.of(GoldenLevels.bytes("0b000000 00 01 0000 4100 ff ee"));

        assertThatExceptionOfType(MalformedMessage.class).isThrownBy(() -> ExtendedAttributes.decodeList(in));
        WireReader whole = WireReader.of(GoldenLevels.bytes("0a000000 00 01 0000 4100 ff ee"));
        assertThat(ExtendedAttributes.decodeList(whole)).containsExactly(attribute(0, "A", ""));
        assertThat(whole.remaining()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource({
        "03000000, BAD_VALUE",
        "00000000, BAD_VALUE",
        "05000000, TRUNCATED",
        "ffffffff, TOO_LONG",
        "01000100, TOO_LONG",
        "0c00000000010100 4100, TRUNCATED",
        "0a00000000010100 4100, TRUNCATED",
        "0a00000000010000 4141, BAD_NAME",
        "0b000000 00020000 410000, BAD_NAME"
    })
    void a_list_that_is_wrong_is_refused(String hex, Reason reason) {
        assertThatExceptionOfType(MalformedMessage.class)
                .isThrownBy(() -> ExtendedAttributes.decodeList(WireReader.of(GoldenLevels.bytes(hex))))
                .returns(reason, MalformedMessage::reason);
    }

    @ParameterizedTest
    @CsvSource({
        "04000000 00010000 4100 0000, BAD_CHAIN",
        "0d000000 00010000 4100 0000 00000000 00010000 4100, BAD_CHAIN",
        "fcffffff 00010000 4100 0000, BAD_CHAIN",
        "0c000000 00010300 4100 0000 00000000 00010000 4100, TRUNCATED",
        "40000000 00010000 4100 0000, TRUNCATED",
        "00000000 00, TRUNCATED",
        "0000, TRUNCATED"
    })
    void a_chain_that_is_wrong_is_refused(String hex, Reason reason) {
        assertThatExceptionOfType(MalformedMessage.class)
                .isThrownBy(() -> ExtendedAttributes.decodeFull(WireReader.of(GoldenLevels.bytes(hex))))
                .returns(reason, MalformedMessage::reason);
    }

    @Test
    void an_attribute_that_no_field_can_count_is_our_mistake() {
        assertThatIllegalArgumentException().isThrownBy(() -> attribute(0, "n".repeat(256), ""));
        assertThatIllegalArgumentException().isThrownBy(() -> new ExtendedAttribute(0, "n", new byte[0x1_0000]));
    }

    private static List<ExtendedAttribute> attributes(RandomGenerator random) {
        List<ExtendedAttribute> attributes = new ArrayList<>();
        for (int i = random.nextInt(8); i > 0; i--) {
            byte[] value = new byte[random.nextInt(300)];
            random.nextBytes(value);
            attributes.add(new ExtendedAttribute(random.nextInt(256), "\u00C4n".repeat(random.nextInt(127)), value));
        }
        return attributes;
    }

    private static ExtendedAttribute attribute(int flags, String name, String value) {
        return new ExtendedAttribute(flags, name, value.getBytes(StandardCharsets.US_ASCII));
    }

    private static <T> byte[] encoded(T value, BiConsumer<T, WireWriter> encoder) {
        WireWriter out = WireWriter.create();
        encoder.accept(value, out);
        return out.toBytes();
    }
}
