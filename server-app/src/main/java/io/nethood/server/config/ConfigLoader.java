package io.nethood.server.config;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;

import com.google.common.base.Splitter;

/**
 * Reads the sources of configuration. Flags win over the environment, that over the file, that over the defaults; an
 * option that can be repeated is taken whole from the first source that has it.
 */
public final class ConfigLoader {
    /** The file that is read when it stands in the working directory. */
    public static final String FILE_NAME = "nethood.toml";

    private static final String PREFIX = "NETHOOD_";
    private static final String CONFIG_VARIABLE = PREFIX + "CONFIG";
    private static final String USERS_FILE = "users-file";
    private static final String CODE_PAGE = "code-page";

    private final Path workingDirectory;
    private final Map<String, String> environment;

    public ConfigLoader(Path workingDirectory, Map<String, String> environment) {
        this.workingDirectory = workingDirectory;
        this.environment = environment;
    }

    /**
     * The configuration of a server.
     *
     * @param flags values by option name, in the order given
     * @param configFile {@code --config}; empty when not given
     * @throws ConfigException with one line that tells what is wrong, where, and what was expected
     */
    public ServerConfig load(Map<String, List<String>> flags, Optional<String> configFile) {
        return read(flags, configFile).config();
    }

    /** The same, with what the sources said. */
    public LoadedConfig read(Map<String, List<String>> flags, Optional<String> configFile) {
        Map<String, List<RawValue>> given = given(flags, configFile);
        ServerConfig.Builder builder = ServerConfig.builder().control(ControlPath.defaultFor(environment));
        UsersFile usual = usualUsersFile(configFile);
        try {
            if (!given.containsKey(USERS_FILE) && usual.exists()) {
                builder.usersFile(usual.path());
            }
            for (ConfigOption option : ConfigOption.all()) {
                for (RawValue value : given.getOrDefault(option.name(), List.of())) {
                    value.read(option, builder);
                }
            }
            return new LoadedConfig(builder.build(), given);
        } catch (ConfigException wrong) {
            throw wrong;
        } catch (IllegalArgumentException wrong) {
            // The host's own types check their bounds in the same words.
            throw new ConfigException(String.valueOf(wrong.getMessage()));
        }
    }

    private Map<String, List<RawValue>> given(Map<String, List<String>> flags, Optional<String> configFile) {
        Map<String, List<RawValue>> given = new LinkedHashMap<>(fromFile(configFile));
        given.putAll(fromEnvironment());
        given.putAll(fromFlags(flags));
        return given;
    }

    /**
     * The users file that a server with these sources reads; it need not be there.
     *
     * @param flag {@code --users-file}; empty when not given
     * @param configFile {@code --config}; empty when not given
     */
    public UsersFile usersFile(Optional<String> flag, Optional<String> configFile) {
        Map<String, List<String>> flags =
                flag.map(file -> Map.of(USERS_FILE, List.of(file))).orElse(Map.of());
        return given(flags, configFile).getOrDefault(USERS_FILE, List.of()).stream()
                .filter(RawValue.Text.class::isInstance)
                .map(value -> new UsersFile(((RawValue.Text) value).value().path()))
                .findFirst()
                .orElseGet(() -> usualUsersFile(configFile));
    }

    /** The code page of a server with these sources, in which old clients type passwords. */
    public Charset codePage(Optional<String> configFile) {
        ServerConfig.Builder builder = ServerConfig.builder();
        ConfigOption option = ConfigOption.named(CODE_PAGE).orElseThrow();
        given(Map.of(), configFile).getOrDefault(CODE_PAGE, List.of()).forEach(value -> value.read(option, builder));
        return builder.build().settings().codePage();
    }

    /** The password in the first line of {@code file}. */
    public String passwordInFile(String file) {
        return new OptionValue("--password-file", file, workingDirectory).firstLineOf(file);
    }

    /** The password in the environment variable {@code name}. */
    public String passwordInVariable(String name) {
        return TomlTable.variable("--password-env", name, environment);
    }

    private UsersFile usualUsersFile(Optional<String> configFile) {
        Path config = workingDirectory.resolve(named(configFile)).toAbsolutePath();
        return new UsersFile(config.resolveSibling(UsersFile.FILE_NAME));
    }

    private String named(Optional<String> configFile) {
        String named = configFile.orElse(environment.getOrDefault(CONFIG_VARIABLE, ""));
        return named.isEmpty() ? FILE_NAME : named;
    }

    /**
     * Where a command finds the server's control socket: the same sources in the same order; empty when the server is
     * configured to have none.
     */
    public Optional<Path> controlPath(Optional<String> flag) {
        return flag.isPresent()
                ? flag.map(workingDirectory::resolve)
                : load(Map.of(), Optional.empty()).control();
    }

    private Map<String, List<RawValue>> fromFile(Optional<String> configFile) {
        String named = named(configFile);
        Path file = workingDirectory.resolve(named);
        boolean usual = configFile.isEmpty() && !environment.containsKey(CONFIG_VARIABLE);
        return usual && !Files.exists(file) ? Map.of() : TomlSource.read(file, named, environment);
    }

    private Map<String, List<RawValue>> fromEnvironment() {
        Map<String, List<RawValue>> values = new LinkedHashMap<>();
        TreeSet<String> unknown = new TreeSet<>(environment.keySet());
        unknown.removeIf(name -> !name.startsWith(PREFIX));
        unknown.remove(CONFIG_VARIABLE);
        for (ConfigOption option : ConfigOption.all()) {
            String variable = option.environmentVariable();
            unknown.remove(variable);
            String text = environment.get(variable);
            if (text != null) {
                values.put(option.name(), texts(variable, option.repeatable() ? split(text) : List.of(text)));
            }
        }
        if (!unknown.isEmpty()) {
            List<String> known = ConfigOption.all().stream()
                    .map(ConfigOption::environmentVariable)
                    .toList();
            throw new ConfigException(
                    "unknown environment variable: " + unknown.first() + NearestName.hint(unknown.first(), known));
        }
        return values;
    }

    private Map<String, List<RawValue>> fromFlags(Map<String, List<String>> flags) {
        Map<String, List<RawValue>> values = new LinkedHashMap<>();
        flags.forEach((name, texts) -> {
            if (!texts.isEmpty()) {
                values.put(name, texts("--" + name, texts));
            }
        });
        return values;
    }

    /** In a variable, a semicolon stands between the values of an option that can be repeated. */
    private static List<String> split(String text) {
        return Splitter.on(';').trimResults().omitEmptyStrings().splitToList(text);
    }

    private List<RawValue> texts(String where, List<String> texts) {
        return texts.stream()
                .<RawValue>map(text -> new RawValue.Text(new OptionValue(where, text, workingDirectory)))
                .toList();
    }
}
