package io.nethood.interop;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code nethood serve} as a process of its own, on free ports, and the other commands against it, as a user runs them.
 * Closing it sends SIGTERM and checks what every run has to leave behind: exit code 0 and no stack trace.
 */
final class NetHoodProcess implements AutoCloseable {
    private static final Pattern READY =
            Pattern.compile("ready host=(\\S+) smb=\\S+:(\\d+) nbss=\\S+:(\\d+) control=(\\S+) pid=(\\d+)");
    private static final int STOP_SECONDS = 20;

    private final Process process;
    private final List<String> banner = new ArrayList<>();
    private final Path directory;
    private final Path capture;
    private final Path errors;
    private final Matcher ready;

    private NetHoodProcess(Path directory, List<String> options) throws IOException {
        this.directory = directory;
        this.capture = directory.resolve("wire.pcap");
        this.errors = directory.resolve("stderr.txt");
        List<String> command = nethood("serve");
        command.addAll(List.of("LABXP", "--smb-port", "0", "--nbss-port", "0"));
        command.addAll(List.of("--control", control().toString(), "--capture", capture.toString()));
        command.addAll(options);
        this.process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectError(errors.toFile())
                .start();
        this.ready = awaitReady();
    }

    /** Starts a server with {@code options}; its files lie in {@code directory}. */
    static NetHoodProcess serve(Path directory, String... options) {
        try {
            return new NetHoodProcess(directory, List.of(options));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** {@code serve} with options with which it cannot start, run in {@code directory}. */
    static Program.Result failingServe(Path directory, String... options) {
        List<String> command = nethood("serve");
        command.addAll(List.of(options));
        return Program.run(directory, Map.of(), command);
    }

    /** A command where no server runs. */
    static Program.Result withoutServer(Path directory, String... words) {
        return Program.run(
                directory, Map.of("NETHOOD_CONTROL", directory.resolve("nobody").toString()), nethood(words));
    }

    /** The start of any command of this build, run from the classes under test. */
    private static List<String> nethood(String... words) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-ea",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-Dio.netty.leakDetection.level=paranoid",
                "-cp",
                System.getProperty("java.class.path"),
                "io.nethood.server.cli.Main"));
        command.addAll(List.of(words));
        return command;
    }

    private Matcher awaitReady() throws IOException {
        BufferedReader out = process.inputReader();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            banner.add(line);
            if (line.startsWith("ready ")) {
                Matcher matcher = READY.matcher(line);
                assertThat(matcher.matches()).as(line).isTrue();
                return matcher;
            }
        }
        throw new AssertionError("the server ended before it was ready: " + banner + Files.readString(errors));
    }

    /** All that it printed up to the ready line. */
    List<String> banner() {
        return banner;
    }

    int smbPort() {
        return Integer.parseInt(ready.group(2));
    }

    int nbssPort() {
        return Integer.parseInt(ready.group(3));
    }

    InetSocketAddress smbAddress() {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), smbPort());
    }

    long pid() {
        return Long.parseLong(ready.group(5));
    }

    /** Runs a command against this server. */
    Program.Result command(String... words) {
        return Program.run(Map.of("NETHOOD_CONTROL", control().toString()), nethood(words));
    }

    private Path control() {
        return directory.resolve("control");
    }

    Path capture() {
        return capture;
    }

    /** Ends it at once, as kill -9 does. */
    void kill() {
        try {
            process.destroyForcibly().waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Ends it as a service manager would, and checks how it ended. */
    @Override
    public void close() {
        try {
            process.destroy();
            assertThat(process.waitFor(STOP_SECONDS, TimeUnit.SECONDS))
                    .as("stopped in time")
                    .isTrue();
            String complaints = Files.readString(errors);
            assertThat(complaints).doesNotContain("\tat ").doesNotContain("LEAK");
            assertThat(process.exitValue()).as(complaints).isZero();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        } finally {
            process.destroyForcibly();
        }
    }
}
