package io.nethood.server.control;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.URLEncoder;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * The other end of the control socket: one request, one connection. It asks the server to close the connection, so the
 * end of the answer is the end of the stream.
 */
public final class ControlClient {
    private static final String EVENT_PREFIX = "data: ";

    private final Path socket;

    public ControlClient(Path socket) {
        this.socket = socket;
    }

    /**
     * A whole answer.
     *
     * @param status of HTTP
     * @param body its text
     */
    public record Response(int status, String body) {
        public boolean good() {
            return status < 400;
        }
    }

    /**
     * Asks for something.
     *
     * @throws ControlSocketException when nobody answers at the socket
     */
    public Response get(String path) throws IOException {
        return exchange("GET", path, "");
    }

    /**
     * Sends a request and reads the whole answer.
     *
     * @throws ControlSocketException when nobody answers at the socket
     */
    public Response exchange(String method, String path, String body) throws IOException {
        try (SocketChannel channel = connect();
                BufferedReader reader = reader(channel)) {
            send(channel, method, path, body);
            int status = head(reader);
            StringBuilder text = new StringBuilder();
            char[] part = new char[8192];
            for (int count = reader.read(part); count >= 0; count = reader.read(part)) {
                text.append(part, 0, count);
            }
            return new Response(status, text.toString());
        }
    }

    /**
     * Follows the events at {@code path} until the server ends.
     *
     * @param event called with each one, a line of JSON
     */
    public void follow(String path, Consumer<String> event) throws IOException {
        try (SocketChannel channel = connect();
                BufferedReader reader = reader(channel)) {
            send(channel, "GET", path, "");
            head(reader);
            reader.lines()
                    .filter(line -> line.startsWith(EVENT_PREFIX))
                    .map(line -> line.substring(EVENT_PREFIX.length()))
                    .forEach(event);
        } catch (UncheckedIOException broken) {
            throw broken.getCause();
        }
    }

    /** A part of a path, such as a computer's name, so that nothing in it is taken for syntax. */
    public static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private SocketChannel connect() throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            channel.connect(UnixDomainSocketAddress.of(socket));
            return channel;
        } catch (IOException nobody) {
            channel.close();
            throw new ControlSocketException("no NetHood answers at " + socket
                    + ": start one with nethood serve, or name its socket with --control");
        }
    }

    private static BufferedReader reader(SocketChannel channel) {
        return new BufferedReader(new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8));
    }

    private static void send(SocketChannel channel, String method, String path, String body) throws IOException {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        String head = method + " " + path + " HTTP/1.1\r\nHost: nethood\r\nConnection: close\r\nContent-Length: "
                + content.length + "\r\n\r\n";
        ByteBuffer[] request = {ByteBuffer.wrap(head.getBytes(StandardCharsets.US_ASCII)), ByteBuffer.wrap(content)};
        while (request[1].hasRemaining() || request[0].hasRemaining()) {
            channel.write(request);
        }
    }

    /** Reads up to the empty line behind the headers; returns the status. */
    private static int head(BufferedReader reader) throws IOException {
        String statusLine = reader.readLine();
        if (statusLine == null || !statusLine.toUpperCase(Locale.ROOT).startsWith("HTTP/1.1 ")) {
            throw new ControlSocketException("what answers at the control socket is no NetHood");
        }
        for (String line = reader.readLine(); line != null && !line.isEmpty(); line = reader.readLine()) {
            // The headers say nothing that the end of the stream does not say.
        }
        return Integer.parseInt(statusLine.substring(9, 12));
    }
}
