package io.nethood.interop;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/** A client program whose OpenPrinterEx does not return. */
final class StalledCall implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_LOOKS = 60;

    private final Process process;

    private StalledCall(Process process) {
        this.process = process;
    }

    static StalledCall begin(Clients clients, int port) {
        List<String> command = clients.impacketCommand("stalled_open.py", "127.0.0.1", String.valueOf(port), "LABJET");
        try {
            return new StalledCall(new ProcessBuilder(command)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The session, once its call stalls. */
    JsonNode awaitSession(NetHoodProcess server) {
        return look(
                        server,
                        sessions -> sessions.size() == 1
                                && !sessions.get(0).get("keptBy").isNull())
                .get(0);
    }

    /** Waits until the session is idle for longer than autodisconnect and NULL-session life allow. */
    void outliveAutodisconnect(NetHoodProcess server) {
        double brief = Duration.ofSeconds(5).toSeconds();
        look(
                server,
                sessions -> sessions.size() == 1
                        && sessions.get(0).get("idleSeconds").asDouble() > brief);
    }

    void awaitNoSession(NetHoodProcess server) {
        look(server, JsonNode::isEmpty);
    }

    /** Asks for the sessions, each time with a process of its own, until they are as wanted. */
    private static JsonNode look(NetHoodProcess server, Predicate<JsonNode> wanted) {
        JsonNode sessions = null;
        for (int i = 0; i < MOST_LOOKS; i++) {
            try {
                sessions = JSON.readTree(server.command("sessions", "--json").output());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            if (wanted.test(sessions)) {
                return sessions;
            }
        }
        throw new AssertionError("sessions after " + MOST_LOOKS + " looks: " + sessions);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
