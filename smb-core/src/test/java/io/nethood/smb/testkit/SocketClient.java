package io.nethood.smb.testkit;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/** A client on direct TCP to a server that listens on loopback; an answer is waited for, but not for long. */
public final class SocketClient extends TestClient implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Socket socket;
    private final DataInputStream in;

    private SocketClient(Socket socket) throws IOException {
        this.socket = socket;
        this.in = new DataInputStream(socket.getInputStream());
    }

    public static SocketClient connect(InetSocketAddress server) {
        try {
            Socket socket = new Socket();
            socket.setTcpNoDelay(true);
            socket.connect(server, (int) PATIENCE.toMillis());
            socket.setSoTimeout((int) PATIENCE.toMillis());
            return new SocketClient(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public SocketClient negotiated() {
        super.negotiated();
        return this;
    }

    @Override
    public SocketClient flags2(int value) {
        super.flags2(value);
        return this;
    }

    @Override
    public SocketClient sendRaw(byte[] message) {
        byte[] frame = new byte[4 + message.length];
        frame[1] = (byte) (message.length >> 16);
        frame[2] = (byte) (message.length >> 8);
        frame[3] = (byte) message.length;
        System.arraycopy(message, 0, frame, 4, message.length);
        try {
            socket.getOutputStream().write(frame);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Answer answer() {
        try {
            byte[] message = new byte[in.readInt()];
            in.readFully(message);
            return Answer.of(message);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits for the server to hang up; answers that still come are passed over. */
    @Override
    public boolean isClosed() {
        try {
            while (true) {
                in.skipNBytes(in.readInt());
            }
        } catch (EOFException end) {
            return true;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void hangUp() {
        close();
    }

    @Override
    public void close() {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
