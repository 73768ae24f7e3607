package io.nethood.smb.auth;

import java.nio.charset.Charset;

import org.jspecify.annotations.Nullable;

/**
 * A local account: a name, what its password leaves in the account database, and what it may do.
 *
 * <p>The password itself is not kept. The hashes stand in for it in every proof, so they are as secret as the password
 * and appear in no text.
 */
public final class Account {

    /** Longest name of a local account, in characters. */
    public static final int MAX_NAME_LENGTH = 20;

    private static final String FORBIDDEN = "\"/\\[]:;|=,+*?<>";
    private static final int HASH_LENGTH = 16;

    private final String name;
    private final Octets ntHash;
    private final @Nullable Octets lmHash;
    private final boolean administrator;
    private final boolean disabled;

    private Account(String name, Octets ntHash, @Nullable Octets lmHash, boolean administrator, boolean disabled) {
        this.name = name;
        this.ntHash = ntHash;
        this.lmHash = lmHash;
        this.administrator = administrator;
        this.disabled = disabled;
    }

    /**
     * An enabled account, not an administrator, with the hashes of {@code password}.
     *
     * @param name 1 to {@value #MAX_NAME_LENGTH} characters, none of them forbidden in Windows
     * @param codePage in which old clients type passwords; one that does not fit it, or is longer than 14 bytes, has no
     *     LM hash, as in Windows
     */
    public static Account withPassword(String name, String password, Charset codePage) {
        return new Account(
                checkName(name),
                NtlmHash.ntowfV1(password),
                NtlmHash.lmowfV1(password, codePage).orElse(null),
                false,
                false);
    }

    /**
     * An enabled account, not an administrator, whose NT hash is known and whose password is not; it has no LM hash.
     *
     * @param name 1 to {@value #MAX_NAME_LENGTH} characters, none of them forbidden in Windows
     * @param ntHash 16 bytes
     */
    public static Account withNtHash(String name, byte[] ntHash) {
        if (ntHash.length != HASH_LENGTH) {
            throw new IllegalArgumentException("NT hash: " + ntHash.length + " bytes (expected: " + HASH_LENGTH + ")");
        }
        return new Account(checkName(name), Octets.of(ntHash), null, false, false);
    }

    /** This account as a member of Administrators, or not. */
    public Account withAdministrator(boolean value) {
        return new Account(name, ntHash, lmHash, value, disabled);
    }

    /** This account, disabled or not. */
    public Account withDisabled(boolean value) {
        return new Account(name, ntHash, lmHash, administrator, value);
    }

    public String name() {
        return name;
    }

    public boolean administrator() {
        return administrator;
    }

    public boolean disabled() {
        return disabled;
    }

    Octets ntHash() {
        return ntHash;
    }

    @Nullable
    Octets lmHash() {
        return lmHash;
    }

    boolean passwordIsBlank() {
        return ntHash.equals(NtlmHash.NT_HASH_OF_NOTHING);
    }

    private static String checkName(String name) {
        boolean forbidden = name.chars().anyMatch(c -> c < ' ' || FORBIDDEN.indexOf(c) >= 0);
        if (name.isBlank() || name.length() > MAX_NAME_LENGTH || forbidden) {
            throw new IllegalArgumentException("account name: \"" + name + "\" (expected: 1.." + MAX_NAME_LENGTH
                    + " characters without " + FORBIDDEN + ")");
        }
        return name;
    }

    @Override
    public String toString() {
        return "Account[" + name + (administrator ? ", administrator" : "") + (disabled ? ", disabled" : "") + "]";
    }
}
