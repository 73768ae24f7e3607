package io.nethood.server.cli;

import java.io.IOException;
import java.util.Locale;
import java.util.concurrent.Callable;

import io.nethood.server.control.ControlClient;
import io.nethood.server.control.ControlSocketException;
import io.nethood.server.json.Json;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code stop}: the orderly end of the server. */
@Command(
        name = "stop",
        description = "Ends the server in order: sessions first, then the books are checked.",
        footer = {"%nExamples:", "  nethood stop"})
final class StopCommand implements Callable<Integer> {
    private static final int POLLS = 150;
    private static final int POLL_MILLIS = 100;

    @Mixin
    private final RunningServer server;

    private final Terminal terminal;

    StopCommand(RunningServer server, Terminal terminal) {
        this.server = server;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException, InterruptedException {
        ControlClient client = server.client();
        String body = server.send("POST", "/api/stop", "");
        for (int poll = 0; poll < POLLS; poll++) {
            if (!answers(client)) {
                terminal.print(
                        server.json
                                ? body
                                : String.format(
                                        Locale.ROOT,
                                        "%s has stopped.",
                                        Json.parse(body).path("stopping").asText()));
                return 0;
            }
            Thread.sleep(POLL_MILLIS);
        }
        throw CommandFailure.because("the server was asked to stop and is still there");
    }

    /** The socket is the last thing to go. */
    private static boolean answers(ControlClient client) {
        try {
            client.get("/health/live");
            return true;
        } catch (ControlSocketException gone) {
            return false;
        } catch (IOException cutOff) {
            // It went while it answered: the next look finds the socket gone.
            return true;
        }
    }
}
