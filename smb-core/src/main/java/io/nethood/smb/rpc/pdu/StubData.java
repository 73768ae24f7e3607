package io.nethood.smb.rpc.pdu;

import java.util.Arrays;
import java.util.HexFormat;

/** The stub data of a request or a response, or a fragment of it: immutable bytes that compare by content. */
public final class StubData {
    private final byte[] bytes;
    private final boolean bigEndian;

    private StubData(byte[] bytes, boolean bigEndian) {
        this.bytes = bytes;
        this.bigEndian = bigEndian;
    }

    /** Little-endian, as we write it. The caller gives {@code bytes} away and does not change them again. */
    public static StubData owning(byte[] bytes) {
        return owning(bytes, false);
    }

    /** In the byte order of its sender. The caller gives {@code bytes} away and does not change them again. */
    public static StubData owning(byte[] bytes, boolean bigEndian) {
        return new StubData(bytes, bigEndian);
    }

    /** A copy of {@code length} bytes of {@code bytes} from {@code start} on. */
    public static StubData copyOf(byte[] bytes, int start, int length) {
        return owning(Arrays.copyOfRange(bytes, start, start + length));
    }

    public boolean isBigEndian() {
        return bigEndian;
    }

    public int length() {
        return bytes.length;
    }

    /** A copy. */
    public byte[] toBytes() {
        return bytes.clone();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StubData stub && bigEndian == stub.bigEndian && Arrays.equals(bytes, stub.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    @Override
    public String toString() {
        return HexFormat.of().formatHex(bytes);
    }
}
