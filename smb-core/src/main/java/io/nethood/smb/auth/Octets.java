package io.nethood.smb.auth;

import java.security.MessageDigest;
import java.util.Arrays;

import org.jspecify.annotations.Nullable;

/**
 * An immutable run of bytes that may be a credential: its text is its length only, and equality takes the same time
 * wherever the bytes differ.
 */
public final class Octets {

    /** No bytes at all. */
    public static final Octets NONE = new Octets(new byte[0]);

    private final byte[] bytes;

    private Octets(byte[] bytes) {
        this.bytes = bytes;
    }

    /** A copy of {@code bytes}. */
    public static Octets of(byte[] bytes) {
        return bytes.length == 0 ? NONE : new Octets(bytes.clone());
    }

    /** Takes {@code bytes} over: the caller never writes to them again. */
    static Octets owning(byte[] bytes) {
        return new Octets(bytes);
    }

    public int length() {
        return bytes.length;
    }

    public boolean isEmpty() {
        return bytes.length == 0;
    }

    /** A copy. */
    public byte[] toBytes() {
        return bytes.clone();
    }

    /** The bytes themselves, for reading only. */
    byte[] array() {
        return bytes;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Octets octets && MessageDigest.isEqual(bytes, octets.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return "[" + bytes.length + " octets]";
    }
}
