package io.nethood.smb.auth;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import io.nethood.wire.CaseTable;
import io.nethood.wire.Utf16;

/** The one-way functions of a password, [MS-NLMP] 3.3.1 and 3.3.2. */
final class NtlmHash {

    /** NTOWFv1 of an empty password. */
    static final Octets NT_HASH_OF_NOTHING = ntowfV1("");

    /** The longest password that has an LM hash, in bytes of the code page. */
    private static final int MAX_LM_PASSWORD_LENGTH = 2 * Ciphers.DES_KEY_LENGTH;

    /** "KGS!@#$%", which the two halves of an LM password encrypt. */
    private static final byte[] LM_CONSTANT = "KGS!@#$%".getBytes(StandardCharsets.US_ASCII);

    private NtlmHash() {}

    /** NTOWFv1: MD4 of the password in UTF-16. */
    static Octets ntowfV1(String password) {
        return Octets.owning(Ciphers.md4(Utf16.encode(password)));
    }

    /** LMOWFv1: two DES blocks of the upper-case password; empty when it is too long or not in the code page. */
    static Optional<Octets> lmowfV1(String password, Charset codePage) {
        byte[] padded = new byte[MAX_LM_PASSWORD_LENGTH];
        try {
            ByteBuffer oem = codePage.newEncoder().encode(CharBuffer.wrap(CaseTable.fold(password)));
            if (oem.remaining() > MAX_LM_PASSWORD_LENGTH) {
                return Optional.empty();
            }
            oem.get(padded, 0, oem.remaining());
        } catch (CharacterCodingException notInCodePage) {
            return Optional.empty();
        }
        byte[] hash = new byte[2 * Ciphers.BLOCK_LENGTH];
        Ciphers.des(padded, 0, LM_CONSTANT, hash, 0);
        Ciphers.des(padded, Ciphers.DES_KEY_LENGTH, LM_CONSTANT, hash, Ciphers.BLOCK_LENGTH);
        return Optional.of(Octets.owning(hash));
    }

    /** NTOWFv2, which is LMOWFv2 too: HMAC-MD5 of upper-case user and domain as sent, keyed with the NT hash. */
    static byte[] ntowfV2(Octets ntHash, String user, String domain) {
        return Ciphers.hmacMd5(ntHash.array(), Utf16.encode(CaseTable.fold(user) + domain));
    }
}
