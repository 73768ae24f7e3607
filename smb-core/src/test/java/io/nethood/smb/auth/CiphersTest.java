package io.nethood.smb.auth;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;

import io.nethood.wire.Seeded;
import org.bouncycastle.crypto.digests.MD5Digest;
import org.bouncycastle.crypto.macs.HMac;
import org.bouncycastle.crypto.params.KeyParameter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class CiphersTest {

    /** RFC 2202 2, those whose key fits into a block. */
    @ParameterizedTest
    @CsvSource({
        "0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b, Hi There, 9294727a3638bb1c13f48ef8158bfc9d",
        "4a656665, what do ya want for nothing?, 750c783e6ab0b503eaa86e310a5db738",
        "0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c0c, Test With Truncation, 56461ef2342edc00f9bab995690efd4c"
    })
    void hmac_md5_is_that_of_its_specification(String key, String text, String mac) {
        byte[] computed = Ciphers.hmacMd5(HexFormat.of().parseHex(key), text.getBytes(StandardCharsets.US_ASCII));

        assertThat(HexFormat.of().formatHex(computed)).isEqualTo(mac);
    }

    @Test
    void hmac_md5_of_parts_is_that_of_another_implementation_over_the_whole() {
        Seeded.rounds(200, random -> {
            byte[] key = new byte[16];
            random.nextBytes(key);
            byte[] whole = new byte[random.nextInt(300)];
            random.nextBytes(whole);
            int cut = random.nextInt(whole.length + 1);

            byte[] computed =
                    Ciphers.hmacMd5(key, Arrays.copyOf(whole, cut), Arrays.copyOfRange(whole, cut, whole.length));

            HMac other = new HMac(new MD5Digest());
            other.init(new KeyParameter(key));
            other.update(whole, 0, whole.length);
            byte[] expected = new byte[16];
            other.doFinal(expected, 0);
            assertThat(computed).isEqualTo(expected);
        });
    }
}
