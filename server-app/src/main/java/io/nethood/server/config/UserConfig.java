package io.nethood.server.config;

import java.nio.charset.Charset;
import java.util.HexFormat;

import io.nethood.smb.auth.Account;
import io.nethood.smb.auth.AccountTable;
import io.nethood.smb.auth.Octets;
import io.nethood.smb.auth.PasswordHashes;

/**
 * A named user as somebody wrote it down. It lives until the configuration is built; what stays is the account's hashes.
 *
 * @param name as Windows limits it, see {@link Account}
 * @param secret what proves it
 * @param administrator whether it is a member of Administrators
 * @param disabled whether it cannot log on
 */
public record UserConfig(String name, Secret secret, boolean administrator, boolean disabled) {

    public UserConfig {
        checkName(name);
    }

    /** What proves a user. */
    public sealed interface Secret {}

    /** A password; empty is allowed. Its text never shows. */
    public record Password(String text) implements Secret {
        @Override
        public String toString() {
            return "Password[...]";
        }
    }

    /** What an account database has of a password. It is as good as the password. */
    public record Hashes(PasswordHashes of) implements Secret {}

    public static UserConfig withPassword(String name, String password, boolean administrator) {
        return new UserConfig(name, new Password(password), administrator, false);
    }

    /** @throws ConfigException when Windows has no account of this name, or nobody gives it a password */
    static void checkName(String name) {
        if (name.equalsIgnoreCase(AccountTable.GUEST)) {
            throw ConfigException.wrong("user", name, "the option guest, since Guest has no password");
        }
        try {
            Account.checkName(name);
        } catch (IllegalArgumentException wrong) {
            throw new ConfigException(String.valueOf(wrong.getMessage()));
        }
    }

    /**
     * A hash of 32 hexadecimal digits, which are not repeated when they are wrong.
     *
     * @param what as a message names it
     */
    static Octets hash(String what, String hex) {
        if (hex.length() != 2 * PasswordHashes.HASH_LENGTH || !hex.chars().allMatch(HexFormat::isHexDigit)) {
            throw ConfigException.wrong(what, hex.length() + " characters", "32 hexadecimal digits");
        }
        return Octets.of(HexFormat.of().parseHex(hex));
    }

    /** @param codePage in which old clients type passwords */
    Account account(Charset codePage) {
        PasswordHashes hashes = switch (secret) {
            case Password password -> PasswordHashes.of(password.text(), codePage);
            case Hashes known -> known.of();
        };
        return Account.withHashes(name, hashes).withAdministrator(administrator).withDisabled(disabled);
    }
}
