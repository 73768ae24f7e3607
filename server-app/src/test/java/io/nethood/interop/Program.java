package io.nethood.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

import org.assertj.core.api.Assertions;

/** Runs a real program to its end; both its outputs are read as one, and it never runs longer than it may. */
final class Program {
    /** How long a program may run. */
    enum Limit {
        USUAL(60),
        /** For programs that wait by themselves. */
        LONG(240);

        private final int seconds;

        Limit(int seconds) {
            this.seconds = seconds;
        }
    }

    /** What a program left behind. */
    record Result(List<String> command, int exitCode, String output) {
        /** Fails with the program's output when {@code part} is not in it. */
        Result printed(String part) {
            Assertions.assertThat(output).as(String.join(" ", command)).contains(part);
            return this;
        }

        Result didNotPrint(String part) {
            Assertions.assertThat(output).as(String.join(" ", command)).doesNotContain(part);
            return this;
        }

        Result exitedWith(int expected) {
            Assertions.assertThat(exitCode)
                    .as("%s%n%s", String.join(" ", command), output)
                    .isEqualTo(expected);
            return this;
        }
    }

    private Program() {}

    static Result run(String... command) {
        return run(Map.of(), List.of(command));
    }

    static Result run(Map<String, String> environment, List<String> command) {
        return run(Path.of("").toAbsolutePath(), environment, command);
    }

    static Result run(Limit limit, List<String> command) {
        return run(limit, Path.of("").toAbsolutePath(), Map.of(), command);
    }

    static Result run(Path directory, Map<String, String> environment, List<String> command) {
        return run(Limit.USUAL, directory, environment, command);
    }

    private static Result run(Limit limit, Path directory, Map<String, String> environment, List<String> command) {
        try {
            Path output = Files.createTempFile("nethood-program", ".out");
            ProcessBuilder builder = new ProcessBuilder(command)
                    .directory(directory.toFile())
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(output.toFile());
            builder.environment().putAll(environment);
            Process process = builder.start();
            boolean ended = process.waitFor(limit.seconds, TimeUnit.SECONDS);
            if (!ended) {
                process.destroyForcibly().waitFor();
            }
            String text = Files.readString(output, StandardCharsets.UTF_8);
            Files.delete(output);
            if (!ended) {
                throw new AssertionError(
                        String.join(" ", command) + " ran longer than " + limit.seconds + " s and printed:\n" + text);
            }
            return new Result(command, process.exitValue(), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
