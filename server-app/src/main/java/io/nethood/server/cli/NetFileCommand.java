package io.nethood.server.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;

import io.nethood.server.json.Json;
import io.nethood.server.listing.FileListing;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code net file}: open files and pipes, and their end. */
@Command(
        name = "file",
        aliases = "files",
        description = "Shows open files and pipes, or closes one.",
        footer = {
            "%nExamples:",
            "  nethood net file                 every open file and pipe with its ID",
            "  nethood net file 412             one of them",
            "  nethood net file 412 /close      closes it; a NULL session without a pipe ends by itself"
        })
final class NetFileCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "ID", description = "an ID that net file shows")
    @Nullable
    Long id;

    @Option(
            names = {"--close", "--c"},
            description = "close it")
    boolean close;

    @Mixin
    private final RunningServer server;

    private final Terminal terminal;

    NetFileCommand(RunningServer server, Terminal terminal) {
        this.server = server;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (close) {
            if (id == null) {
                throw CommandFailure.because("net file /close needs an ID; net file shows them");
            }
            String body = server.send("POST", "/api/files/" + id + "/close", "");
            terminal.print(server.json ? List.of(body) : WindowsLayout.completed());
        } else if (id == null) {
            String body = server.get("/api/files");
            terminal.print(server.json ? List.of(body) : WindowsLayout.files(Listing.of(body, FileListing[].class)));
        } else {
            String body = server.get("/api/files/" + id);
            terminal.print(server.json ? List.of(body) : WindowsLayout.file(Json.read(body, FileListing.class)));
        }
        return 0;
    }
}
