package io.nethood.smb.auth;

import java.nio.charset.Charset;

import org.jspecify.annotations.Nullable;

/**
 * The passwords of one share under share-level security ([MS-CIFS] 2.2.4.55.1 Password): one for full access and one for
 * reading. Immutable.
 *
 * <p>Old clients type them in upper case, so an LM hash is compared as well. Both passwords are tried whatever comes, so
 * that the answer takes the same time.
 */
public final class SharePassword {

    /** What a password opens. */
    public enum Access {
        NONE,
        READ_ONLY,
        FULL
    }

    private final PasswordHashes fullAccess;
    private final PasswordHashes readOnly;
    private final boolean separate;
    private final Charset codePage;

    private SharePassword(PasswordHashes fullAccess, @Nullable PasswordHashes readOnly, Charset codePage) {
        this.fullAccess = fullAccess;
        this.readOnly = readOnly == null ? fullAccess : readOnly;
        this.separate = readOnly != null;
        this.codePage = codePage;
    }

    /** One password for everything. An empty one lets everybody in, whatever he sends, as Windows 98 does (E). */
    public static SharePassword forFullAccess(String password, Charset codePage) {
        return new SharePassword(PasswordHashes.of(password, codePage), null, codePage);
    }

    /** Another password for those who may only read ("depends on password"); an empty one lets everybody read. */
    public SharePassword withReadOnly(String password) {
        return new SharePassword(fullAccess, PasswordHashes.of(password, codePage), codePage);
    }

    /**
     * What {@code password} opens.
     *
     * @param password LM or NTLM response to {@code challenge} when it has 24 bytes, else plain text in the code page with
     *     or without its terminating zero
     */
    public Access check(Octets password, ServerChallenge challenge) {
        boolean full = opens(fullAccess, password, challenge);
        boolean read = opens(readOnly, password, challenge);
        if (full) {
            return Access.FULL;
        }
        return read && separate ? Access.READ_ONLY : Access.NONE;
    }

    private boolean opens(PasswordHashes hashes, Octets password, ServerChallenge challenge) {
        boolean right = password.length() == NtlmResponse.V1_LENGTH
                ? answers(hashes, password, challenge)
                : PlainText.matches(hashes, password, codePage);
        return right || hashes.ofBlankPassword();
    }

    private static boolean answers(PasswordHashes hashes, Octets response, ServerChallenge challenge) {
        Octets lmHash = hashes.lmHash();
        Octets nt = Octets.owning(NtlmResponse.desl(hashes.ntHash(), challenge.array()));
        Octets lm = Octets.owning(NtlmResponse.desl(lmHash == null ? hashes.ntHash() : lmHash, challenge.array()));
        boolean sameNt = nt.equals(response);
        boolean sameLm = lm.equals(response);
        return sameNt || sameLm;
    }

    @Override
    public String toString() {
        return separate ? "SharePassword[full access, read only]" : "SharePassword[full access]";
    }
}
