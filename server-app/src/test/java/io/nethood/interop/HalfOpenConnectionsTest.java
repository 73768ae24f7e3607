package io.nethood.interop;

import java.io.IOException;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.nethood.smb.testkit.SocketClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Connections that never say a word must cost others nothing. */
class HalfOpenConnectionsTest {
    private static final int SILENT_CONNECTIONS = 10_000;

    @TempDir
    Path directory;

    @Test
    void ten_thousand_silent_connections_take_no_slot_and_stop_nobody() throws IOException {
        List<SocketChannel> silent = new ArrayList<>();
        try (NetHoodProcess server = NetHoodProcess.serve(directory, "--edition", "xp-home")) {
            for (int i = 0; i < SILENT_CONNECTIONS; i++) {
                silent.add(SocketChannel.open(server.smbAddress()));
            }

            try (SocketClient client = SocketClient.connect(server.smbAddress()).negotiated()) {
                assertThat(client.setUpAnonymous().statusText()).isEqualTo("SUCCESS");
                assertThat(client.connectTree("IPC$").statusText()).isEqualTo("SUCCESS");
                server.command("sessions").exitedWith(0).printed("1 session, 1 counted");
            }
        } finally {
            for (SocketChannel channel : silent) {
                channel.close();
            }
        }
    }
}
