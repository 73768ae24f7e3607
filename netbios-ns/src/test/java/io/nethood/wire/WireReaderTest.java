package io.nethood.wire;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import io.nethood.wire.MalformedMessage.Reason;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WireReaderTest {

    @Test
    void numbers_are_little_endian_and_unsigned_unless_named_otherwise() throws MalformedMessage {
        WireReader reader = reader("FF FE FF 12 34 FD FF FF FF FC FF FF FF 08 07 06 05 04 03 02 01");

        assertThat(reader.u8()).isEqualTo(0xFF);
        assertThat(reader.u16()).isEqualTo(0xFFFE);
        assertThat(reader.u16Network()).isEqualTo(0x1234);
        assertThat(reader.u32()).isEqualTo(0xFFFF_FFFDL);
        assertThat(reader.i32()).isEqualTo(-4);
        assertThat(reader.i64()).isEqualTo(0x0102_0304_0506_0708L);
        assertThat(reader.remaining()).isZero();
    }

    @Test
    void every_read_beyond_the_end_is_truncated_and_does_not_move_the_cursor() throws MalformedMessage {
        WireReader reader = reader("01 02 03");
        reader.skip(3);

        assertMalformed(reader::u8, Reason.TRUNCATED, 3);
        assertMalformed(reader::u16, Reason.TRUNCATED, 3);
        assertMalformed(reader::u16Network, Reason.TRUNCATED, 3);
        assertMalformed(reader::u32, Reason.TRUNCATED, 3);
        assertMalformed(reader::i32, Reason.TRUNCATED, 3);
        assertMalformed(reader::i64, Reason.TRUNCATED, 3);
        assertMalformed(() -> reader.bytes(1), Reason.TRUNCATED, 3);
        assertMalformed(() -> reader.slice(1), Reason.TRUNCATED, 3);
        assertMalformed(() -> reader.skip(1), Reason.TRUNCATED, 3);
        assertThat(reader.position()).isEqualTo(3);
    }

    @Test
    void a_negative_count_is_truncated_too() {
        WireReader reader = reader("01 02 03");

        assertMalformed(() -> reader.bytes(-1), Reason.TRUNCATED, 0);
        assertMalformed(() -> reader.skip(Integer.MIN_VALUE), Reason.TRUNCATED, 0);
        assertMalformed(() -> reader.slice(-1), Reason.TRUNCATED, 0);
    }

    @Test
    void the_largest_count_does_not_overflow() throws MalformedMessage {
        WireReader reader = reader("01 02 03");
        reader.skip(1);

        assertMalformed(() -> reader.bytes(Integer.MAX_VALUE), Reason.TRUNCATED, 1);
        assertMalformed(() -> reader.bytesAt(1, Integer.MAX_VALUE), Reason.OUT_OF_BOUNDS, 1);
        assertMalformed(() -> reader.bytesAt(Integer.MAX_VALUE, 1), Reason.OUT_OF_BOUNDS, Integer.MAX_VALUE);
    }

    @Test
    void seeking_is_free_inside_the_message_and_refused_outside() throws MalformedMessage {
        WireReader reader = reader("01 02 03");

        reader.seek(3);
        assertThat(reader.remaining()).isZero();
        reader.seek(0);
        assertThat(reader.u8()).isEqualTo(1);
        assertMalformed(() -> reader.seek(4), Reason.OUT_OF_BOUNDS, 1);
        assertMalformed(() -> reader.seek(-1), Reason.OUT_OF_BOUNDS, 1);
    }

    @Test
    void alignment_counts_from_the_start_of_the_message_and_not_of_the_buffer() throws MalformedMessage {
        ByteBuf buffer = Unpooled.wrappedBuffer(new byte[] {9, 1, 2, 3, 4, 5});
        buffer.skipBytes(1);
        WireReader reader = WireReader.of(buffer);

        reader.u8();
        reader.align(4);

        assertThat(reader.position()).isEqualTo(4);
        assertThat(reader.u8()).isEqualTo(5);
        assertThat(buffer.readerIndex()).isEqualTo(1);
    }

    @Test
    void aligning_an_aligned_cursor_does_nothing_and_aligning_past_the_end_is_truncated() throws MalformedMessage {
        WireReader reader = reader("01 02 03 04 05");

        reader.skip(4);
        reader.align(4);
        assertThat(reader.position()).isEqualTo(4);
        reader.skip(1);
        assertMalformed(() -> reader.align(4), Reason.TRUNCATED, 5);
    }

    @Test
    void a_count_above_its_maximum_is_too_long_at_the_place_where_it_stands() {
        assertMalformed(() -> reader("11 00 00 00").count32(16), Reason.TOO_LONG, 0);
        assertMalformed(() -> reader("FF FF FF FF").count32(Integer.MAX_VALUE), Reason.TOO_LONG, 0);
    }

    @Test
    void a_count_at_its_maximum_is_read() throws MalformedMessage {
        assertThat(reader("10 00 00 00").count32(16)).isEqualTo(16);
    }

    @Test
    void bytes_at_an_offset_are_read_without_moving_the_cursor() throws MalformedMessage {
        WireReader reader = reader("01 02 03");
        reader.skip(1);

        assertThat(reader.bytesAt(0, 3)).containsExactly(1, 2, 3);
        assertThat(reader.bytesAt(3, 0)).isEmpty();
        assertThat(reader.position()).isEqualTo(1);
        assertMalformed(() -> reader.bytesAt(-1, 1), Reason.OUT_OF_BOUNDS, -1);
        assertMalformed(() -> reader.bytesAt(2, 2), Reason.OUT_OF_BOUNDS, 2);
    }

    @Test
    void a_slice_is_a_message_of_its_own() throws MalformedMessage {
        WireReader reader = reader("01 02 03 04");
        reader.skip(1);

        WireReader slice = reader.slice(2);

        assertThat(slice.position()).isZero();
        assertThat(slice.length()).isEqualTo(2);
        assertThat(slice.u16()).isEqualTo(0x0302);
        assertMalformed(slice::u8, Reason.TRUNCATED, 2);
        assertThat(reader.u8()).isEqualTo(4);
    }

    @Test
    void an_oem_string_ends_at_its_first_nul() throws MalformedMessage {
        WireReader reader = reader("84 65 00 62 00");

        assertThat(reader.oemString(Charset.forName("IBM437"))).isEqualTo("äe");
        assertThat(reader.oemString(StandardCharsets.US_ASCII)).isEqualTo("b");
        assertThat(reader.remaining()).isZero();
    }

    @Test
    void a_unicode_string_ends_at_its_first_zero_character() throws MalformedMessage {
        WireReader reader = reader("00 41 41 00 00 00 07");

        assertThat(reader.unicodeString()).isEqualTo("\u4100A");
        assertThat(reader.position()).isEqualTo(6);
    }

    @Test
    void a_string_without_its_end_is_unterminated_even_if_the_buffer_goes_on() throws MalformedMessage {
        WireReader whole = reader("41 42 00 00");
        WireReader slice = whole.slice(2);

        assertMalformed(() -> slice.oemString(StandardCharsets.US_ASCII), Reason.UNTERMINATED_STRING, 0);
        assertMalformed(slice::unicodeString, Reason.UNTERMINATED_STRING, 0);
        assertThat(slice.position()).isZero();
    }

    @Test
    void half_a_zero_character_does_not_end_a_unicode_string() {
        assertMalformed(() -> reader("41 00 00").unicodeString(), Reason.UNTERMINATED_STRING, 0);
    }

    @Test
    void the_next_byte_can_be_asked_for_without_reading_it() throws MalformedMessage {
        WireReader reader = reader("FF");

        assertThat(reader.nextIs(0xFF)).isTrue();
        assertThat(reader.nextIs(0)).isFalse();
        reader.u8();
        assertThat(reader.nextIs(0xFF)).isFalse();
    }

    @Test
    void whatever_is_read_from_random_bytes_nothing_but_malformed_message_is_thrown() {
        Seeded.rounds(20_000, random -> {
            byte[] bytes = new byte[random.nextInt(40)];
            random.nextBytes(bytes);
            WireReader reader = WireReader.of(bytes);
            int position = 0;
            try {
                while (reader.remaining() > 0) {
                    readAnything(reader, random.nextInt(12), random.nextInt(-3, 43));
                    assertThat(reader.position()).isBetween(0, bytes.length);
                    if (reader.position() == position) {
                        return;
                    }
                    position = reader.position();
                }
            } catch (MalformedMessage expected) {
                assertThat(reader.position()).isBetween(0, bytes.length);
            }
        });
    }

    private static void readAnything(WireReader reader, int kind, int number) throws MalformedMessage {
        switch (kind) {
            case 0 -> reader.u8();
            case 1 -> reader.u16();
            case 2 -> reader.u16Network();
            case 3 -> reader.u32();
            case 4 -> reader.i64();
            case 5 -> reader.count32(1000);
            case 6 -> reader.bytes(number);
            case 7 -> reader.bytesAt(number, 2);
            case 8 -> reader.slice(number).oemString(StandardCharsets.ISO_8859_1);
            case 9 -> reader.oemString(Charset.forName("windows-31j"));
            case 10 -> reader.unicodeString();
            default -> reader.align(8);
        }
    }

    private static WireReader reader(String hex) {
        return WireReader.of(HexFormat.of().parseHex(hex.replace(" ", "")));
    }

    private static void assertMalformed(ThrowingCallable read, Reason reason, int offset) {
        assertThatThrownBy(read).isInstanceOfSatisfying(MalformedMessage.class, problem -> {
            assertThat(problem.reason()).isEqualTo(reason);
            assertThat(problem.offset()).isEqualTo(offset);
        });
    }
}
