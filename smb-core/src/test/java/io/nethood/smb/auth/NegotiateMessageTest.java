package io.nethood.smb.auth;

import java.util.Arrays;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.MalformedMessage.Reason;
import io.nethood.wire.WireWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class NegotiateMessageTest {
    private static final int UNICODE_AND_OEM = NtlmFlags.UNICODE | NtlmFlags.OEM;
    private static final int NAMED = NtlmFlags.UNICODE | NtlmFlags.WORKSTATION_SUPPLIED;

    @Test
    void the_oldest_form_of_sixteen_bytes_is_understood() throws MalformedMessage {
        byte[] bytes = Arrays.copyOf(NtlmClient.negotiate(NtlmFlags.OEM), 16);

        assertThat(NegotiateMessage.decode(bytes).flags()).isEqualTo(NtlmFlags.OEM);
    }

    @Test
    void names_outside_the_message_do_not_matter_when_the_flags_say_that_there_are_none() throws MalformedMessage {
        byte[] bytes = named(NtlmFlags.UNICODE, 100, 1 << 30);

        assertThat(NegotiateMessage.decode(bytes).flags()).isEqualTo(NtlmFlags.UNICODE);
    }

    @ParameterizedTest
    @CsvSource({"1,32", "8,26", "65535,32", "1,-1", "1,2147483647"})
    void a_name_outside_the_message_is_out_of_bounds(int length, int offset) {
        assertReason(named(NAMED, length, offset), Reason.OUT_OF_BOUNDS);
    }

    @Test
    void a_client_without_a_character_set_sends_a_bad_value() {
        assertReason(NtlmClient.negotiate(NtlmFlags.NTLM), Reason.BAD_VALUE);
    }

    @Test
    void a_message_beyond_the_maximum_is_too_long() {
        byte[] bytes = Arrays.copyOf(NtlmClient.negotiate(UNICODE_AND_OEM), NegotiateMessage.MAX_LENGTH + 1);

        assertReason(bytes, Reason.TOO_LONG);
    }

    @Test
    void an_authenticate_message_in_its_place_is_bad_magic() {
        byte[] bytes = NtlmClient.negotiate(UNICODE_AND_OEM);
        bytes[8] = NtlmMessage.AUTHENTICATE;

        assertReason(bytes, Reason.BAD_MAGIC);
    }

    @Test
    void a_message_without_its_flags_is_truncated() {
        assertReason(Arrays.copyOf(NtlmClient.negotiate(UNICODE_AND_OEM), 15), Reason.TRUNCATED);
    }

    private static void assertReason(byte[] bytes, Reason reason) {
        assertThatThrownBy(() -> NegotiateMessage.decode(bytes))
                .isInstanceOfSatisfying(
                        MalformedMessage.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    private static byte[] named(int flags, int length, int offset) {
        return WireWriter.create()
                .bytes(NtlmMessage.signature())
                .u32(NtlmMessage.NEGOTIATE)
                .u32(flags)
                .zeros(SecurityBuffer.ENCODED_LENGTH)
                .u16(length)
                .u16(length)
                .u32(offset)
                .toBytes();
    }
}
