package io.nethood.server.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import io.nethood.server.config.NearestName;
import io.nethood.server.control.ControlClient;
import io.nethood.server.listing.WindowsSession;
import io.nethood.server.listing.WindowsSessionDetail;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code net session}: Windows' view of the sessions, and their end. */
@Command(
        name = "session",
        aliases = {"sessions", "sess"},
        description = "Shows sessions as Windows shows them, or ends them. `nethood sessions` shows the true books.",
        footer = {
            "%nExamples:",
            "  nethood net session                        one row for each computer and user",
            "  nethood net session \\\\PC07                 the sessions of one computer",
            "  nethood net session \\\\PC07 /delete         ends them and closes their files",
            "  nethood net session /delete /y             ends all, without asking"
        })
final class NetSessionCommand implements Callable<Integer> {
    private static final String ALL = "/api/net/session";

    @Parameters(arity = "0..1", paramLabel = "\\\\computer", description = "a client computer")
    @Nullable
    String computer;

    @Option(
            names = {"--delete", "--d"},
            description = "end the sessions and close their files")
    boolean delete;

    @Option(
            names = {"--yes", "--y"},
            description = "do not ask")
    boolean yes;

    @Mixin
    private final RunningServer server;

    private final Terminal terminal;

    NetSessionCommand(RunningServer server, Terminal terminal) {
        this.server = server;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (delete) {
            delete();
        } else if (computer == null) {
            String body = server.get(ALL);
            terminal.print(
                    server.json ? List.of(body) : WindowsLayout.sessions(Listing.of(body, WindowsSession[].class)));
        } else {
            String body = server.get(ALL + "/" + segment(computer));
            terminal.print(
                    server.json
                            ? List.of(body)
                            : WindowsLayout.sessionsOf(Listing.of(body, WindowsSessionDetail[].class)));
        }
        return 0;
    }

    private void delete() throws IOException {
        List<String> busy = busyComputers();
        if (!busy.isEmpty() && !yes && terminal.question().isPresent()) {
            List<String> warning = new ArrayList<>();
            warning.add("These workstations have sessions with open files on this server:");
            busy.forEach(name -> warning.add("    \\\\" + name));
            warning.add("");
            terminal.print(warning);
            String answer = terminal.question().get().apply("Do you want to continue this operation? (Y/N) [Y]: ");
            if (answer.strip().toUpperCase(Locale.ROOT).startsWith("N")) {
                throw CommandFailure.cancelled();
            }
        }
        String path = computer == null ? "/api/sessions" : "/api/sessions/" + segment(computer);
        String body = server.send("DELETE", path, "");
        terminal.print(server.json ? List.of(body) : WindowsLayout.completed());
    }

    /** Those that would lose an open file or pipe. */
    private List<String> busyComputers() throws IOException {
        String wanted = computer == null ? "" : withoutBackslashes(computer);
        return Stream.of(server.get(ALL, WindowsSession[].class))
                .filter(session -> session.opens() > 0)
                .map(WindowsSession::computer)
                .filter(name -> wanted.isEmpty() || name.equalsIgnoreCase(wanted))
                .distinct()
                .toList();
    }

    private static String segment(String computer) {
        return ControlClient.segment(withoutBackslashes(computer));
    }

    /** A shell may have eaten one of the two backslashes, or both. */
    private static String withoutBackslashes(String computer) {
        String name = computer.replaceFirst("^\\\\+", "");
        if (name.startsWith("/")) {
            throw CommandFailure.because(
                    "unknown option: " + name + NearestName.hint(name, List.of("/delete", "/yes")));
        }
        if (name.isEmpty()) {
            throw CommandFailure.because("computer: " + computer + " (expected: \\\\computer)");
        }
        return name;
    }
}
