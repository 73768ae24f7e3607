package io.nethood.smb.wire;

import java.nio.charset.Charset;
import java.util.HexFormat;

import io.nethood.wire.HexFile;
import io.nethood.wire.MalformedMessage;
import io.nethood.wire.WireReader;
import io.nethood.wire.WireWriter;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;

/** Commands of requests, recorded or made by hand, and what answers look like on the wire. */
final class WireBlocks {
    /** What makes a request of a command. */
    @FunctionalInterface
    interface Decoder {
        SmbRequest decode(RequestBlock block) throws MalformedMessage;
    }

    static final Charset CODE_PAGE = Charset.forName("IBM437");

    private static final SmbHeader REQUEST = new SmbHeader(0, 0, 0, 0, 1, 2, 3, 4);

    private WireBlocks() {}

    /** The first command of a recorded message. */
    static RequestBlock recorded(String name) throws MalformedMessage {
        WireReader message = WireReader.of(HexFile.read(WireBlocks.class, name + ".hex"));
        SmbHeader header = SmbHeader.decode(message);
        return RequestBlock.decode(message, SmbHeader.LENGTH, header.unicode(), CODE_PAGE);
    }

    /** A command in single bytes with these words and bytes in hexadecimal; bytes begin at 35 + the length of the words. */
    static RequestBlock ofHex(String words, String bytes) throws MalformedMessage {
        return block(words, bytes, false);
    }

    /** The same in Unicode. */
    static RequestBlock unicodeOfHex(String words, String bytes) throws MalformedMessage {
        return block(words, bytes, true);
    }

    private static RequestBlock block(String words, String bytes, boolean unicode) throws MalformedMessage {
        byte[] wordBytes = hex(words);
        byte[] dataBytes = hex(bytes);
        byte[] message = WireWriter.create()
                .zeros(SmbHeader.LENGTH)
                .u8(wordBytes.length / 2)
                .bytes(wordBytes)
                .u16(dataBytes.length)
                .bytes(dataBytes)
                .toBytes();
        return RequestBlock.decode(WireReader.of(message), SmbHeader.LENGTH, unicode, CODE_PAGE);
    }

    /** Everything behind the header of an answer to one command. */
    static String encoded(SmbResponse response) {
        ByteBuf buffer = Unpooled.buffer();
        ResponseWriter out = new ResponseWriter(buffer, REQUEST, CODE_PAGE).begin(0);
        response.encode(out);
        out.end();
        return hexOf(buffer.skipBytes(SmbHeader.LENGTH));
    }

    static String hexOf(ByteBuf bytes) {
        return HexFormat.ofDelimiter(" ").formatHex(ByteBufUtil.getBytes(bytes));
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits.replace(" ", ""));
    }
}
