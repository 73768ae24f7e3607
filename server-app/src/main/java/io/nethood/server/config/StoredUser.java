package io.nethood.server.config;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import com.google.common.base.Splitter;
import io.nethood.smb.auth.Octets;
import io.nethood.smb.auth.PasswordHashes;

/**
 * A user as a line of the users file: {@code name:NT hash:LM hash or -:flags}, the hashes in 32 hexadecimal digits, the
 * flags {@code admin} and {@code disabled} with a comma between them. No name has a colon or begins with a semicolon, since
 * Windows forbids both.
 *
 * @param name as Windows limits it
 * @param password what it leaves; its text does not show
 */
public record StoredUser(String name, PasswordHashes password, boolean administrator, boolean disabled) {
    private static final String NO_HASH = "-";
    private static final String ADMINISTRATOR = "admin";
    private static final String DISABLED = "disabled";
    private static final int FIELDS = 4;

    /** @throws ConfigException when Windows has no account of this name, or it is Guest's */
    public StoredUser {
        UserConfig.checkName(name);
    }

    /**
     * The user of {@code line}; empty when it is blank or a comment.
     *
     * @param where as a message names the line; what it says is not repeated
     */
    static Optional<StoredUser> parse(String where, String line) {
        if (line.isBlank() || line.startsWith(";")) {
            return Optional.empty();
        }
        List<String> fields = Splitter.on(':').splitToList(line);
        if (fields.size() != FIELDS) {
            throw ConfigException.wrong(where, fields.size() + " fields", "name:NT hash:LM hash or -:flags");
        }
        List<String> flags = Splitter.on(',').omitEmptyStrings().splitToList(fields.get(3));
        if (!List.of(ADMINISTRATOR, DISABLED).containsAll(flags)) {
            throw ConfigException.wrong(where, "the flags \"" + fields.get(3) + "\"", "admin, disabled, both or none");
        }
        Octets ntHash = UserConfig.hash(where + ": NT hash", fields.get(1));
        Octets lmHash = fields.get(2).equals(NO_HASH) ? null : UserConfig.hash(where + ": LM hash", fields.get(2));
        try {
            return Optional.of(new StoredUser(
                    fields.get(0),
                    new PasswordHashes(ntHash, lmHash),
                    flags.contains(ADMINISTRATOR),
                    flags.contains(DISABLED)));
        } catch (ConfigException wrong) {
            throw new ConfigException(where + ": " + wrong.getMessage());
        }
    }

    String line() {
        List<String> flags = new ArrayList<>();
        if (administrator) {
            flags.add(ADMINISTRATOR);
        }
        if (disabled) {
            flags.add(DISABLED);
        }
        Octets lmHash = password.lmHash();
        return String.join(
                ":",
                name,
                HexFormat.of().formatHex(password.ntHash().toBytes()),
                lmHash == null ? NO_HASH : HexFormat.of().formatHex(lmHash.toBytes()),
                String.join(",", flags));
    }

    public boolean hasLmHash() {
        return password.lmHash() != null;
    }

    UserConfig user() {
        return new UserConfig(name, new UserConfig.Hashes(password), administrator, disabled);
    }
}
