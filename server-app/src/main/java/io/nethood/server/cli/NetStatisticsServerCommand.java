package io.nethood.server.cli;

import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;

import io.nethood.server.json.Json;
import io.nethood.server.listing.StatisticsListing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code net statistics server}. */
@Command(
        name = "server",
        aliases = "srv",
        description = "Shows the counters of the server since it was started.",
        footer = {
            "%nExamples:",
            "  nethood net statistics server             as Windows shows them",
            "  nethood net statistics server --json      for a program"
        })
final class NetStatisticsServerCommand implements Callable<Integer> {
    @Mixin
    private final RunningServer server;

    private final Terminal terminal;

    NetStatisticsServerCommand(RunningServer server, Terminal terminal) {
        this.server = server;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        String body = server.get("/api/statistics");
        terminal.print(
                server.json
                        ? List.of(body)
                        : WindowsLayout.statistics(Json.read(body, StatisticsListing.class), ZoneId.systemDefault()));
        return 0;
    }
}
