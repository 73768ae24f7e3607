package io.nethood.server;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;

import io.nethood.event.LabEvent;
import io.nethood.event.LabEvent.HostStarted;
import io.nethood.event.LabEvent.HostStopped;
import io.nethood.event.LabEvent.SessionEnded;
import io.nethood.server.config.ServerConfig;
import io.nethood.smb.share.Printer;
import io.nethood.smb.share.Share;
import io.nethood.smb.testkit.SocketClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class LabServerTest {
    @TempDir
    Path directory;

    @Test
    void a_port_of_0_picks_a_free_one() throws Exception {
        try (LabServer server = LabServer.start(TestLab.config().build())) {
            assertThat(server.smbAddress().orElseThrow().getPort()).isPositive();
            assertThat(server.nbssAddress().orElseThrow().getPort()).isPositive();
            assertThat(accepts(server.smbAddress().orElseThrow())).isTrue();
        }
    }

    @Test
    void several_labs_live_in_one_jvm() throws Exception {
        try (LabServer one = LabServer.start(TestLab.config().name("ONE").build());
                LabServer two = LabServer.start(TestLab.config().name("TWO").build())) {
            new TestLab(one).nullSession("PC07");

            assertThat(one.listings().sessions()).hasSize(1);
            assertThat(two.listings().sessions()).isEmpty();
            new TestLab(one).leave();
        }
    }

    @Test
    void the_same_ports_can_be_had_again_after_the_end() throws Exception {
        ServerConfig config = TestLab.config().build();
        int port;
        try (LabServer first = LabServer.start(config)) {
            port = first.smbAddress().orElseThrow().getPort();
        }

        try (LabServer second =
                LabServer.start(TestLab.config().smbPort(OptionalInt.of(port)).build())) {
            assertThat(accepts(second.smbAddress().orElseThrow())).isTrue();
        }
    }

    @Test
    void a_transport_that_is_off_does_not_listen() throws Exception {
        try (LabServer server =
                LabServer.start(TestLab.config().smbPort(OptionalInt.empty()).build())) {
            assertThat(server.smbAddress()).isEmpty();
            assertThat(server.nbssAddress()).isPresent();
        }
    }

    @Test
    void its_life_is_told_and_its_books_balance() throws Exception {
        LabServer server = LabServer.start(TestLab.config().build());
        TestLab lab = new TestLab(server);
        lab.nullSession("PC07");
        lab.leave();

        server.close();

        List<LabEvent> events = server.events().recent();
        assertThat(events.getFirst()).isInstanceOfSatisfying(HostStarted.class, started -> {
            assertThat(started.sessionLimit()).isEqualTo(10);
            assertThat(started.seed()).isEqualTo(42);
        });
        assertThat(events.getLast()).isInstanceOfSatisfying(HostStopped.class, stopped -> {
            assertThat(stopped.sessionsAdmitted()).isEqualTo(1);
            assertThat(stopped.sessionsEnded()).isEqualTo(1);
            assertThat(stopped.balanced()).isTrue();
        });
        assertThat(server.balanced()).isTrue();
    }

    @Test
    void a_session_that_nobody_ended_shows_in_the_books() throws Exception {
        LabServer server = LabServer.start(TestLab.config().build());
        new TestLab(server).nullSession("PC07");

        server.close();

        assertThat(server.balanced()).isFalse();
    }

    @Test
    void closing_twice_is_closing_once() throws Exception {
        LabServer server = LabServer.start(TestLab.config().build());

        server.close();
        server.close();

        assertThat(server.events().recent())
                .filteredOn(HostStopped.class::isInstance)
                .hasSize(1);
    }

    @Test
    void a_connected_client_is_hung_up_at_the_end() throws Exception {
        LabServer server = LabServer.start(TestLab.config().build());
        InetSocketAddress address = server.smbAddress().orElseThrow();
        try (Socket client = new Socket(address.getAddress(), address.getPort())) {
            server.close();

            client.setSoTimeout(5_000);
            assertThat(client.getInputStream().read()).isEqualTo(-1);
        }
    }

    @Test
    void the_session_of_a_client_ends_because_the_server_stopped() throws Exception {
        LabServer server = LabServer.start(TestLab.config().build());
        try (SocketClient client =
                SocketClient.connect(server.smbAddress().orElseThrow()).negotiated()) {
            client.setUpAnonymous();

            server.close();
        }

        assertThat(server.events().recent())
                .filteredOn(SessionEnded.class::isInstance)
                .extracting(event -> ((SessionEnded) event).cause())
                .containsExactly("the server stopped");
        assertThat(server.balanced()).isTrue();
    }

    @Test
    void its_shares_are_those_that_windows_makes_its_printers_and_public() throws Exception {
        ServerConfig config = TestLab.config()
                .printer(Printer.named("LP1"))
                .printer(Printer.named("LP2"))
                .build();
        try (LabServer server = LabServer.start(config)) {
            assertThat(server.host().shares().all())
                    .extracting(Share::name)
                    .containsExactly("ADMIN$", "C$", "IPC$", "LP1", "LP2", "print$", "PUBLIC");
        }
    }

    @Test
    void a_port_in_use_is_answered_in_one_line_that_says_what_to_do() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = other.getLocalPort();

            assertThatThrownBy(() -> LabServer.start(
                            TestLab.config().smbPort(OptionalInt.of(port)).build()))
                    .isInstanceOf(StartException.class)
                    .hasMessage("cannot listen on 127.0.0.1:" + port + " (address already in use): end what listens"
                            + " there, or use another --smb-port (0 picks a free one)");
        }
    }

    @Test
    void an_address_of_another_machine_is_answered_in_one_line() throws Exception {
        ServerConfig config =
                TestLab.config().bind(InetAddress.getByName("192.0.2.1")).build();

        assertThatThrownBy(() -> LabServer.start(config))
                .isInstanceOf(StartException.class)
                .hasMessage("cannot listen on 192.0.2.1:0 (cannot assign requested address): use --bind with an address"
                        + " of this machine");
    }

    @Test
    void a_capture_that_cannot_be_written_is_answered_in_one_line() {
        Path nowhere = directory.resolve("none/lab.pcap");

        assertThatThrownBy(
                        () -> LabServer.start(TestLab.config().capture(nowhere).build()))
                .isInstanceOf(StartException.class)
                .hasMessage("capture: " + nowhere + " (expected: a file that can be written)");
    }

    @Test
    void an_event_log_that_cannot_be_written_is_answered_in_one_line() {
        Path nowhere = directory.resolve("none/lab.jsonl");

        assertThatThrownBy(
                        () -> LabServer.start(TestLab.config().eventLog(nowhere).build()))
                .isInstanceOf(StartException.class)
                .hasMessage("event-log: " + nowhere + " (expected: a file that can be written)");
    }

    @Test
    void what_came_over_the_wire_stands_in_the_capture() throws Exception {
        Path capture = directory.resolve("lab.pcap");
        byte[] hello = "no SMB at all".getBytes(StandardCharsets.US_ASCII);
        try (LabServer server =
                        LabServer.start(TestLab.config().capture(capture).build());
                Socket client = new Socket(
                        server.smbAddress().orElseThrow().getAddress(),
                        server.smbAddress().orElseThrow().getPort())) {
            client.getOutputStream().write(hello);
            client.shutdownOutput();
            client.setSoTimeout(5_000);
            client.getInputStream().transferTo(OutputStream.nullOutputStream());
        }

        byte[] written = Files.readAllBytes(capture);
        assertThat(written).startsWith(0xa1, 0xb2, 0xc3, 0xd4).containsSequence(hello);
    }

    @Test
    void the_event_log_holds_the_whole_life() throws Exception {
        Path log = directory.resolve("lab.jsonl");
        LabServer.start(TestLab.config().eventLog(log).build()).close();

        assertThat(Files.readAllLines(log))
                .hasSize(2)
                .satisfiesExactly(
                        first -> assertThat(first).startsWith("{\"event\":\"HostStarted\""),
                        last -> assertThat(last)
                                .startsWith("{\"event\":\"HostStopped\"")
                                .contains("\"balanced\":true"));
    }

    private static boolean accepts(InetSocketAddress address) throws IOException {
        try (Socket client = new Socket(address.getAddress(), address.getPort())) {
            return client.isConnected();
        }
    }
}
