package io.nethood.interop;

import java.nio.file.Path;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.nethood.smb.testkit.SocketClient;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** The article this product reproduces, with real programs: NULL sessions fill the server, the next client is refused. */
@Tag("clients")
class SessionLimitTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path directory;

    private Clients clients;

    @BeforeEach
    void programs() {
        clients = new Clients(directory);
    }

    @DisplayName("D1-01, D1-02, D1-03, D1-06, D1-18: the client beyond the limit is refused, whatever program it is")
    @ParameterizedTest
    @CsvSource({"xp-professional, 10", "xp-home, 5"})
    void the_client_beyond_the_limit_is_refused(String edition, int limit) throws Exception {
        NetHoodProcess server = NetHoodProcess.serve(directory, "--edition", edition, "--printer", "LABJET");
        try (server;
                HeldSessions held = HeldSessions.open(clients, server.smbPort(), limit)) {
            int port = server.smbPort();

            clients.smbclientList(port).printed("NT_STATUS_REQUEST_NOT_ACCEPTED");
            clients.smbclientList(port, "--option=client use spnego=no").printed("NT_STATUS_REQUEST_NOT_ACCEPTED");
            clients.rpcclient(port, "srvinfo").printed("NT_STATUS_REQUEST_NOT_ACCEPTED");
            clients.impacket("null_sessions.py", "127.0.0.1", String.valueOf(port), "1", "LABJET", "leave")
                    .exitedWith(1)
                    .printed("STATUS_REQUEST_NOT_ACCEPTED");
            assertThat(JcifsNg.refusal(server.smbAddress())).isEqualTo(0xC00000D0);

            books(server, held.count());
            explanation(server, limit);
            deleteLetsTheNextClientIn(server);
        }
        WireCheck.isWellFormed(server.capture(), server.smbPort(), server.nbssPort());
    }

    @DisplayName("D1-04, D1-08, D1-20, D1-21: net session shows one row without a user, sessions shows them all")
    private void books(NetHoodProcess server, int limit) throws Exception {
        JsonNode rows = JSON.readTree(
                server.command("net", "session", "--json").exitedWith(0).output());
        assertThat(rows).hasSize(1);
        assertThat(rows.get(0).get("computer").asText()).isEqualTo("127.0.0.1");
        assertThat(rows.get(0).get("user").isNull()).isTrue();
        server.command("net", "session").exitedWith(0).printed("\\\\127.0.0.1");

        JsonNode sessions =
                JSON.readTree(server.command("sessions", "--json").exitedWith(0).output());
        assertThat(sessions).hasSize(limit).allSatisfy(session -> {
            assertThat(session.get("counts").asBoolean()).isTrue();
            assertThat(session.get("kind").asText()).isEqualTo("null");
            assertThat(session.get("keptBy").asText()).contains("\\PIPE\\spoolss");
        });
        server.command("net", "file").exitedWith(0).printed("\\PIPE\\spoolss");
    }

    private void explanation(NetHoodProcess server, int limit) throws Exception {
        JsonNode why = JSON.readTree(server.command("explain", "--json").output());
        assertThat(why.get("limit").asInt()).isEqualTo(limit);
        assertThat(why.get("counted").asInt()).isEqualTo(limit);
        assertThat(why.get("shown").asInt()).isEqualTo(1);
        assertThat(why.get("holders")).hasSize(limit);
        assertThat(why.get("refused")).isNotEmpty();
        assertThat(why.get("remedies")).isNotEmpty();
        server.command("explain")
                .printed("\\PIPE\\spoolss")
                .printed("OpenPrinter handle")
                .printed("/delete");
    }

    private void deleteLetsTheNextClientIn(NetHoodProcess server) {
        server.command("net", "session", "\\\\127.0.0.1", "/delete", "/y").exitedWith(0);

        clients.smbclientList(server.smbPort()).printed("IPC$");
        server.command("net", "file").didNotPrint("spoolss");
    }

    @DisplayName("A client without NT statuses is told ERRDOS, error 71")
    @Test
    void a_client_without_nt_statuses_gets_error_71() {
        NetHoodProcess server = NetHoodProcess.serve(directory, "--edition", "xp-home", "--printer", "LABJET");
        try (server;
                HeldSessions held = HeldSessions.open(clients, server.smbPort(), 5)) {
            assertThat(held.count()).isEqualTo(5);
            SocketClient dosClient =
                    SocketClient.connect(server.smbAddress()).flags2(0).negotiated();

            assertThat(dosClient.setUpAnonymous().header().status()).isEqualTo(0x0047_0001);
            dosClient.close();
        }
        WireCheck.sent(server.capture(), server.smbPort(), "smb.error_class == 1 && smb.error_code == 71");
    }

    @DisplayName(
            "D1-05, D1-14: with RestrictAnonymous=2 IPC$ is refused, and the refused sessions count until they end")
    @Test
    void restrict_anonymous_2_refuses_ipc_and_counts_all_the_same() throws Exception {
        NetHoodProcess server = NetHoodProcess.serve(
                directory, "--edition", "2000-professional", "--restrict-anonymous", "2", "--printer", "LABJET");
        try (server) {
            clients.smbclientList(server.smbPort()).printed("NT_STATUS_ACCESS_DENIED");
            Stream<RefusedSession> refused = Stream.generate(() -> RefusedSession.open(server.smbAddress()))
                    .limit(10);
            var held = refused.toList();

            clients.rpcclient(server.smbPort(), "srvinfo").printed("NT_STATUS_REQUEST_NOT_ACCEPTED");
            assertThat(JSON.readTree(server.command("sessions", "--json").output()))
                    .hasSize(10);
            server.command("explain").printed("RestrictAnonymous");

            held.forEach(RefusedSession::close);
        }
        WireCheck.isWellFormed(server.capture(), server.smbPort(), server.nbssPort());
    }

    @DisplayName("D1-11, D1-12, D1-13: a stalled OpenPrinterEx keeps its pipe and its session past autodisconnect")
    @Test
    void a_stalled_open_printer_keeps_its_session_until_its_pipe_is_closed() throws Exception {
        NetHoodProcess server = NetHoodProcess.serve(
                directory,
                "--edition",
                "xp-professional",
                "--printer",
                "LABJET",
                "--autodisconnect",
                "0",
                "--null-session-life",
                "1",
                "--printer.stall-open",
                "forever");
        try (server;
                StalledCall stalled = StalledCall.begin(clients, server.smbPort())) {
            JsonNode session = stalled.awaitSession(server);
            stalled.outliveAutodisconnect(server);

            assertThat(session.get("keptBy").asText()).contains("OpenPrinterEx has not returned");
            assertThat(JSON.readTree(server.command("sessions", "--json").output()))
                    .hasSize(1);
            long id = JSON.readTree(server.command("net", "file", "--json").output())
                    .get(0)
                    .get("id")
                    .asLong();
            server.command("net", "file", String.valueOf(id), "/close").exitedWith(0);

            stalled.awaitNoSession(server);
        }
        WireCheck.isWellFormed(server.capture(), server.smbPort(), server.nbssPort());
    }
}
