package io.nethood.smb.auth;

import java.nio.charset.Charset;

import org.jspecify.annotations.Nullable;

/**
 * What a password leaves in an account database. The hashes stand in for the password in every proof, so they are as secret
 * as it is and appear in no text.
 *
 * @param ntHash NTOWFv1 ([MS-NLMP] 3.3.1), 16 bytes
 * @param lmHash LMOWFv1, 16 bytes; null when there is none, and then no LM response proves the account
 */
public record PasswordHashes(Octets ntHash, @Nullable Octets lmHash) {

    /** Bytes of either hash. */
    public static final int HASH_LENGTH = 16;

    private static final Octets ZEROS = Octets.of(new byte[HASH_LENGTH]);

    /** Those of no known password: they stand in for what an account does not have, so that a refusal costs the same. */
    static final PasswordHashes NOBODY = new PasswordHashes(ZEROS, ZEROS);

    public PasswordHashes {
        checkLength("NT hash", ntHash);
        if (lmHash != null) {
            checkLength("LM hash", lmHash);
        }
    }

    /**
     * The hashes of {@code password}.
     *
     * @param codePage in which old clients type passwords; one that does not fit it, or is longer than 14 bytes, has no
     *     LM hash, as in Windows
     */
    public static PasswordHashes of(String password, Charset codePage) {
        return new PasswordHashes(
                NtlmHash.ntowfV1(password), NtlmHash.lmowfV1(password, codePage).orElse(null));
    }

    /** The same without the LM hash, as with NoLMHash. */
    public PasswordHashes withoutLmHash() {
        return new PasswordHashes(ntHash, null);
    }

    /** Whether they are those of the empty password. */
    boolean ofBlankPassword() {
        return ntHash.equals(NtlmHash.NT_HASH_OF_NOTHING);
    }

    private static void checkLength(String what, Octets hash) {
        if (hash.length() != HASH_LENGTH) {
            throw new IllegalArgumentException(what + ": " + hash.length() + " bytes (expected: " + HASH_LENGTH + ")");
        }
    }
}
