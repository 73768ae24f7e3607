package io.nethood.wire;

/**
 * Text as Windows sends it: the 16-bit units of a string, least significant byte first. Units are taken as they are, so that
 * half a surrogate pair, which Windows allows in names, comes through.
 */
public final class Utf16 {
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

    /** The text in {@code bytes}; a last byte without its other half is left out. */
    public static String decode(byte[] bytes) {
        char[] units = new char[bytes.length / 2];
        for (int i = 0; i < units.length; i++) {
            units[i] = (char) ((bytes[2 * i] & 0xFF) | bytes[2 * i + 1] << 8);
        }
        return new String(units);
    }
}
