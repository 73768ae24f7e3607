package io.nethood.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import static org.assertj.core.api.Assertions.assertThat;

/** Compares what a person would read with a file; {@code -Dscripts.rewrite=true} writes the file anew, for review. */
public final class GoldenText {
    private static final Path DIRECTORY = Path.of("src/test/resources/golden");

    private GoldenText() {}

    /**
     * Fails with the difference.
     *
     * @param name of the file, without its directory
     */
    public static void check(String name, List<String> lines) throws IOException {
        Path file = DIRECTORY.resolve(name);
        if (Boolean.getBoolean("scripts.rewrite")) {
            Files.createDirectories(DIRECTORY);
            Files.write(file, lines);
        }
        assertThat(lines).as(name).containsExactlyElementsOf(Files.readAllLines(file));
    }
}
