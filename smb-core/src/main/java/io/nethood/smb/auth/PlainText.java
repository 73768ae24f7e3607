package io.nethood.smb.auth;

import java.nio.charset.Charset;

/** A password as an old client typed it: in its code page, often in upper case, often with the terminating zero. */
final class PlainText {

    /** Longest one, in bytes; LAN Manager takes 14, Windows 127 characters. */
    private static final int MAX_LENGTH = 256;

    private PlainText() {}

    /** Whether {@code password} is the one that left {@code hashes}; takes the same time whichever it is not. */
    static boolean matches(PasswordHashes hashes, Octets password, Charset codePage) {
        byte[] bytes = password.array();
        boolean terminated = bytes.length > 0 && bytes[bytes.length - 1] == 0;
        int length = Math.min(terminated ? bytes.length - 1 : bytes.length, MAX_LENGTH);
        PasswordHashes sent = PasswordHashes.of(new String(bytes, 0, length, codePage), codePage);
        Octets lmHash = hashes.lmHash();
        boolean sameNt = sent.ntHash().equals(hashes.ntHash());
        boolean sameLm = lmHash != null && lmHash.equals(sent.lmHash());
        return bytes.length <= MAX_LENGTH && (sameNt || sameLm);
    }
}
