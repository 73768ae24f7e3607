package io.nethood.wire;

import io.netty.buffer.ByteBuf;

/**
 * Text as Windows sends it: the 16-bit units of a string, least significant byte first. Units are taken as they are, so that
 * half a surrogate pair, which Windows allows in names, comes through.
 */
public final class Utf16 {
    private static final int UNITS_PER_LONG = 4;

    private Utf16() {}

    /** The bytes of {@code text}, without a terminator. */
    public static byte[] encode(CharSequence text) {
        byte[] bytes = new byte[2 * text.length()];
        for (int i = 0; i < text.length(); i++) {
            char unit = text.charAt(i);
            bytes[2 * i] = (byte) unit;
            bytes[2 * i + 1] = (byte) (unit >>> 8);
        }
        return bytes;
    }

    /** Appends the bytes of {@code text}, without a terminator, and allocates nothing where {@code out} has room. */
    public static void encodeInto(String text, ByteBuf out) {
        int length = text.length();
        out.ensureWritable(2 * length);
        int i = 0;
        for (; i + UNITS_PER_LONG <= length; i += UNITS_PER_LONG) {
            out.writeLongLE(text.charAt(i)
                    | (long) text.charAt(i + 1) << 16
                    | (long) text.charAt(i + 2) << 32
                    | (long) text.charAt(i + 3) << 48);
        }
        for (; i < length; i++) {
            out.writeShortLE(text.charAt(i));
        }
    }

    /** The text in {@code bytes}; a last byte without its other half is left out. */
    public static String decode(byte[] bytes) {
        char[] units = new char[bytes.length / 2];
        for (int i = 0; i < units.length; i++) {
            units[i] = (char) ((bytes[2 * i] & 0xFF) | bytes[2 * i + 1] << 8);
        }
        return new String(units);
    }
}
