package io.nethood.server.config;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;

import com.google.common.base.Splitter;
import com.google.common.collect.ImmutableMap;
import com.google.common.net.InetAddresses;

/**
 * The text somebody gave an option, and where.
 *
 * @param where as a message names it: {@code --edition}, {@code NETHOOD_EDITION}, {@code nethood.toml: edition}
 * @param text never null; a list is written with commas
 * @param directory what relative paths start from
 */
record OptionValue(String where, String text, Path directory) {

    ConfigException wrong(String expected) {
        return ConfigException.wrong(where, text.isEmpty() ? "\"\"" : text, expected);
    }

    int integer(int least, int most, String unit) {
        try {
            int value = Integer.parseInt(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException notANumber) {
            // Said below, as for a number out of range.
        }
        throw wrong(least + ".." + most + (unit.isEmpty() ? "" : " " + unit));
    }

    long longInteger() {
        try {
            return Long.parseLong(text);
        } catch (NumberFormatException notANumber) {
            throw wrong("a whole number of 64 bits");
        }
    }

    /** One of {@code choices} by name; a wrong one is answered with all of them and the nearest. */
    <T> T choice(Map<String, T> choices) {
        T chosen = choices.get(text);
        if (chosen == null) {
            throw new ConfigException(
                    wrong(String.join(", ", choices.keySet())).getMessage() + NearestName.hint(text, choices.keySet()));
        }
        return chosen;
    }

    /** A TCP port; {@code off} is empty. */
    OptionalInt port() {
        if (text.equals("off")) {
            return OptionalInt.empty();
        }
        try {
            int port = Integer.parseInt(text);
            if (port >= 0 && port <= 65535) {
                return OptionalInt.of(port);
            }
        } catch (NumberFormatException notANumber) {
            // Said below, as for a number out of range.
        }
        throw wrong("0..65535, 0 for any free port, or off");
    }

    InetAddress address() {
        if (!InetAddresses.isInetAddress(text)) {
            throw wrong("an IP address of this machine, such as 127.0.0.1");
        }
        return InetAddresses.forString(text);
    }

    boolean onOrOff() {
        return choice(ImmutableMap.of("on", true, "off", false));
    }

    Path path() {
        if (text.isBlank()) {
            throw wrong("a path");
        }
        return directory.resolve(text);
    }

    List<String> list() {
        return Splitter.on(',').trimResults().omitEmptyStrings().splitToList(text);
    }

    /** The first line of the file that this value names. */
    String firstLineOf(String file) {
        Path path = directory.resolve(file);
        try (var lines = Files.lines(path)) {
            return lines.findFirst().orElse("");
        } catch (IOException | java.io.UncheckedIOException failed) {
            throw ConfigException.wrong(where, path, "a readable file with the password in its first line");
        }
    }
}
