package io.nethood.interop;

import java.net.InetSocketAddress;

import io.nethood.smb.testkit.SocketClient;

import static org.assertj.core.api.Assertions.assertThat;

/** A NULL session that was set up and then refused at IPC$, and stays. */
record RefusedSession(SocketClient client) implements AutoCloseable {
    static RefusedSession open(InetSocketAddress server) {
        SocketClient client = SocketClient.connect(server).negotiated();
        assertThat(client.setUpAnonymous().statusText()).isEqualTo("SUCCESS");
        assertThat(client.connectTree("IPC$").statusText()).isEqualTo("ACCESS_DENIED");
        return new RefusedSession(client);
    }

    @Override
    public void close() {
        client.close();
    }
}
