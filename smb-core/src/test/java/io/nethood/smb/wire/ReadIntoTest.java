package io.nethood.smb.wire;

import io.nethood.wire.WireReader;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static io.nethood.smb.wire.WireBlocks.CODE_PAGE;
import static io.nethood.smb.wire.WireBlocks.encoded;
import static io.nethood.smb.wire.WireBlocks.hexOf;
import static org.assertj.core.api.Assertions.assertThat;

/** What is read goes straight into the answer, whose counts are known afterwards. */
class ReadIntoTest {
    private final ByteBuf buffer = Unpooled.buffer();
    private ResponseWriter out;

    @BeforeEach
    void begin_the_answer() {
        buffer.writeInt(0);
        out = new ResponseWriter(buffer, new SmbHeader(0x2E, 0, 0, 0, 1, 2, 3, 4), CODE_PAGE);
    }

    @Test
    void fewer_bytes_than_were_reserved_are_counted() {
        ReadInto into = ReadAndxRequest.readInto(out.begin(SmbCommand.READ_ANDX), 0xFFFF, 100);
        into.buffer().writeBytes(new byte[] {'h', 'e', 'l', 'l', 'o', '\n', '?'});
        into.end(6);

        // As Samba answered.
        assertThat(hexOf(buffer.skipBytes(4 + SmbHeader.LENGTH)))
                .isEqualTo("0c ff 00 00 00 ff ff 00 00 00 00 06 00 3c 00 00 00 00 00 00 00 00 00 00 00 07 00"
                        + " 00 68 65 6c 6c 6f 0a");
    }

    @Test
    void more_than_64_kib_are_counted_in_two_words() throws Exception {
        int count = 0x1_2345;

        ReadInto into = ReadAndxRequest.readInto(out.begin(SmbCommand.READ_ANDX), 0, count);
        assertThat(into.buffer().writableBytes()).isGreaterThanOrEqualTo(count);
        into.buffer().writeZero(count);
        into.end(count);

        WireReader message = WireReader.of(buffer.skipBytes(4));
        message.seek(SmbHeader.LENGTH + 1 + 10);
        assertThat(message.u16()).isEqualTo(0x2345);
        int dataOffset = message.u16();
        assertThat(message.u16()).isEqualTo(1);
        assertThat(message.length()).isEqualTo(dataOffset + count);
    }

    @Test
    void a_core_read_counts_twice() {
        assertThat(encoded(writer -> {
                    ReadInto into = ReadRequest.readInto(writer, 10);
                    into.buffer().writeByte('a');
                    into.end(1);
                }))
                .isEqualTo("05 01 00 00 00 00 00 00 00 00 00 04 00 01 01 00 61");
    }

    @Test
    void a_read_that_fails_is_taken_back() {
        out.begin(SmbCommand.OPEN_ANDX).andX().beginData().end();
        int link = SmbHeader.LENGTH + 1;
        int begun = buffer.writerIndex();

        ReadAndxRequest.readInto(out.begin(SmbCommand.READ_ANDX), 0, 100)
                .buffer()
                .writeByte('a');
        out.takeBack().empty(SmbCommand.CLOSE.code());

        assertThat(buffer.writerIndex()).isEqualTo(begun + 1 + 3);
        assertThat(buffer.getUnsignedByte(4 + link)).isEqualTo((short) SmbCommand.CLOSE.code());
        assertThat(buffer.getUnsignedShortLE(4 + link + 2)).isEqualTo(begun + 1 - 4);
    }
}
