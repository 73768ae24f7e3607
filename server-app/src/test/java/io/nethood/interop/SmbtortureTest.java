package io.nethood.interop;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Samba's test suites of the protocol, as nobody or as an administrator. The committed list is a ratchet: what stands in it passes, and what
 * passes has to stand in it.
 */
@Tag("clients")
class SmbtortureTest {
    private static final String LIST = "smbtorture-passes.txt";
    private static final String AS_ADMINISTRATOR = " as administrator";
    private static final String ADMINISTRATOR = "alice%secret";

    @TempDir
    Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"2000-server", "xp-professional"})
    void what_the_list_names_passes_and_what_passes_is_named(String edition) {
        Map<String, Set<String>> listed = list(edition);
        Clients clients = new Clients(directory);
        NetHoodProcess server = NetHoodProcess.serve(
                directory,
                "--edition",
                edition,
                "--enable-security-signature",
                "1",
                "--printer",
                "LABJET",
                "--user",
                ADMINISTRATOR + ",admin");
        try (server) {
            listed.forEach((suite, subtests) -> assertThat(passes(run(clients, server, suite)))
                    .as("what passes in %s (a new one belongs into %s)", suite, LIST)
                    .isEqualTo(subtests));
        }
        WireCheck.isWellFormed(server.capture(), server.smbPort(), server.nbssPort());
    }

    /** @param suite its name, and {@code as administrator} behind it where it needs one */
    private static Program.Result run(Clients clients, NetHoodProcess server, String suite) {
        String name = suite.replace(AS_ADMINISTRATOR, "");
        return clients.smbtorture(server.smbPort(), "IPC$", name, name.equals(suite) ? "%" : ADMINISTRATOR);
    }

    /** The subtests that passed, by their full names. */
    static Set<String> passes(Program.Result run) {
        return run.output()
                .lines()
                .filter(line -> line.startsWith("success: "))
                .map(line -> line.substring("success: ".length()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /**
     * Suite by suite: a line in brackets names an edition, one without indentation a suite, the indented ones below it what
     * passes.
     */
    private static Map<String, Set<String>> list(String edition) {
        Map<String, Set<String>> list = new LinkedHashMap<>();
        Set<String> current = new LinkedHashSet<>();
        boolean wanted = false;
        for (String line : lines()) {
            if (line.startsWith("[")) {
                wanted = line.equals("[" + edition + "]");
            } else if (line.startsWith("  ")) {
                current.add(line.strip());
            } else if (!line.isBlank() && !line.startsWith("#")) {
                current = new LinkedHashSet<>();
                if (wanted) {
                    list.put(line.strip(), current);
                }
            }
        }
        return list;
    }

    private static Iterable<String> lines() {
        try (InputStream in = SmbtortureTest.class.getResourceAsStream(LIST)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
