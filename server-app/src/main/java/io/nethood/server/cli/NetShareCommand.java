package io.nethood.server.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;

import io.nethood.server.control.Answer.Problem;
import io.nethood.server.control.ControlClient;
import io.nethood.server.json.Json;
import io.nethood.server.listing.FileListing;
import io.nethood.server.listing.ShareListing;
import io.nethood.smb.wire.Win32Error;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code net share}: what the server shares, the hidden ones too; makes, changes and ends shares. */
@Command(
        name = "share",
        description = "Shows shares and shared printers, the hidden ones too, or makes, changes and ends one.",
        footer = {
            "%nExamples:",
            "  nethood net share                            all shares",
            "  nethood net share LABJET                     one of them, with how many use it",
            "  nethood net share pub=/srv/pub               shares a directory, to read; pub=/srv/pub,rw to write too",
            "  nethood net share pub=memory:,rw /users:5    five at a time, files in memory",
            "  nethood net share pub /remark:\"Public\" /unlimited",
            "  nethood net share pub /delete                ends it; who is connected to it loses what he has open"
        })
final class NetShareCommand implements Callable<Integer> {
    private static final String ALL = "/api/shares";
    private static final String WRITABLE = ",rw";
    private static final String IN_MEMORY = "memory:";

    @Parameters(arity = "0..1", paramLabel = "NAME[=PATH[,rw]]", description = "a share, or one to be made")
    @Nullable
    String name;

    @Option(names = "--users", paramLabel = "N", description = "most users at one time")
    @Nullable
    Integer users;

    @Option(names = "--unlimited", description = "any number of users")
    boolean unlimited;

    @Option(names = "--remark", paramLabel = "TEXT", description = "what it is")
    @Nullable
    String remark;

    @Option(
            names = {"--delete", "--d"},
            description = "end the share")
    boolean delete;

    @Option(
            names = {"--yes", "--y"},
            description = "do not ask")
    boolean yes;

    @Mixin
    private final RunningServer server;

    private final Terminal terminal;

    NetShareCommand(RunningServer server, Terminal terminal) {
        this.server = server;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        String given = name;
        if (given == null) {
            if (delete || changes()) {
                throw CommandFailure.because("net share: no share (expected: NAME, or NAME=PATH)");
            }
            String body = server.get(ALL);
            terminal.print(server.json ? List.of(body) : WindowsLayout.shares(Listing.of(body, ShareListing[].class)));
        } else if (delete) {
            delete(given);
        } else if (given.indexOf('=') > 0) {
            add(given);
        } else if (changes()) {
            String body = server.send("PATCH", ALL + "/" + ControlClient.segment(given), Json.write(settings()));
            terminal.print(server.json ? List.of(body) : WindowsLayout.completed());
        } else {
            show(given);
        }
        return 0;
    }

    private boolean changes() {
        return users != null || unlimited || remark != null;
    }

    private void show(String wanted) throws IOException {
        ShareListing share = Listing.of(server.get(ALL), ShareListing[].class).stream()
                .filter(candidate -> candidate.name().equalsIgnoreCase(wanted))
                .findFirst()
                .orElseThrow(() -> CommandFailure.of(new Problem(
                        Win32Error.NERR_NET_NAME_NOT_FOUND.code(), Win32Error.NERR_NET_NAME_NOT_FOUND.text())));
        terminal.print(server.json ? List.of(Json.write(share)) : WindowsLayout.shareDetails(share));
    }

    private void add(String wanted) throws IOException {
        boolean writable = wanted.endsWith(WRITABLE);
        String share = writable ? wanted.substring(0, wanted.length() - WRITABLE.length()) : wanted;
        int sign = share.indexOf('=');
        String path = share.substring(sign + 1);
        Map<String, Object> body = settings();
        body.put("name", share.substring(0, sign));
        body.put(
                "path",
                path.isEmpty() || path.equals(IN_MEMORY)
                        ? path
                        : Path.of(path).toAbsolutePath().toString());
        body.put("writable", writable);
        body.values().removeIf(Objects::isNull);
        String answer = server.send("POST", ALL, Json.write(body));
        terminal.print(
                server.json ? List.of(answer) : List.of(share.substring(0, sign) + " was shared successfully.", ""));
    }

    private Map<String, Object> settings() {
        if (unlimited && users != null) {
            throw CommandFailure.because("net share: /users and /unlimited (expected: one of them)");
        }
        Map<String, Object> settings = new LinkedHashMap<>();
        if (users != null) {
            settings.put("maxUses", users);
        }
        if (unlimited) {
            settings.put("maxUses", null);
        }
        if (remark != null) {
            settings.put("comment", remark);
        }
        return settings;
    }

    private void delete(String wanted) throws IOException {
        boolean busy = Stream.of(server.get("/api/files", FileListing[].class))
                .anyMatch(file -> file.share().equalsIgnoreCase(wanted));
        if (busy && !yes && terminal.question().isPresent()) {
            terminal.print(List.of(
                    "Users have open files on " + wanted + ". Continuing the operation will force the files closed.",
                    ""));
            String answer = terminal.question().get().apply("Do you want to continue this operation? (Y/N) [N]: ");
            if (!answer.strip().toUpperCase(Locale.ROOT).startsWith("Y")) {
                throw CommandFailure.cancelled();
            }
        }
        String body = server.send("DELETE", ALL + "/" + ControlClient.segment(wanted), "");
        terminal.print(server.json ? List.of(body) : List.of(wanted + " was deleted successfully.", ""));
    }
}
