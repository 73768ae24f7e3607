package io.nethood.wire;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class WireWriterTest {

    @Test
    void numbers_are_little_endian_unless_named_otherwise() {
        byte[] bytes = WireWriter.create()
                .u8(0xFF)
                .u16(0xFFFE)
                .u16Network(0x1234)
                .u32(-3)
                .i64(0x0102_0304_0506_0708L)
                .toBytes();

        assertThat(bytes).isEqualTo(hex("FF FEFF 1234 FDFFFFFF 0807060504030201"));
    }

    @Test
    void strings_are_written_with_their_terminators() {
        byte[] bytes = WireWriter.create()
                .oemString("IPC", StandardCharsets.US_ASCII)
                .unicodeString("é")
                .toBytes();

        assertThat(bytes).isEqualTo(hex("495043 00 E900 0000"));
    }

    @Test
    void alignment_counts_from_where_the_message_starts_in_the_buffer() {
        ByteBuf buffer = Unpooled.buffer().writeByte(9);
        WireWriter writer = WireWriter.appendingTo(buffer);

        writer.u8(1).align(4).u8(2).align(1);

        assertThat(writer.position()).isEqualTo(5);
        assertThat(writer.toBytes()).isEqualTo(hex("01 000000 02"));
        assertThat(buffer.readableBytes()).isEqualTo(6);
    }

    @Test
    void placeholders_are_patched_where_they_stand() {
        WireWriter writer = WireWriter.appendingTo(Unpooled.buffer().writeByte(9));

        writer.zeros(7).patchU8(0, 0xAA).patchU16(1, 0xBBCC).patchU32(3, 0xDDEEFF11);

        assertThat(writer.toBytes()).isEqualTo(hex("AA CCBB 11FFEEDD"));
    }

    @Test
    void a_patch_outside_what_was_written_is_our_mistake() {
        WireWriter writer = WireWriter.create().zeros(4);

        assertThatIllegalArgumentException().isThrownBy(() -> writer.patchU32(1, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> writer.patchU16(3, 0));
        assertThatIllegalArgumentException().isThrownBy(() -> writer.patchU8(-1, 0));
    }

    @Test
    void a_number_that_does_not_fit_its_field_is_our_mistake() {
        WireWriter writer = WireWriter.create();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> writer.u8(0x100))
                .withMessage("value: 256 (expected: 0..255)");
        assertThatIllegalArgumentException().isThrownBy(() -> writer.u8(-1));
        assertThatIllegalArgumentException().isThrownBy(() -> writer.u16(0x1_0000));
        assertThatIllegalArgumentException().isThrownBy(() -> writer.u16Network(-1));
        assertThat(writer.position()).isZero();
    }

    @Test
    void what_is_written_is_read_back() {
        Seeded.rounds(2_000, random -> {
            int small = random.nextInt(0x100);
            int medium = random.nextInt(0x1_0000);
            int large = random.nextInt();
            long huge = random.nextLong();
            String text = random.ints(random.nextInt(20), 1, 0xD800)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
            byte[] blob = new byte[random.nextInt(20)];
            random.nextBytes(blob);

            WireReader reader = WireReader.of(WireWriter.create()
                    .u8(small)
                    .align(4)
                    .u32(large)
                    .u16(medium)
                    .u16Network(medium)
                    .i64(huge)
                    .unicodeString(text)
                    .oemString(text, StandardCharsets.UTF_8)
                    .bytes(blob)
                    .toBytes());

            assertThat(reader.u8()).isEqualTo(small);
            reader.align(4);
            assertThat(reader.i32()).isEqualTo(large);
            assertThat(reader.u16()).isEqualTo(medium);
            assertThat(reader.u16Network()).isEqualTo(medium);
            assertThat(reader.i64()).isEqualTo(huge);
            assertThat(reader.unicodeString()).isEqualTo(text);
            assertThat(reader.oemString(StandardCharsets.UTF_8)).isEqualTo(text);
            assertThat(reader.bytes(blob.length)).isEqualTo(blob);
            assertThat(reader.remaining()).isZero();
        });
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }
}
