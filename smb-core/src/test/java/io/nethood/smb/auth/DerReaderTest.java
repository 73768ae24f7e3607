package io.nethood.smb.auth;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.stream.IntStream;

import com.google.common.primitives.Bytes;
import io.nethood.wire.MalformedMessage;
import io.nethood.wire.MalformedMessage.Reason;
import io.nethood.wire.Seeded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** ASN.1 as SPNEGO uses it, and as it must not be used. */
class DerReaderTest {

    @ParameterizedTest
    @ValueSource(strings = {"04020102", "0481020102", "048200020102", "04830000020102", "0484000000020102"})
    void a_length_may_be_longer_than_it_needs_to_be(String hex) throws MalformedMessage {
        assertThat(reader(hex).content(DerReader.OCTET_STRING).toBytes()).containsExactly(1, 2);
    }

    @ParameterizedTest
    @CsvSource({
        "'',                 TRUNCATED",
        "04,                 TRUNCATED",
        "0403 0102,          OUT_OF_BOUNDS",
        "0482 01,            TRUNCATED",
        "0482 0003 0102,     OUT_OF_BOUNDS",
        "0484 7fffffff 0102, OUT_OF_BOUNDS",
        "0484 80000000 0102, OUT_OF_BOUNDS",
        "0484 ffffffff 0102, OUT_OF_BOUNDS",
        "0485 0000000002 01, BAD_VALUE",
        "04ff 0102,          BAD_VALUE",
        "0480 0102 0000,     BAD_VALUE",
        "0502 0102,          BAD_VALUE"
    })
    void an_element_that_is_not_what_it_says_is_malformed(String hex, Reason reason) {
        assertThatThrownBy(() -> reader(hex).content(DerReader.OCTET_STRING))
                .isInstanceOfSatisfying(
                        MalformedMessage.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    @Test
    void an_element_of_every_length_is_read_as_it_was_written() {
        Seeded.rounds(100, random -> {
            byte[] content = new byte[random.nextInt(70_000) & 0xFFFF];
            random.nextBytes(content);

            byte[] element = DerWriter.element(DerReader.OCTET_STRING, content);

            assertThat(DerReader.of(element).content(DerReader.OCTET_STRING).array())
                    .isEqualTo(content);
        });
    }

    @Test
    void elements_nested_ten_thousand_deep_are_passed_in_one_step() throws MalformedMessage {
        byte[] openings = HexFormat.of().parseHex("3080".repeat(10_000));
        DerReader reader = DerReader.of(DerWriter.element(DerReader.context(5), openings));

        reader.skip();

        assertThat(reader.atEnd()).isTrue();
    }

    @Test
    void a_neg_token_init_with_a_large_field_that_nobody_needs_is_understood() throws MalformedMessage {
        byte[] large = DerWriter.element(DerReader.context(1), new byte[30_000]);
        byte[] list = DerWriter.element(
                DerReader.context(0),
                DerWriter.element(
                        DerReader.SEQUENCE, DerWriter.element(DerReader.OBJECT_IDENTIFIER, Mechanism.NTLMSSP.array())));

        NegTokenInit init = NegTokenInit.decode(init(list, large));

        assertThat(init.mechanisms()).containsExactly(Mechanism.NTLMSSP);
        assertThat(init.mechToken()).isEqualTo(Octets.NONE);
    }

    @Test
    void a_neg_token_init_with_too_many_mechanisms_is_too_long() {
        Octets[] mechanisms = IntStream.rangeClosed(0, NegTokenInit.MAX_MECHANISMS)
                .mapToObj(i -> Mechanism.NTLMSSP)
                .toArray(Octets[]::new);

        assertThatThrownBy(() -> NegTokenInit.decode(NtlmClient.negTokenInit(new byte[0], mechanisms)))
                .isInstanceOfSatisfying(
                        MalformedMessage.class, e -> assertThat(e.reason()).isEqualTo(Reason.TOO_LONG));
    }

    @Test
    void a_gss_api_token_of_kerberos_without_spnego_is_bad_magic() {
        byte[] token = HexFormat.of().parseHex("600d06092a864886f7120102020100");

        assertThatThrownBy(() -> NegTokenInit.decode(token))
                .isInstanceOfSatisfying(
                        MalformedMessage.class, e -> assertThat(e.reason()).isEqualTo(Reason.BAD_MAGIC));
    }

    @Test
    void every_cut_of_a_neg_token_init_is_malformed() {
        byte[] whole = NtlmClient.negTokenInit(new byte[] {1, 2, 3}, Mechanism.SPNEGO, Mechanism.NTLMSSP);

        for (int length = 0; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);

            assertThatThrownBy(() -> NegTokenInit.decode(cut)).isInstanceOf(MalformedMessage.class);
        }
    }

    private static byte[] init(byte[]... fields) {
        return DerWriter.element(
                DerReader.APPLICATION_0,
                DerWriter.element(DerReader.OBJECT_IDENTIFIER, Mechanism.SPNEGO.array()),
                DerWriter.element(DerReader.context(0), DerWriter.element(DerReader.SEQUENCE, Bytes.concat(fields))));
    }

    private static DerReader reader(String hex) {
        return DerReader.of(HexFormat.of().parseHex(hex.replace(" ", "")));
    }
}
