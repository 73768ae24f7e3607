package io.nethood.server.cli;

import java.util.concurrent.Callable;

import io.nethood.server.json.Json;
import io.nethood.server.listing.VersionListing;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code version}: of this program; a server is not asked. */
@Command(
        name = "version",
        description = "Shows the version of this program.",
        footer = {"%nExamples:", "  nethood version", "  nethood version --json"})
final class VersionCommand implements Callable<Integer> {
    @Option(names = "--json", description = "print one JSON value")
    boolean json;

    private final Terminal terminal;

    VersionCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        VersionListing version = VersionListing.here();
        terminal.print(
                json
                        ? Json.write(version)
                        : "nethood " + version.version() + " (Java " + version.java() + ", " + version.os() + ")");
        return 0;
    }
}
