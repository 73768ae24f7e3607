package io.nethood.server.cli;

import java.io.IOException;
import java.util.Optional;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.nethood.server.config.ConfigLoader;
import io.nethood.server.control.Answer.Problem;
import io.nethood.server.control.ControlClient;
import io.nethood.server.control.ControlClient.Response;
import io.nethood.server.json.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The options of every command that asks a running server, and the way to it. */
@Command
final class RunningServer {
    @Option(
            names = "--control",
            paramLabel = "PATH",
            description = "the server's control socket; default that of NETHOOD_CONTROL, nethood.toml, this user")
    @Nullable
    String control;

    @Option(names = "--json", description = "print one JSON value")
    boolean json;

    private final ConfigLoader configuration;

    RunningServer(ConfigLoader configuration) {
        this.configuration = configuration;
    }

    ControlClient client() {
        return new ControlClient(configuration
                .controlPath(Optional.ofNullable(control))
                .orElseThrow(() -> CommandFailure.because(
                        "the server is configured without a control socket (control: off), so nobody can ask it")));
    }

    /** The answer's body. */
    String get(String path) throws IOException {
        return good(client().get(path));
    }

    /** The answer's body as {@code type}. */
    <T> T get(String path, Class<T> type) throws IOException {
        return Json.read(get(path), type);
    }

    /** The answer's body to a request that changes something. */
    String send(String method, String path, String body) throws IOException {
        return good(client().exchange(method, path, body));
    }

    private static String good(Response response) {
        if (response.good()) {
            return response.body();
        }
        try {
            throw CommandFailure.of(Json.read(response.body(), Problem.class));
        } catch (JsonProcessingException foreign) {
            throw CommandFailure.because("the server answered with HTTP status " + response.status());
        }
    }
}
