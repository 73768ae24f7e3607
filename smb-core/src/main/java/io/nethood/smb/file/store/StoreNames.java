package io.nethood.smb.file.store;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

import io.nethood.smb.wire.NtStatus;

/** Which names a store can keep: well-formed UTF-16 without NUL, whose UTF-8 is short enough. */
public final class StoreNames {
    /** Longest name of a file in bytes of UTF-8. */
    public static final int MOST_BYTES = 255;

    private StoreNames() {}

    /** The UTF-8 of a file's name; OBJECT_NAME_INVALID when no store can keep it. */
    public static byte[] encode(String name) throws FileRefusal {
        return encode(name, MOST_BYTES);
    }

    /** The UTF-8 of a property's name; OBJECT_NAME_INVALID when no store can keep it. */
    public static byte[] encodeProperty(String name) throws FileRefusal {
        return encode(name, StoreFile.MOST_PROPERTY_NAME_BYTES);
    }

    private static byte[] encode(String name, int mostBytes) throws FileRefusal {
        // Nobody encodes a megabyte only to refuse it: a character takes a byte at least.
        if (name.isEmpty() || name.length() > mostBytes || name.indexOf('\0') >= 0) {
            throw new FileRefusal(NtStatus.OBJECT_NAME_INVALID);
        }
        ByteBuffer encoded;
        try {
            encoded = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(name));
        } catch (CharacterCodingException unpairedSurrogate) {
            throw new FileRefusal(NtStatus.OBJECT_NAME_INVALID);
        }
        if (encoded.remaining() > mostBytes) {
            throw new FileRefusal(NtStatus.OBJECT_NAME_INVALID);
        }
        byte[] bytes = new byte[encoded.remaining()];
        encoded.get(bytes);
        return bytes;
    }
}
