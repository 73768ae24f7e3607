package io.nethood.smb.auth;

import java.util.HexFormat;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.MalformedMessage.Reason;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The AV pairs that come back in an NTLMv2 response. */
class TargetInfoTest {
    private static final String BEFORE_THE_PAIRS = "00".repeat(44);

    @ParameterizedTest
    @CsvSource({
        "'',                                       false",
        "00000000,                                 false",
        "0600040002000000 00000000,                true",
        "0600040000000000 00000000,                false",
        "01000400 41004200 0600040002000000,       true",
        "00000000 0600040002000000,                false",
        "0100,                                     false"
    })
    void a_mic_is_announced_by_the_flags_pair_in_front_of_the_end(String pairs, boolean announced)
            throws MalformedMessage {
        assertThat(TargetInfo.announcesMic(response(pairs))).isEqualTo(announced);
    }

    @Test
    void an_ntlm_response_announces_none() throws MalformedMessage {
        assertThat(TargetInfo.announcesMic(Octets.of(new byte[24]))).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"0100ffff41004200, TRUNCATED", "0600010002, TRUNCATED"})
    void a_pair_that_does_not_fit_is_malformed(String pairs, Reason reason) {
        assertThatThrownBy(() -> TargetInfo.announcesMic(response(pairs)))
                .isInstanceOfSatisfying(
                        MalformedMessage.class, e -> assertThat(e.reason()).isEqualTo(reason));
    }

    @Test
    void pairs_beyond_the_maximum_are_not_looked_at() throws MalformedMessage {
        String pairs = "01000000".repeat(32) + "0600040002000000";

        assertThat(TargetInfo.announcesMic(response(pairs))).isFalse();
    }

    private static Octets response(String pairs) {
        return Octets.of(HexFormat.of().parseHex(BEFORE_THE_PAIRS + pairs.replace(" ", "")));
    }
}
