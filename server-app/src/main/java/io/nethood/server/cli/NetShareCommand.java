package io.nethood.server.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;

import io.nethood.server.control.Answer.Problem;
import io.nethood.server.json.Json;
import io.nethood.server.listing.ShareListing;
import io.nethood.smb.wire.Win32Error;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code net share}: what the server shares, the hidden ones too. */
@Command(
        name = "share",
        description = "Shows shares and shared printers, the hidden ones too.",
        footer = {
            "%nExamples:",
            "  nethood net share               all shares",
            "  nethood net share LABJET        one of them, with how many use it"
        })
final class NetShareCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "NAME", description = "a share")
    @Nullable
    String name;

    @Mixin
    private final RunningServer server;

    private final Terminal terminal;

    NetShareCommand(RunningServer server, Terminal terminal) {
        this.server = server;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        String body = server.get("/api/shares");
        List<ShareListing> shares = Listing.of(body, ShareListing[].class);
        if (name == null) {
            terminal.print(server.json ? List.of(body) : WindowsLayout.shares(shares));
            return 0;
        }
        ShareListing share = shares.stream()
                .filter(candidate -> candidate.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> CommandFailure.of(new Problem(
                        Win32Error.NERR_NET_NAME_NOT_FOUND.code(), Win32Error.NERR_NET_NAME_NOT_FOUND.text())));
        terminal.print(server.json ? List.of(Json.write(share)) : WindowsLayout.shareDetails(share));
        return 0;
    }
}
