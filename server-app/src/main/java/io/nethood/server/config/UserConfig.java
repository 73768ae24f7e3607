package io.nethood.server.config;

import java.nio.charset.Charset;
import java.util.HexFormat;

import io.nethood.smb.auth.Account;

/**
 * A named user as somebody wrote it down. It lives until the configuration is built; what stays is the account's hashes.
 *
 * @param name as Windows limits it, see {@link Account}
 * @param secret what proves it
 * @param administrator whether it is a member of Administrators
 */
public record UserConfig(String name, Secret secret, boolean administrator) {

    /** What proves a user. */
    public sealed interface Secret {}

    /** A password; empty is allowed. Its text never shows. */
    public record Password(String text) implements Secret {
        @Override
        public String toString() {
            return "Password[...]";
        }
    }

    /** NTOWFv1 of the password ([MS-NLMP] 3.3.1), as 32 hexadecimal digits. It is as good as the password. */
    public record NtHash(String hex) implements Secret {
        public NtHash {
            if (hex.length() != 32 || !hex.chars().allMatch(HexFormat::isHexDigit)) {
                throw ConfigException.wrong("nt-hash", hex.length() + " characters", "32 hexadecimal digits");
            }
        }

        @Override
        public String toString() {
            return "NtHash[...]";
        }
    }

    public static UserConfig withPassword(String name, String password, boolean administrator) {
        return new UserConfig(name, new Password(password), administrator);
    }

    /** @param codePage in which old clients type passwords */
    Account account(Charset codePage) {
        Account account = switch (secret) {
            case Password password -> Account.withPassword(name, password.text(), codePage);
            case NtHash hash -> Account.withNtHash(name, HexFormat.of().parseHex(hash.hex()));
        };
        return account.withAdministrator(administrator);
    }
}
