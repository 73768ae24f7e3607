package io.nethood.smb.rpc.pdu;

import java.util.Arrays;
import java.util.HexFormat;

/** The stub data of a request or a response, or a fragment of it: immutable bytes that compare by content. */
public final class StubData {
    private final byte[] bytes;

    private StubData(byte[] bytes) {
        this.bytes = bytes;
    }

    /** The caller gives {@code bytes} away and does not change them again. */
    public static StubData owning(byte[] bytes) {
        return new StubData(bytes);
    }

    /** A copy of {@code length} bytes of {@code bytes} from {@code start} on. */
    public static StubData copyOf(byte[] bytes, int start, int length) {
        return new StubData(Arrays.copyOfRange(bytes, start, start + length));
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
        return other instanceof StubData stub && Arrays.equals(bytes, stub.bytes);
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
