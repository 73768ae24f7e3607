package io.nethood.server.config;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import io.nethood.server.config.UserConfig.Hashes;
import io.nethood.server.config.UserConfig.Password;
import io.nethood.server.config.UserConfig.Secret;
import io.nethood.smb.auth.Octets;
import io.nethood.smb.auth.PasswordHashes;
import io.nethood.smb.share.Printer;
import io.nethood.smb.share.Share;

/** One {@code [[share]]}, {@code [[printer]]} or {@code [[user]]} of the file, whose keys are checked when it is read; it may name variables. */
record TomlTable(String where, JsonNode node, Path directory, Map<String, String> environment) {

    /** A kind of table: the keys it may have and what becomes of it. */
    private record Kind(List<String> keys, Reader reader) {
        interface Reader {
            void read(TomlTable table, ServerConfig.Builder into);
        }
    }

    private static final Map<String, Kind> KINDS = Map.of(
            "share",
            new Kind(
                    List.of(
                            "name",
                            "path",
                            "writable",
                            "guest",
                            "users",
                            "comment",
                            "max-uses",
                            "password",
                            "read-only-password"),
                    TomlTable::readShare),
            "printer",
            new Kind(
                    List.of("name", "comment", "driver", "port", "password", "spool", "job-command"), (table, into) -> {
                        Printer printer = table.printer();
                        into.printer(printer, table.spool());
                        table.text("password").ifPresent(password -> into.sharePassword(printer.name(), password));
                    }),
            "user",
            new Kind(
                    List.of(
                            "name",
                            "password",
                            "password-file",
                            "password-env",
                            "nt-hash",
                            "lm-hash",
                            "admin",
                            "disabled"),
                    (table, into) -> into.user(table.account())));

    static boolean hasForm(ConfigOption option) {
        return KINDS.containsKey(option.name());
    }

    void read(ConfigOption option, ServerConfig.Builder into) {
        Kind kind = KINDS.get(option.name());
        if (kind == null) {
            throw ConfigException.wrong(where, "a table", option.argument());
        }
        checkKeys(kind.keys());
        kind.reader().read(this, into);
    }

    /** @throws ConfigException when the table has a key that is none of {@code known} */
    void checkKeys(List<String> known) {
        node.fieldNames().forEachRemaining(key -> {
            if (!known.contains(key)) {
                throw new ConfigException(where + ": unknown key: " + key + NearestName.hint(key, known));
            }
        });
    }

    /**
     * A share without its passwords.
     *
     * @param maxUses the key of the most tree connects
     */
    ShareConfig share(String maxUses) {
        String path = required("path");
        ShareFiles files = ShareConfig.files(new OptionValue(where + ".path", path, directory), path);
        return ShareConfig.of(required("name"), files)
                .granting(flag("writable"), node.has("guest") ? flag("guest") : null, texts("users"))
                .withComment(text("comment").orElse(""))
                .withMaxUses(number(maxUses).orElse(Share.UNLIMITED_USES));
    }

    private void readShare(ServerConfig.Builder into) {
        ShareConfig share = share("max-uses");
        String name = share.name();
        into.share(share);
        Optional<String> full = text("password");
        Optional<String> readOnly = text("read-only-password");
        if (readOnly.isPresent() && full.isEmpty()) {
            throw ConfigException.wrong(where + ".read-only-password", "alone", "beside password");
        }
        full.ifPresent(password -> readOnly.ifPresentOrElse(
                reading -> into.sharePassword(name, password, reading), () -> into.sharePassword(name, password)));
    }

    private List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        JsonNode value = node.path(key);
        value.forEach(element -> texts.add(element.asText()));
        if (!value.isMissingNode() && !(value.isArray() && !texts.isEmpty())) {
            throw ConfigException.wrong(where + "." + key, value, "a list of texts, such as [\"alice\"]");
        }
        return texts;
    }

    private Optional<Integer> number(String key) {
        JsonNode value = node.get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (!value.isInt() || value.intValue() < 1) {
            throw ConfigException.wrong(where + "." + key, value, "a number from 1 up");
        }
        return Optional.of(value.intValue());
    }

    private Printer printer() {
        Printer usual = Printer.named(required("name"));
        return new Printer(
                usual.name(),
                text("comment").orElse(usual.comment()),
                text("driver").orElse(usual.driver()),
                text("port").orElse(usual.port()),
                null);
    }

    private SpoolConfig spool() {
        return new SpoolConfig(
                text("spool").map(path -> ShareConfig.files(new OptionValue(where + ".spool", path, directory), path)),
                texts("job-command"));
    }

    private UserConfig account() {
        String name = required("name");
        List<Secret> secrets = new ArrayList<>();
        text("password").map(Password::new).ifPresent(secrets::add);
        text("password-file")
                .map(file -> new Password(new OptionValue(where + ".password-file", file, directory).firstLineOf(file)))
                .ifPresent(secrets::add);
        text("password-env").map(this::variable).map(Password::new).ifPresent(secrets::add);
        hashes().ifPresent(secrets::add);
        if (secrets.size() != 1) {
            throw ConfigException.wrong(
                    where + " " + name,
                    secrets.isEmpty() ? "no secret" : secrets.size() + " secrets",
                    "one of password, password-file, password-env, nt-hash");
        }
        return new UserConfig(name, secrets.getFirst(), flag("admin"), flag("disabled"));
    }

    private String variable(String name) {
        return variable(where + ".password-env", name, environment);
    }

    static String variable(String where, String name, Map<String, String> environment) {
        String value = environment.get(name);
        if (value == null) {
            throw ConfigException.wrong(where, name, "an environment variable that is set; options are NETHOOD_...");
        }
        return value;
    }

    private Optional<Hashes> hashes() {
        Optional<Octets> lmHash = text("lm-hash").map(hex -> UserConfig.hash("lm-hash", hex));
        Optional<Octets> ntHash = text("nt-hash").map(hex -> UserConfig.hash("nt-hash", hex));
        if (lmHash.isPresent() && ntHash.isEmpty()) {
            throw ConfigException.wrong(where + ".lm-hash", "alone", "beside nt-hash");
        }
        return ntHash.map(hash -> new Hashes(new PasswordHashes(hash, lmHash.orElse(null))));
    }

    private String required(String key) {
        return text(key).orElseThrow(() -> ConfigException.wrong(where + "." + key, "nothing", "a text"));
    }

    private Optional<String> text(String key) {
        JsonNode value = node.get(key);
        if (value == null) {
            return Optional.empty();
        }
        if (!value.isTextual()) {
            throw ConfigException.wrong(where + "." + key, value, "a text in quotes");
        }
        return Optional.of(value.textValue());
    }

    private boolean flag(String key) {
        JsonNode value = node.path(key);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw ConfigException.wrong(where + "." + key, value, "true or false");
        }
        return value.booleanValue();
    }
}
