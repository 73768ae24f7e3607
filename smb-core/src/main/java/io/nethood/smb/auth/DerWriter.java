package io.nethood.smb.auth;

import java.nio.ByteBuffer;

/** Writes ASN.1 elements inside out (X.690, shortest lengths). */
final class DerWriter {
    private DerWriter() {}

    /** One element whose content is {@code parts}, one after the other. */
    static byte[] element(int tag, byte[]... parts) {
        int contentLength = 0;
        for (byte[] part : parts) {
            contentLength += part.length;
        }
        byte[] length = length(contentLength);
        ByteBuffer element = ByteBuffer.allocate(1 + length.length + contentLength);
        element.put((byte) tag).put(length);
        for (byte[] part : parts) {
            element.put(part);
        }
        return element.array();
    }

    private static byte[] length(int length) {
        if (length < 0x80) {
            return new byte[] {(byte) length};
        }
        if (length < 0x100) {
            return new byte[] {(byte) 0x81, (byte) length};
        }
        if (length < 0x1_0000) {
            return new byte[] {(byte) 0x82, (byte) (length >>> 8), (byte) length};
        }
        throw new IllegalArgumentException("length: " + length + " (expected: 0..65535 bytes)");
    }
}
