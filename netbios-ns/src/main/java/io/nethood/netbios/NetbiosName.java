package io.nethood.netbios;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.MalformedMessage.Reason;
import io.nethood.wire.WireReader;
import io.nethood.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * A NetBIOS name: fifteen bytes of text, a suffix that tells the service, and a scope (RFC 1001 14.1, RFC 1002 4.1).
 *
 * <p>Two names are the same when all their bytes and their scopes are. Text from a person is upper-cased on the way in,
 * as Windows does; bytes from the network are kept as they came, because the peer compares them so.
 */
public final class NetbiosName {
    /** Bytes of text, without the suffix. */
    public static final int MAX_TEXT_BYTES = 15;

    /** Bytes of an encoded name with its scope, length bytes and the closing zero (RFC 1001 14.1). */
    public static final int MAX_ENCODED_BYTES = 255;

    /** The suffix of the Server service: what a client calls to reach the files and printers of a computer. */
    public static final int SERVER_SERVICE = 0x20;

    /** The suffix of the Workstation service, under which a client calls. */
    public static final int WORKSTATION_SERVICE = 0x00;

    private static final int BYTES = 16;
    private static final int MAX_LABEL_BYTES = 63;

    private final byte[] bytes;
    private final String scope;

    private NetbiosName(byte[] bytes, String scope) {
        this.bytes = bytes;
        this.scope = scope;
    }

    /**
     * The name that a person means by {@code text}, in the empty scope.
     *
     * @param text 1..15 bytes in {@code codePage}, upper-cased here; {@code *} alone is the wildcard of RFC 1001 14.1,
     *     which is padded with zeros where other names are padded with spaces
     * @param suffix 0..255
     * @throws IllegalArgumentException if the text is empty, too long or has no bytes in {@code codePage}
     */
    public static NetbiosName of(String text, int suffix, Charset codePage) {
        if (suffix >>> 8 != 0) {
            throw new IllegalArgumentException("suffix: " + suffix + " (expected: 0..255)");
        }
        byte[] label = encode(text.toUpperCase(Locale.ROOT), codePage);
        if (label.length == 0 || label.length > MAX_TEXT_BYTES) {
            throw new IllegalArgumentException("NetBIOS name: \"" + text + "\" (expected: 1..15 bytes)");
        }
        byte[] bytes = Arrays.copyOf(label, BYTES);
        if (!text.equals("*")) {
            Arrays.fill(bytes, label.length, MAX_TEXT_BYTES, (byte) ' ');
        }
        bytes[MAX_TEXT_BYTES] = (byte) suffix;
        return new NetbiosName(bytes, "");
    }

    /**
     * The same name in {@code newScope}.
     *
     * @param newScope labels of 1..63 printable ASCII characters with dots between them; empty for no scope
     */
    public NetbiosName inScope(String newScope) {
        if (!newScope.isEmpty()) {
            for (String label : newScope.split("\\.", -1)) {
                if (label.isEmpty() || label.length() > MAX_LABEL_BYTES || !isPrintable(label)) {
                    throw new IllegalArgumentException(
                            "scope: \"" + newScope + "\" (expected: labels of 1..63 letters)");
                }
            }
        }
        NetbiosName scoped = new NetbiosName(bytes, newScope);
        if (scoped.encodedLength() > MAX_ENCODED_BYTES) {
            throw new IllegalArgumentException("scope: " + newScope.length() + " characters (expected: 0..220)");
        }
        return scoped;
    }

    /**
     * Reads one name in second-level encoding. A label pointer is refused: only name service packets may have one
     * (RFC 1002 4.2).
     */
    public static NetbiosName decode(WireReader reader) throws MalformedMessage {
        int start = reader.position();
        if (reader.u8() != 2 * BYTES) {
            throw new MalformedMessage(Reason.BAD_NAME, start);
        }
        byte[] bytes = new byte[BYTES];
        for (int i = 0; i < BYTES; i++) {
            bytes[i] = (byte) (decodeNibble(reader) << 4 | decodeNibble(reader));
        }
        return new NetbiosName(bytes, decodeScope(reader, start));
    }

    /** Writes the name in second-level encoding: {@link #encodedLength()} bytes. */
    public void encode(WireWriter writer) {
        writer.u8(2 * BYTES);
        for (byte value : bytes) {
            writer.u8('A' + (value >> 4 & 0xF)).u8('A' + (value & 0xF));
        }
        if (!scope.isEmpty()) {
            for (String label : scope.split("\\.", -1)) {
                writer.u8(label.length()).bytes(label.getBytes(StandardCharsets.US_ASCII));
            }
        }
        writer.u8(0);
    }

    /** Bytes that {@link #encode} writes, at most {@link #MAX_ENCODED_BYTES}. */
    public int encodedLength() {
        int scopeBytes = scope.isEmpty() ? 0 : 1 + scope.length();
        return 1 + 2 * BYTES + scopeBytes + 1;
    }

    /** The text without its padding. */
    public String text(Charset codePage) {
        int end = MAX_TEXT_BYTES;
        while (end > 0 && (bytes[end - 1] == ' ' || bytes[end - 1] == 0)) {
            end--;
        }
        return new String(bytes, 0, end, codePage);
    }

    /** The sixteenth byte, 0..255. */
    public int suffix() {
        return bytes[MAX_TEXT_BYTES] & 0xFF;
    }

    /** Labels with dots between them; empty for no scope. */
    public String scope() {
        return scope;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof NetbiosName that && Arrays.equals(bytes, that.bytes) && scope.equals(that.scope);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(bytes) + scope.hashCode();
    }

    /** As people write it, {@code PC07<20>}; bytes that are no printable ASCII stand as {@code <01>}. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (char c : text(StandardCharsets.ISO_8859_1).toCharArray()) {
            if (c >= ' ' && c < 0x7F) {
                text.append(c);
            } else {
                appendHex(text, c);
            }
        }
        appendHex(text, suffix());
        return scope.isEmpty()
                ? text.toString()
                : text.append('.').append(scope).toString();
    }

    private static byte[] encode(String text, Charset codePage) {
        try {
            ByteBuffer encoded = codePage.newEncoder().encode(CharBuffer.wrap(text));
            byte[] bytes = new byte[encoded.remaining()];
            encoded.get(bytes);
            return bytes;
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException(
                    "NetBIOS name: \"" + text + "\" (expected: characters of " + codePage + ")", e);
        }
    }

    private static int decodeNibble(WireReader reader) throws MalformedMessage {
        int at = reader.position();
        int nibble = reader.u8() - 'A';
        if (nibble < 0 || nibble > 0xF) {
            throw new MalformedMessage(Reason.BAD_NAME, at);
        }
        return nibble;
    }

    private static String decodeScope(WireReader reader, int start) throws MalformedMessage {
        StringBuilder scope = new StringBuilder();
        while (true) {
            int at = reader.position();
            int length = reader.u8();
            if (length == 0) {
                return scope.toString();
            }
            if (length > MAX_LABEL_BYTES) {
                throw new MalformedMessage(Reason.BAD_NAME, at);
            }
            if (reader.position() + length + 1 - start > MAX_ENCODED_BYTES) {
                throw new MalformedMessage(Reason.TOO_LONG, at);
            }
            String label = new String(reader.bytes(length), StandardCharsets.ISO_8859_1);
            if (!isPrintable(label) || label.indexOf('.') >= 0) {
                throw new MalformedMessage(Reason.BAD_NAME, at);
            }
            scope.append(scope.isEmpty() ? "" : ".").append(label);
        }
    }

    private static boolean isPrintable(String label) {
        return label.chars().allMatch(c -> c > ' ' && c < 0x7F);
    }

    private static void appendHex(StringBuilder text, int value) {
        text.append('<')
                .append(Character.forDigit(value >> 4, 16))
                .append(Character.forDigit(value & 0xF, 16))
                .append('>');
    }
}
