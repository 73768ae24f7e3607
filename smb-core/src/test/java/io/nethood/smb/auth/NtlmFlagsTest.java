package io.nethood.smb.auth;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class NtlmFlagsTest {

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "XP to XP,                         e2088297, true,  e28a8215",
        "XP to Windows 2000,               e2088297, false, e08a8215",
        "NT 4.0 without session security,  0000b207, true,  00828205",
        "the LM key when nothing is newer, 00000281, true,  00800281",
        "Windows 98 without Unicode,       00000206, true,  00820206",
        "no target asked for,              00000201, true,  00800201",
        "nothing but a character set,      00000002, true,  00800202",
        "Unicode wins over OEM,            00000003, true,  00800201",
        "a bit that nobody knows,          08000001, true,  00800201",
        "datagrams are not for us,         00000041, true,  00800201"
    })
    void the_challenge_grants_what_a_peer_grants(String what, String asked, boolean version, String granted) {
        int flags = NtlmFlags.challengeFor(Integer.parseUnsignedInt(asked, 16), version);

        assertThat(String.format("%08x", flags)).isEqualTo(granted);
    }
}
