package io.nethood.wire;

import java.nio.charset.Charset;

import io.nethood.wire.MalformedMessage.Reason;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/**
 * A cursor over one message, little-endian unless told otherwise; every read is checked against the end of the message
 * first.
 *
 * <p>Positions count from the start of the message, so that alignment and the offsets inside a message mean what the
 * specifications say. The reader never takes ownership of the buffer and never moves its indices.
 */
public final class WireReader {
    private final ByteBuf buffer;
    private final int base;
    private final int length;
    private int position;
    private boolean bigEndian;

    private WireReader(ByteBuf buffer, int base, int length) {
        this.buffer = buffer;
        this.base = base;
        this.length = length;
    }

    /** Reads the readable bytes of {@code buffer}; position 0 is its reader index. */
    public static WireReader of(ByteBuf buffer) {
        return new WireReader(buffer, buffer.readerIndex(), buffer.readableBytes());
    }

    /** Reads {@code bytes} from the first to the last. */
    public static WireReader of(byte[] bytes) {
        return of(Unpooled.wrappedBuffer(bytes));
    }

    /** Bytes from the start of the message. */
    public int position() {
        return position;
    }

    /** Bytes of the whole message. */
    public int length() {
        return length;
    }

    /** Numbers of more than one byte are big-endian from here on, or little-endian. */
    public void bigEndian(boolean value) {
        bigEndian = value;
    }

    public boolean isBigEndian() {
        return bigEndian;
    }

    public int remaining() {
        return length - position;
    }

    /** Goes to {@code newPosition}, which may be the end of the message but not beyond. */
    public void seek(int newPosition) throws MalformedMessage {
        if (newPosition < 0 || newPosition > length) {
            throw new MalformedMessage(Reason.OUT_OF_BOUNDS, position);
        }
        position = newPosition;
    }

    public void skip(int count) throws MalformedMessage {
        require(count);
        position += count;
    }

    /** Skips to the next multiple of {@code boundary} bytes from the start of the message, which may be its end. */
    public void align(int boundary) throws MalformedMessage {
        int padding = Math.floorMod(-position, boundary);
        skip(padding);
    }

    public int u8() throws MalformedMessage {
        require(1);
        return buffer.getUnsignedByte(base + position++);
    }

    public int u16() throws MalformedMessage {
        require(2);
        int value = bigEndian ? buffer.getUnsignedShort(base + position) : buffer.getUnsignedShortLE(base + position);
        position += 2;
        return value;
    }

    /** Big-endian, as in NetBIOS. */
    public int u16Network() throws MalformedMessage {
        require(2);
        int value = buffer.getUnsignedShort(base + position);
        position += 2;
        return value;
    }

    /** Four bytes as an unsigned number. */
    public long u32() throws MalformedMessage {
        return i32() & 0xFFFF_FFFFL;
    }

    /** Four bytes whose sign is meant, or which are flags. */
    public int i32() throws MalformedMessage {
        require(4);
        int value = bigEndian ? buffer.getInt(base + position) : buffer.getIntLE(base + position);
        position += 4;
        return value;
    }

    public long i64() throws MalformedMessage {
        require(8);
        long value = bigEndian ? buffer.getLong(base + position) : buffer.getLongLE(base + position);
        position += 8;
        return value;
    }

    /** Four bytes that count or measure something inside a message: at most {@code maximum}. */
    public int count32(int maximum) throws MalformedMessage {
        int start = position;
        long value = u32();
        if (value > maximum) {
            throw new MalformedMessage(Reason.TOO_LONG, start);
        }
        return (int) value;
    }

    /** A copy of the next {@code count} bytes. */
    public byte[] bytes(int count) throws MalformedMessage {
        require(count);
        byte[] copy = new byte[count];
        buffer.getBytes(base + position, copy);
        position += count;
        return copy;
    }

    /** A copy of {@code count} bytes at {@code start}, without moving the cursor. */
    public byte[] bytesAt(int start, int count) throws MalformedMessage {
        if (start < 0 || count < 0 || start > length - count) {
            throw new MalformedMessage(Reason.OUT_OF_BOUNDS, start);
        }
        byte[] copy = new byte[count];
        buffer.getBytes(base + start, copy);
        return copy;
    }

    /**
     * {@code count} bytes at {@code start} without a copy and without moving the cursor: a view with indices of its own,
     * borrowed from the message's buffer and not retained.
     */
    public ByteBuf viewAt(int start, int count) throws MalformedMessage {
        if (start < 0 || count < 0 || start > length - count) {
            throw new MalformedMessage(Reason.OUT_OF_BOUNDS, start);
        }
        return buffer.slice(base + start, count);
    }

    /** The next {@code count} bytes without a copy, as a message of their own whose position 0 is here. */
    public WireReader slice(int count) throws MalformedMessage {
        require(count);
        WireReader slice = new WireReader(buffer, base + position, count);
        slice.bigEndian = bigEndian;
        position += count;
        return slice;
    }

    /**
     * The bytes from {@code start} up to {@code end} of this message; positions still count from the start of the whole
     * message, so alignment and offsets keep their meaning.
     */
    public WireReader window(int start, int end) throws MalformedMessage {
        if (start < 0 || end < start || end > length) {
            throw new MalformedMessage(Reason.OUT_OF_BOUNDS, start);
        }
        WireReader window = new WireReader(buffer, base, end);
        window.position = start;
        window.bigEndian = bigEndian;
        return window;
    }

    /** A NUL-terminated string of single or multi-byte characters; the terminator is consumed. */
    public String oemString(Charset codePage) throws MalformedMessage {
        int nul = buffer.indexOf(base + position, base + length, (byte) 0);
        if (nul < 0) {
            throw new MalformedMessage(Reason.UNTERMINATED_STRING, position);
        }
        int count = nul - base - position;
        String text = buffer.toString(base + position, count, codePage);
        position += count + 1;
        return text;
    }

    /** A UTF-16LE string ended by a zero character; the terminator is consumed. The caller has aligned. */
    public String unicodeString() throws MalformedMessage {
        for (int at = position; at + 2 <= length; at += 2) {
            if (buffer.getShortLE(base + at) == 0) {
                byte[] characters = new byte[at - position];
                buffer.getBytes(base + position, characters);
                position = at + 2;
                return Utf16.decode(characters);
            }
        }
        throw new MalformedMessage(Reason.UNTERMINATED_STRING, position);
    }

    /** Whether the next byte exists and is {@code value}. */
    public boolean nextIs(int value) {
        return remaining() > 0 && buffer.getUnsignedByte(base + position) == value;
    }

    private void require(int count) throws MalformedMessage {
        if (count < 0 || count > length - position) {
            throw new MalformedMessage(Reason.TRUNCATED, position);
        }
    }
}
