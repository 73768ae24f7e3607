package io.nethood.server.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import io.nethood.server.json.Json;

/** {@code nethood.toml}: top-level keys are options, arrays of tables are options that can be repeated. */
final class TomlSource {
    private final Path file;
    private final String shownAs;
    private final Map<String, String> environment;
    private final Map<String, List<RawValue>> values = new LinkedHashMap<>();

    private TomlSource(Path file, String shownAs, Map<String, String> environment) {
        this.file = file;
        this.shownAs = shownAs;
        this.environment = environment;
    }

    /**
     * The values of {@code file} by option name.
     *
     * @param environment where a table finds a variable that it names
     */
    static Map<String, List<RawValue>> read(Path file, String shownAs, Map<String, String> environment) {
        TomlSource source = new TomlSource(file, shownAs, environment);
        source.take("", source.parse());
        return source.values;
    }

    private JsonNode parse() {
        try (InputStream in = Files.newInputStream(file)) {
            return new TomlMapper().readTree(in);
        } catch (JsonProcessingException wrong) {
            int line = wrong.getLocation() == null ? 0 : wrong.getLocation().getLineNr();
            throw new ConfigException(shownAs + ": line " + line + ": " + firstSentence(wrong.getOriginalMessage()));
        } catch (IOException failed) {
            throw ConfigException.wrong("config", shownAs, "a readable TOML file");
        }
    }

    private static String firstSentence(String message) {
        return message.lines().findFirst().orElse("this is not TOML");
    }

    /** A table inside the file is a dotted prefix: {@code [limit]} with {@code enforce-at} is limit.enforce-at. */
    private void take(String prefix, JsonNode table) {
        table.properties().forEach(entry -> {
            String key = prefix + entry.getKey();
            JsonNode value = entry.getValue();
            if (value.isObject()) {
                take(key + ".", value);
            } else {
                take(option(key), key, value);
            }
        });
    }

    private ConfigOption option(String key) {
        return ConfigOption.named(key)
                .orElseThrow(() -> new ConfigException(
                        shownAs + ": unknown key: " + key + NearestName.hint(key, ConfigOption.names())));
    }

    private void take(ConfigOption option, String key, JsonNode value) {
        String where = shownAs + ": " + key;
        List<RawValue> taken = new ArrayList<>();
        if (value.isArray() && TomlTable.hasForm(option)) {
            value.forEach(element -> taken.add(
                    element.isObject()
                            ? new RawValue.Table(new TomlTable(where, element, directory(), environment))
                            : text(where, element)));
        } else {
            taken.add(text(where, value));
        }
        values.put(option.name(), taken);
    }

    private RawValue text(String where, JsonNode value) {
        return text(where, Json.text(value));
    }

    private RawValue text(String where, String value) {
        return new RawValue.Text(new OptionValue(where, value, directory()));
    }

    /** Paths in a file are relative to the file. */
    private Path directory() {
        Path parent = file.toAbsolutePath().getParent();
        return parent == null ? file : parent;
    }
}
