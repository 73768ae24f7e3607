package io.nethood.server.cli;

import java.io.IOException;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;

import io.nethood.server.explain.Explanation;
import io.nethood.server.explain.ExplanationText;
import io.nethood.server.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code explain}: why clients are refused, and what helps. */
@Command(
        name = "explain",
        description = "Explains why clients are refused: who holds the slots, what keeps them, and what helps here.",
        footer = {
            "%nExamples:",
            "  nethood explain             in words, with the commands that help, best first",
            "  nethood explain --json      for a program"
        })
final class ExplainCommand implements Callable<Integer> {
    @Mixin
    private final RunningServer server;

    private final Terminal terminal;

    ExplainCommand(RunningServer server, Terminal terminal) {
        this.server = server;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        String body = server.get("/api/explain");
        terminal.print(
                server.json
                        ? List.of(body)
                        : ExplanationText.of(Json.read(body, Explanation.class), ZoneId.systemDefault()));
        return 0;
    }
}
