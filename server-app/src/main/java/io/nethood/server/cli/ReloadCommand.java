package io.nethood.server.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

import io.nethood.server.json.Json;
import io.nethood.server.listing.ReloadListing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code reload}: the running server reads its configuration again. */
@Command(
        name = "reload",
        description = "Reads the configuration again: shares come and go, other users stay connected.",
        footer = {"%nExamples:", "  nethood reload       also tells which changes need a restart"})
final class ReloadCommand implements Callable<Integer> {
    @Mixin
    private final RunningServer server;

    private final Terminal terminal;

    ReloadCommand(RunningServer server, Terminal terminal) {
        this.server = server;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        String body = server.send("POST", "/api/reload", "");
        terminal.print(server.json ? List.of(body) : lines(Json.read(body, ReloadListing.class)));
        return 0;
    }

    static List<String> lines(ReloadListing reloaded) {
        List<String> lines = new ArrayList<>();
        add(lines, "Shared now", reloaded.added());
        add(lines, "No longer shared", reloaded.removed());
        add(lines, "Changed", reloaded.changed());
        add(lines, "Changed, and needs a restart", reloaded.needsRestart());
        return lines.isEmpty() ? List.of("Nothing has changed.") : lines;
    }

    private static void add(List<String> lines, String what, List<String> names) {
        if (!names.isEmpty()) {
            lines.add(what + ": " + String.join(", ", names) + ".");
        }
    }
}
