package io.nethood.server;

import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;

import io.netty.channel.Channel;
import io.netty.handler.pcap.PcapWriteHandler;

/**
 * One pcap file with the traffic of every accepted channel. It holds the bytes as TCP carried them; the packets around
 * them, with the handshake and the close, are made up. Each packet is written at once, so the file can be read any time.
 */
final class Capture implements AutoCloseable {
    private final OutputStream file;

    private Capture(OutputStream file) {
        this.file = file;
    }

    static Capture to(Path path) throws IOException {
        OutputStream file = new FileOutputStream(path.toFile());
        PcapWriteHandler.writeGlobalHeader(file);
        return new Capture(file);
    }

    /** Records what {@code channel} carries from now on. */
    void record(Channel channel) {
        channel.pipeline()
                .addLast(PcapWriteHandler.builder().sharedOutputStream(true).build(file));
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
