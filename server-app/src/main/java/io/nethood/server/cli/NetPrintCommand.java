package io.nethood.server.cli;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;

import com.google.common.primitives.Ints;
import io.nethood.server.control.ControlClient;
import io.nethood.server.json.Json;
import io.nethood.server.listing.HostListing;
import io.nethood.server.listing.PrinterListing;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code net print}: print queues and their jobs. */
@Command(
        name = "print",
        description = "Shows print queues and jobs, or holds, releases and deletes a job.",
        footer = {
            "%nExamples:",
            "  nethood net print                        all queues with their jobs",
            "  nethood net print \\\\LABXP\\LABJET         one of them",
            "  nethood net print 5 /hold                holds a job back; /release lets it go on",
            "  nethood net print 5 /delete              takes it out of its queue, with its file"
        })
final class NetPrintCommand implements Callable<Integer> {
    @Parameters(arity = "0..1", paramLabel = "\\\\computer\\queue | job#", description = "a queue, or a job's number")
    @Nullable
    String object;

    @Option(
            names = {"--hold", "--h"},
            description = "hold the job back")
    boolean hold;

    @Option(
            names = {"--release", "--r"},
            description = "let the job go on")
    boolean release;

    @Option(
            names = {"--delete", "--d"},
            description = "take the job out")
    boolean delete;

    @Mixin
    private final RunningServer server;

    private final Terminal terminal;

    NetPrintCommand(RunningServer server, Terminal terminal) {
        this.server = server;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        if (hold || release || delete) {
            change();
        } else {
            show();
        }
        return 0;
    }

    private void show() throws IOException {
        if (object == null) {
            String body = server.get("/api/printers");
            print(body, server.json ? List.of() : Listing.of(body, PrinterListing[].class));
            return;
        }
        String queue = object.substring(object.lastIndexOf('\\') + 1);
        String body = server.get("/api/printers/" + ControlClient.segment(queue));
        print(body, server.json ? List.of() : List.of(Json.read(body, PrinterListing.class)));
    }

    private void print(String body, List<PrinterListing> printers) throws IOException {
        if (server.json) {
            terminal.print(List.of(body));
            return;
        }
        String host = Json.read(server.get("/api/host"), HostListing.class).host();
        terminal.print(PrintLayout.printers(host, printers));
    }

    private void change() throws IOException {
        Integer job = object == null ? null : Ints.tryParse(object);
        if (job == null || (hold ? 1 : 0) + (release ? 1 : 0) + (delete ? 1 : 0) > 1) {
            throw CommandFailure.because("net print needs a job's number and one of /hold, /release, /delete");
        }
        String path = "/api/jobs/" + job;
        String body = delete
                ? server.send("DELETE", path, "")
                : server.send("POST", path + (hold ? "/hold" : "/release"), "");
        terminal.print(server.json ? List.of(body) : WindowsLayout.completed());
    }
}
