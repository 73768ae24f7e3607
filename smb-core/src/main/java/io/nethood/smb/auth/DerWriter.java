package io.nethood.smb.auth;

import com.google.common.primitives.Bytes;

/** Writes ASN.1 elements inside out (X.690, shortest lengths). */
final class DerWriter {
    private DerWriter() {}

    /** One element whose content is {@code parts}, one after the other. */
    static byte[] element(int tag, byte[]... parts) {
        byte[] content = Bytes.concat(parts);
        return Bytes.concat(new byte[] {(byte) tag}, length(content.length), content);
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
