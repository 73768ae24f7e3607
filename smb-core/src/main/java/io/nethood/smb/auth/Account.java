package io.nethood.smb.auth;

import java.nio.charset.Charset;

import org.jspecify.annotations.Nullable;

/** A local account: a name, what its password leaves in the account database, and what it may do. Immutable. */
public final class Account {

    /** Longest name of a local account, in characters. */
    public static final int MAX_NAME_LENGTH = 20;

    private static final String FORBIDDEN = "\"/\\[]:;|=,+*?<>";

    private final String name;
    private final @Nullable PasswordHashes password;
    private final boolean administrator;
    private final boolean disabled;

    private Account(String name, @Nullable PasswordHashes password, boolean administrator, boolean disabled) {
        this.name = name;
        this.password = password;
        this.administrator = administrator;
        this.disabled = disabled;
    }

    /**
     * An enabled account, not an administrator, with {@code password}.
     *
     * @param name 1 to {@value #MAX_NAME_LENGTH} characters, none of them forbidden in Windows
     * @param codePage as in {@link PasswordHashes#of}
     */
    public static Account withPassword(String name, String password, Charset codePage) {
        return withHashes(name, PasswordHashes.of(password, codePage));
    }

    /**
     * An enabled account, not an administrator, whose hashes are known and whose password is not.
     *
     * @param name 1 to {@value #MAX_NAME_LENGTH} characters, none of them forbidden in Windows
     */
    public static Account withHashes(String name, PasswordHashes password) {
        return new Account(checkName(name), password, false, false);
    }

    /** An enabled account, not an administrator, which no password opens. */
    static Account withoutPassword(String name) {
        return new Account(checkName(name), null, false, false);
    }

    /** This account as a member of Administrators, or not. */
    public Account withAdministrator(boolean value) {
        return new Account(name, password, value, disabled);
    }

    /** This account, disabled or not. */
    public Account withDisabled(boolean value) {
        return new Account(name, password, administrator, value);
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

    /** Whether there is a password with which it could log on. */
    public boolean canLogOn() {
        return password != null && !disabled;
    }

    /** Null when no password opens the account. */
    @Nullable
    PasswordHashes password() {
        return password;
    }

    boolean passwordIsBlank() {
        return password != null && password.ofBlankPassword();
    }

    /**
     * The name itself.
     *
     * @throws IllegalArgumentException when Windows has no account of this name
     */
    public static String checkName(String name) {
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
