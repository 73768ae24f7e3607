package io.nethood.interop;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What RestrictAnonymous does to a client that logs on as nobody: impacket, and smbclient with rpcclient beside it. */
@Tag("clients")
class NullSessionPolicyTest {
    private static final String DENIED = "0xc0000022";
    private static final List<String> OPEN = List.of(
            "setup yes",
            "share " + DENIED,
            "IPC$ yes",
            "listed yes",
            "unlisted " + DENIED,
            "NetrShareEnum yes",
            "NetShareEnum yes",
            "NetServerEnum yes");
    private static final List<String> NO_LISTS = List.of(
            "setup yes",
            "share " + DENIED,
            "IPC$ yes",
            "listed yes",
            "unlisted " + DENIED,
            "NetrShareEnum 5",
            "NetShareEnum 5",
            "NetServerEnum yes");
    private static final List<String> NO_IPC = List.of("setup yes", "share " + DENIED, "IPC$ " + DENIED);
    private static final List<List<String>> BY_VALUE = List.of(OPEN, NO_LISTS, NO_IPC);

    @TempDir
    Path directory;

    @DisplayName("D1-05, D1-14, D1-28: the gates of a NULL session at each value of RestrictAnonymous")
    @ParameterizedTest
    @CsvSource({"nt4-workstation, 1", "2000-professional, 2", "xp-professional, 1"})
    void restrict_anonymous_closes_the_gates_that_windows_closes(String edition, int highest) {
        Clients clients = new Clients(directory);
        NetHoodProcess server = NetHoodProcess.serve(
                directory, "--edition", edition, "--printer", "LABJET", "--null-session-pipes", "spoolss,srvsvc");
        try (server) {
            IntStream.rangeClosed(0, highest).forEach(value -> {
                server.command("policy", "set", "RestrictAnonymous=" + value).exitedWith(0);

                assertThat(gates(clients, server))
                        .as("%s, RestrictAnonymous=%d", edition, value)
                        .containsExactlyElementsOf(BY_VALUE.get(value));
            });
            server.command("explain").printed("RestrictAnonymous=" + highest);
        }
        WireCheck.isWellFormed(server.capture(), server.smbPort(), server.nbssPort());
    }

    private static Stream<String> gates(Clients clients, NetHoodProcess server) {
        return clients.impacket(
                        "null_gates.py", "127.0.0.1", String.valueOf(server.smbPort()), "LABJET", "spoolss", "wkssvc")
                .exitedWith(0)
                .output()
                .lines();
    }

    @ParameterizedTest
    @CsvSource({"RestrictNullSessAccess=0, yes", "NullSessionPipes=wkssvc, yes", "NullSessionPipes=srvsvc, 0xc0000022"})
    void pipes_open_to_a_null_session_as_soon_as_the_values_say_so(String assignment, String unlisted) {
        Clients clients = new Clients(directory);
        NetHoodProcess server = NetHoodProcess.serve(directory, "--printer", "LABJET");
        try (server) {
            server.command("policy", "set", assignment).exitedWith(0);

            assertThat(gates(clients, server)).contains("unlisted " + unlisted);
        }
    }
}
