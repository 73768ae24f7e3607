package io.nethood.server.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

import io.nethood.server.json.Json;
import io.nethood.server.listing.ConfigListing;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code net config server}: settings of the running server; a change lasts until it ends. */
@Command(
        name = "server",
        aliases = "srv",
        description = "Shows the settings of the server, or changes them until it ends.",
        footer = {
            "%nExamples:",
            "  nethood net config server                        shows them",
            "  nethood net config server /autodisconnect:5      cuts idle connections after 5 minutes; -1 never",
            "  nethood net config server /srvcomment:\"Lab\"      the remark in server lists",
            "  nethood net config server /hidden:yes            not announced any more"
        })
final class NetConfigServerCommand implements Callable<Integer> {
    @Option(names = "--autodisconnect", paramLabel = "MINUTES", description = "-1 to 65535; -1 is never")
    @Nullable
    Integer autodisconnect;

    @Option(names = "--srvcomment", paramLabel = "TEXT", description = "server comment, up to 48 characters")
    @Nullable
    String comment;

    @Option(names = "--hidden", paramLabel = "yes|no", description = "whether browsers are not told of the server")
    @Nullable
    String hidden;

    @Mixin
    private final RunningServer server;

    private final Terminal terminal;

    NetConfigServerCommand(RunningServer server, Terminal terminal) {
        this.server = server;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        Map<String, Object> changes = changes();
        String body = changes.isEmpty()
                ? server.get("/api/config")
                : server.send("PATCH", "/api/config", Json.write(changes));
        if (server.json) {
            terminal.print(body);
        } else {
            terminal.print(
                    changes.isEmpty()
                            ? WindowsLayout.config(Json.read(body, ConfigListing.class))
                            : WindowsLayout.completed());
        }
        return 0;
    }

    private Map<String, Object> changes() {
        Map<String, Object> changes = new LinkedHashMap<>();
        if (autodisconnect != null) {
            changes.put("autodisconnect", autodisconnect);
        }
        if (comment != null) {
            changes.put("comment", comment);
        }
        if (hidden != null) {
            if (!List.of("yes", "no").contains(hidden)) {
                throw CommandFailure.because("hidden: " + hidden + " (expected: yes or no)");
            }
            changes.put("hidden", hidden.equals("yes"));
        }
        return changes;
    }
}
