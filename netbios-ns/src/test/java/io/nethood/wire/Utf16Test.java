package io.nethood.wire;

import java.nio.charset.StandardCharsets;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class Utf16Test {

    @Test
    void text_is_as_the_platform_writes_it() {
        String text = "B\u00fcro \u65e5\u672c \uD83D\uDDA8";

        assertThat(Utf16.encode(text)).isEqualTo(text.getBytes(StandardCharsets.UTF_16LE));
        assertThat(Utf16.decode(Utf16.encode(text))).isEqualTo(text);
    }

    @Test
    void half_a_pair_comes_through() {
        String half = "a\uD83Db";

        assertThat(Utf16.decode(Utf16.encode(half))).isEqualTo(half);
    }

    @Test
    void a_byte_without_its_other_half_is_left_out() {
        assertThat(Utf16.decode(new byte[] {'a', 0, 'b'})).isEqualTo("a");
    }

    @Test
    void any_units_come_back_as_they_were() {
        Seeded.rounds(200, random -> {
            char[] units = new char[random.nextInt(40)];
            for (int i = 0; i < units.length; i++) {
                units[i] = (char) random.nextInt(0x1_0000);
            }
            String text = new String(units);

            assertThat(Utf16.decode(Utf16.encode(text))).isEqualTo(text);
            assertThat(appended(text)).isEqualTo(Utf16.encode(text));
        });
    }

    private static byte[] appended(String text) {
        ByteBuf out = Unpooled.buffer(0);
        Utf16.encodeInto(text, out);
        return ByteBufUtil.getBytes(out);
    }
}
