package io.nethood.wire;

import java.nio.charset.Charset;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;

/**
 * A little-endian cursor that appends to one message; positions count from where the message starts in the buffer.
 *
 * <p>The caller owns the buffer. A value that does not fit its field is our own mistake, so it is an
 * {@link IllegalArgumentException} and not a refusal.
 */
public final class WireWriter {
    private final ByteBuf buffer;
    private final int base;

    private WireWriter(ByteBuf buffer) {
        this.buffer = buffer;
        this.base = buffer.writerIndex();
    }

    /** Appends to {@code buffer}; position 0 is its writer index now. */
    public static WireWriter appendingTo(ByteBuf buffer) {
        return new WireWriter(buffer);
    }

    /** A writer with a heap buffer of its own that grows as needed; {@link #toBytes()} reads it. */
    public static WireWriter create() {
        return new WireWriter(Unpooled.buffer());
    }

    /** Bytes written so far. */
    public int position() {
        return buffer.writerIndex() - base;
    }

    public WireWriter u8(int value) {
        checkBits(value, 8);
        buffer.writeByte(value);
        return this;
    }

    public WireWriter u16(int value) {
        checkBits(value, 16);
        buffer.writeShortLE(value);
        return this;
    }

    /** Big-endian, as in NetBIOS. */
    public WireWriter u16Network(int value) {
        checkBits(value, 16);
        buffer.writeShort(value);
        return this;
    }

    /** Four bytes; for a number above 2<sup>31</sup> pass it cast. */
    public WireWriter u32(int value) {
        buffer.writeIntLE(value);
        return this;
    }

    public WireWriter i64(long value) {
        buffer.writeLongLE(value);
        return this;
    }

    public WireWriter bytes(byte[] value) {
        buffer.writeBytes(value);
        return this;
    }

    public WireWriter bytes(byte[] value, int offset, int count) {
        buffer.writeBytes(value, offset, count);
        return this;
    }

    /** Appends the readable bytes of {@code value} and leaves its indices alone. */
    public WireWriter bytes(ByteBuf value) {
        buffer.writeBytes(value, value.readerIndex(), value.readableBytes());
        return this;
    }

    /** The message's own buffer with room for {@code most} bytes more, for whoever fills it at its writer index. */
    public ByteBuf room(int most) {
        return buffer.ensureWritable(most);
    }

    /** Takes back what was written from {@code position} on. */
    public WireWriter truncate(int position) {
        checkWritten(position, 0);
        buffer.writerIndex(base + position);
        return this;
    }

    public WireWriter zeros(int count) {
        buffer.writeZero(count);
        return this;
    }

    /** Zeros up to the next multiple of {@code boundary} bytes from the start of the message. */
    public WireWriter align(int boundary) {
        return zeros(Math.floorMod(-position(), boundary));
    }

    /** A string in {@code codePage} with a terminating NUL. */
    public WireWriter oemString(String text, Charset codePage) {
        buffer.writeCharSequence(text, codePage);
        buffer.writeByte(0);
        return this;
    }

    /** A string in a field of {@code width} bytes: cut to it, and ended and filled with zeros. */
    public WireWriter oemField(String text, int width, Charset codePage) {
        byte[] bytes = text.getBytes(codePage);
        int count = Math.min(bytes.length, width - 1);
        return bytes(bytes, 0, count).zeros(width - count);
    }

    /** A UTF-16LE string with a terminating zero character; the caller has aligned. */
    public WireWriter unicodeString(String text) {
        for (int i = 0; i < text.length(); i++) {
            buffer.writeShortLE(text.charAt(i));
        }
        buffer.writeShort(0);
        return this;
    }

    /** Overwrites the two bytes at {@code at}, written before as a placeholder. */
    public WireWriter patchU16(int at, int value) {
        checkBits(value, 16);
        checkWritten(at, 2);
        buffer.setShortLE(base + at, value);
        return this;
    }

    /** Overwrites the four bytes at {@code at}, written before as a placeholder. */
    public WireWriter patchU32(int at, int value) {
        checkWritten(at, 4);
        buffer.setIntLE(base + at, value);
        return this;
    }

    /** Overwrites the byte at {@code at}, written before as a placeholder. */
    public WireWriter patchU8(int at, int value) {
        checkBits(value, 8);
        checkWritten(at, 1);
        buffer.setByte(base + at, value);
        return this;
    }

    /** A copy of all that was written. */
    public byte[] toBytes() {
        byte[] copy = new byte[position()];
        buffer.getBytes(base, copy);
        return copy;
    }

    private static void checkBits(int value, int bits) {
        if (value >>> bits != 0) {
            throw new IllegalArgumentException("value: " + value + " (expected: 0.." + ((1 << bits) - 1) + ")");
        }
    }

    private void checkWritten(int at, int count) {
        if (at < 0 || at + count > position()) {
            throw new IllegalArgumentException("patch at " + at + " (expected: 0.." + (position() - count) + ")");
        }
    }
}
