package io.nethood.server.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

import io.nethood.event.SessionKind;
import io.nethood.server.listing.SessionListing;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code sessions}: the true books. */
@Command(
        name = "sessions",
        description = "Shows the true books: every session, whether it counts, and what keeps it.",
        footer = {
            "%nExamples:",
            "  nethood sessions             every session; `nethood net session` shows what Windows would",
            "  nethood sessions --json      for a program"
        })
final class SessionsCommand implements Callable<Integer> {
    @Mixin
    private final RunningServer server;

    private final Terminal terminal;

    SessionsCommand(RunningServer server, Terminal terminal) {
        this.server = server;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        String body = server.get("/api/sessions");
        terminal.print(server.json ? List.of(body) : table(Listing.of(body, SessionListing[].class)));
        return 0;
    }

    static List<String> table(List<SessionListing> sessions) {
        List<String> lines = new ArrayList<>();
        lines.add(line("Id", "Computer", "User", "Counts", "Age", "Idle", "Opens", "Kept by"));
        for (SessionListing session : sessions) {
            lines.add(line(
                    session.id(),
                    session.computer(),
                    user(session.kind(), session.user()),
                    session.counts() ? "yes" : "no",
                    WindowsLayout.clock(session.ageSeconds()),
                    WindowsLayout.clock(session.idleSeconds()),
                    session.opens(),
                    session.keptBy() == null ? "" : session.keptBy()));
        }
        long counted = sessions.stream().filter(SessionListing::counts).count();
        lines.add(sessions.size() + (sessions.size() == 1 ? " session, " : " sessions, ") + counted + " counted");
        return lines;
    }

    private static String user(SessionKind kind, @Nullable String user) {
        return kind == SessionKind.NULL ? "(NULL)" : user + (kind == SessionKind.GUEST ? " (guest)" : "");
    }

    private static String line(Object... cells) {
        return String.format(Locale.ROOT, "%6s  %-18s %-20s %-6s %-8s %-8s %5s  %s", cells)
                .stripTrailing();
    }
}
