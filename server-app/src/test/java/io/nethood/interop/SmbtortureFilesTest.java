package io.nethood.interop;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Samba's test suites of the file service; what they expect is what Windows does. The committed list names what passes, and it only
 * grows. Most suites mostly wait, so some run side by side, each on a share of its own.
 */
@Tag("clients")
class SmbtortureFilesTest {
    private static final String LIST = "smbtorture-files-passes.txt";
    private static final String ADMINISTRATOR = "alice%secret";
    private static final int SIDE_BY_SIDE = 3;

    @TempDir
    Path directory;

    @Test
    void what_the_list_names_passes() throws Exception {
        Map<String, List<String>> listed = list();
        List<String> suites = List.copyOf(listed.keySet());
        Clients clients = new Clients(directory);
        Map<String, TreeSet<String>> missing = new LinkedHashMap<>();
        try (NetHoodProcess server = NetHoodProcess.serve(directory, options(suites.size()));
                ExecutorService runners = Executors.newFixedThreadPool(SIDE_BY_SIDE)) {
            Map<String, Future<Program.Result>> runs = new LinkedHashMap<>();
            for (int i = 0; i < suites.size(); i++) {
                String suite = suites.get(i);
                String share = share(i);
                Callable<Program.Result> run = () -> clients.smbtorture(server.smbPort(), share, suite, ADMINISTRATOR);
                runs.put(suite, runners.submit(run));
            }
            for (String suite : suites) {
                TreeSet<String> failed = new TreeSet<>(listed.get(suite));
                failed.removeAll(SmbtortureTest.passes(runs.get(suite).get()));
                if (!failed.isEmpty()) {
                    missing.put(suite, failed);
                }
            }
        }

        assertThat(listed).hasSizeGreaterThan(20);
        assertThat(missing).as("listed in %s, but did not pass", LIST).isEmpty();
    }

    private static String[] options(int shares) {
        List<String> options = new ArrayList<>(List.of("--edition", "2000-server", "--user", ADMINISTRATOR + ",admin"));
        for (int i = 0; i < shares; i++) {
            options.addAll(List.of("--share", share(i) + "=memory:,rw"));
        }
        return options.toArray(String[]::new);
    }

    private static String share(int number) {
        return "PUB" + number;
    }

    /** A line without indentation names a suite, the indented ones below it what passes. */
    private static Map<String, List<String>> list() throws IOException {
        Map<String, List<String>> list = new LinkedHashMap<>();
        List<String> current = new ArrayList<>();
        try (InputStream in = SmbtortureFilesTest.class.getResourceAsStream(LIST)) {
            for (String line : new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList()) {
                if (line.startsWith("  ")) {
                    current.add(line.strip());
                } else if (!line.isBlank() && !line.startsWith("#")) {
                    current = new ArrayList<>();
                    list.put(line.strip(), current);
                }
            }
        }
        return list;
    }
}
