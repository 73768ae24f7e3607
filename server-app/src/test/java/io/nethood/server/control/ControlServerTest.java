package io.nethood.server.control;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import io.nethood.server.LabServer;
import io.nethood.server.StartException;
import io.nethood.server.TestLab;
import io.nethood.server.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ControlServerTest {
    @TempDir
    Path directory;

    @Test
    void a_client_asks_over_the_socket() throws Exception {
        try (LabServer server = start()) {
            assertThat(server.balanced()).isTrue();

            ControlClient.Response response = client().get("/api/host");

            assertThat(response.status()).isEqualTo(200);
            assertThat(Json.parse(response.body()).path("host").asText()).isEqualTo("LAB");
        }
    }

    @Test
    void only_its_owner_may_use_the_socket() throws Exception {
        try (LabServer server = start()) {
            assertThat(server.config().control()).contains(socket());

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket())))
                    .isEqualTo("rw-------");
        }
    }

    @Test
    void a_directory_made_for_the_socket_is_private() throws Exception {
        Path deep = directory.resolve("made/control.sock");
        try (LabServer server = LabServer.start(TestLab.config().control(deep).build())) {
            assertThat(server.config().control()).contains(deep);

            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(deep.getParent())))
                    .isEqualTo("rwx------");
        }
    }

    @Test
    void nothing_is_left_behind() throws Exception {
        start().close();

        try (Stream<Path> left = Files.list(directory)) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void a_socket_that_nobody_serves_is_replaced() throws Exception {
        try (ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            dead.bind(UnixDomainSocketAddress.of(socket()));
        }
        assertThat(socket()).exists();

        try (LabServer server = start()) {
            assertThat(client().get("/health/ready").status()).isEqualTo(200);
            assertThat(server.config().control()).contains(socket());
        }
    }

    @Test
    void a_living_server_is_left_alone() throws Exception {
        try (LabServer first = start()) {
            assertThatThrownBy(this::start)
                    .isInstanceOf(StartException.class)
                    .hasMessage("another NetHood runs here: " + socket()
                            + ": end it with nethood stop, or give this one its own --control PATH");

            assertThat(Json.parse(client().get("/api/host").body()).path("smb").asText())
                    .isEqualTo(LabServer.text(first.smbAddress().orElseThrow()));
        }
    }

    @Test
    void a_file_is_not_taken_for_a_socket() throws IOException {
        Files.writeString(socket(), "precious");

        assertThatThrownBy(this::start)
                .isInstanceOf(StartException.class)
                .hasMessage("control: " + socket() + " (expected: a path that is free, not a file)");
        assertThat(socket()).hasContent("precious");
    }

    @Test
    void nobody_at_the_socket_is_one_line_that_says_what_to_do() {
        assertThatThrownBy(() -> client().get("/api/host"))
                .isInstanceOf(ControlSocketException.class)
                .hasMessage("no NetHood answers at " + socket()
                        + ": start one with nethood serve, or name its socket with --control");
    }

    @Test
    void a_follower_gets_events_as_they_come() throws Exception {
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        LabServer server = start();
        Thread follower = Thread.ofPlatform().start(() -> follow("/api/events?follow=1&last=1", seen));
        assertThat(seen.poll(10, TimeUnit.SECONDS)).startsWith("{\"event\":\"HostStarted\"");

        TestLab lab = new TestLab(server);
        lab.nullSession("PC07");
        assertThat(seen.poll(10, TimeUnit.SECONDS)).startsWith("{\"event\":\"SessionAdmitted\"");

        lab.leave();
        assertThat(seen.poll(10, TimeUnit.SECONDS)).startsWith("{\"event\":\"SessionEnded\"");

        server.close();
        assertThat(follower.join(Duration.ofSeconds(10))).isTrue();
    }

    @Test
    void stop_ends_the_server_and_the_socket_is_the_last_to_go() throws Exception {
        LabServer server = start();

        assertThat(client().exchange("POST", "/api/stop", "").status()).isEqualTo(200);
        server.awaitClosed();

        assertThat(socket()).doesNotExist();
        assertThat(server.balanced()).isTrue();
    }

    @Test
    void what_is_no_http_is_refused_and_hurts_nobody() throws Exception {
        try (LabServer server = start();
                SocketChannel stranger = SocketChannel.open(UnixDomainSocketAddress.of(socket()))) {
            stranger.write(ByteBuffer.wrap("\u0000\u0001hello\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1)));
            ByteBuffer answer = ByteBuffer.allocate(4096);
            assertThat(stranger.read(answer)).isPositive();

            assertThat(new String(answer.array(), StandardCharsets.ISO_8859_1)).startsWith("HTTP/1.1 400 ");
            assertThat(client().get("/health/live").status()).isEqualTo(200);
            assertThat(server.balanced()).isTrue();
        }
    }

    private void follow(String path, BlockingQueue<String> seen) {
        try {
            client().follow(path, seen::add);
        } catch (IOException ended) {
            seen.add(String.valueOf(ended.getMessage()));
        }
    }

    private LabServer start() throws StartException {
        return LabServer.start(TestLab.config().control(socket()).build());
    }

    private Path socket() {
        return directory.resolve("c.sock");
    }

    private ControlClient client() {
        return new ControlClient(socket());
    }
}
