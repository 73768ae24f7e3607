package io.nethood.smb.wire;

import java.nio.charset.Charset;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.MalformedMessage.Reason;
import io.nethood.wire.Utf16;
import io.nethood.wire.WireReader;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/**
 * One command of a request: WordCount, the words, ByteCount and the bytes ([MS-CIFS] 2.2.3.2 and 2.2.3.3).
 *
 * <p>Readers it hands out count positions from the SMB header, as alignment and offsets on the wire do.
 */
public final class RequestBlock {
    private final WireReader message;
    private final int wordsStart;
    private final int wordCount;
    private final int dataStart;
    private final int dataEnd;
    private final boolean unicode;
    private final Charset codePage;

    private RequestBlock(
            WireReader message,
            int wordsStart,
            int wordCount,
            int dataStart,
            int dataEnd,
            boolean unicode,
            Charset codePage) {
        this.message = message;
        this.wordsStart = wordsStart;
        this.wordCount = wordCount;
        this.dataStart = dataStart;
        this.dataEnd = dataEnd;
        this.unicode = unicode;
        this.codePage = codePage;
    }

    /**
     * Reads the two counts at {@code start} and checks that words and bytes fit ([MS-CIFS] 3.3.5.2); bytes behind them are
     * ignored.
     *
     * @param message the whole message, from its header
     * @param start where WordCount stands
     */
    public static RequestBlock decode(WireReader message, int start, boolean unicode, Charset codePage)
            throws MalformedMessage {
        message.seek(start);
        int wordCount = message.u8();
        int wordsStart = message.position();
        message.skip(2 * wordCount);
        int byteCount = message.u16();
        int dataStart = message.position();
        message.skip(byteCount);
        return new RequestBlock(message, wordsStart, wordCount, dataStart, dataStart + byteCount, unicode, codePage);
    }

    public int wordCount() {
        return wordCount;
    }

    /** The words, when there are exactly {@code expected} of them. */
    public WireReader words(int expected) throws MalformedMessage {
        if (wordCount != expected) {
            throw new MalformedMessage(Reason.BAD_WORD_COUNT, wordsStart - 1);
        }
        return message.window(wordsStart, wordsStart + 2 * wordCount);
    }

    /** The words, when there are {@code one} or {@code other} of them. */
    public WireReader words(int one, int other) throws MalformedMessage {
        return words(wordCount == other ? other : one);
    }

    /** The words, when there are at least {@code least} of them. */
    public WireReader wordsAtLeast(int least) throws MalformedMessage {
        if (wordCount < least) {
            throw new MalformedMessage(Reason.BAD_WORD_COUNT, wordsStart - 1);
        }
        return message.window(wordsStart, wordsStart + 2 * wordCount);
    }

    /** The bytes. */
    public WireReader data() throws MalformedMessage {
        return message.window(dataStart, dataEnd);
    }

    /** A part of the message that a word points at; it lies behind the words of this command. */
    public byte[] part(int offset, int count) throws MalformedMessage {
        if (count == 0) {
            return NO_BYTES;
        }
        if (offset < dataStart) {
            throw new MalformedMessage(Reason.OUT_OF_BOUNDS, offset);
        }
        return message.bytesAt(offset, count);
    }

    /**
     * The same without a copy: it is borrowed from the message, which the caller of the decoder keeps until the request is
     * done.
     */
    public ByteBuf view(int offset, int count) throws MalformedMessage {
        if (count != 0 && offset < dataStart) {
            throw new MalformedMessage(Reason.OUT_OF_BOUNDS, offset);
        }
        return count == 0 ? Unpooled.EMPTY_BUFFER : message.viewAt(offset, count);
    }

    /** Where the AndX header of this command points, if it has one. */
    public AndX andX() throws MalformedMessage {
        WireReader words = wordsAtLeast(2);
        int command = words.u8();
        words.skip(1);
        int offset = words.u16();
        if (command != SmbCommand.NO_ANDX_COMMAND.code() && offset < dataStart) {
            throw new MalformedMessage(Reason.BAD_CHAIN, wordsStart);
        }
        return new AndX(command, offset);
    }

    /**
     * What follows in a chain.
     *
     * @param command code of the next command, or that of {@link SmbCommand#NO_ANDX_COMMAND}
     * @param offset where its WordCount stands
     */
    public record AndX(int command, int offset) {
        public boolean isLast() {
            return command == SmbCommand.NO_ANDX_COMMAND.code();
        }
    }

    /** A string in the form the header names, aligned when it is Unicode. */
    public String string(WireReader data) throws MalformedMessage {
        if (!unicode) {
            return data.oemString(codePage);
        }
        data.align(2);
        return data.unicodeString();
    }

    /** A string that old clients may leave out, or leave without its terminator, at the end of the bytes. */
    public String lenientString(WireReader data) throws MalformedMessage {
        int start = data.position();
        try {
            return string(data);
        } catch (MalformedMessage unterminated) {
            data.seek(start);
            return rest(data);
        }
    }

    /** All that is left of the bytes, as a string. */
    private String rest(WireReader data) throws MalformedMessage {
        if (!unicode) {
            return new String(data.bytes(data.remaining()), codePage);
        }
        data.skip(Math.min(data.position() % 2, data.remaining()));
        return Utf16.decode(data.bytes(data.remaining()));
    }

    /** Checks that the next byte is {@code format}: one of {@link #ASCII} and relatives, [MS-CIFS] 2.2.1.1.2 and 2.2.2.5. */
    static void bufferFormat(WireReader data, int format) throws MalformedMessage {
        if (data.u8() != format) {
            throw new MalformedMessage(Reason.BAD_VALUE, data.position() - 1);
        }
    }

    /** A path behind its buffer format; the last one may be unterminated. */
    String path(WireReader data) throws MalformedMessage {
        bufferFormat(data, ASCII);
        return lenientString(data);
    }

    /**
     * The bytes of a data block behind its buffer format and its length, without a copy: as many as there are. Of a block
     * whose size is more than the 16 bits of ByteCount can say, there are none.
     */
    ByteBuf dataBlock() throws MalformedMessage {
        WireReader data = data();
        if (data.remaining() < DATA_BLOCK_HEADER) {
            return Unpooled.EMPTY_BUFFER;
        }
        bufferFormat(data, DATA_BLOCK);
        int length = data.u16();
        return view(data, Math.min(length, data.remaining()));
    }

    /** The next {@code count} of the bytes, without a copy. */
    ByteBuf view(WireReader data, int count) throws MalformedMessage {
        int start = data.position();
        data.skip(count);
        return view(start, count);
    }

    /** A string that is single-byte whatever the header says. */
    public String oemString(WireReader data) throws MalformedMessage {
        return data.oemString(codePage);
    }

    public boolean unicode() {
        return unicode;
    }

    /** Buffer format of a block of data with its length in front. */
    static final int DATA_BLOCK = 0x01;

    /** Bytes of buffer format and length. */
    private static final int DATA_BLOCK_HEADER = 3;

    /** Buffer format of a string, be it Unicode or not. */
    static final int ASCII = 0x04;

    /** Buffer format of a block of any size with its length in front. */
    static final int VARIABLE_BLOCK = 0x05;

    private static final byte[] NO_BYTES = {};
}
