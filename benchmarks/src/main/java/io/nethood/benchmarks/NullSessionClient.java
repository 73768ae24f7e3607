package io.nethood.benchmarks;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;

import io.nethood.smb.wire.SmbCommand;
import io.nethood.smb.wire.SmbHeader;
import io.nethood.wire.WireWriter;

/**
 * The shortest useful life of a client: connect, NEGOTIATE, a NULL session, IPC$, and leave. Five round trips on a new TCP
 * connection. Its messages are made once; UID and TID are those that a new connection gets first.
 */
final class NullSessionClient {
    private static final int FLAGS2 = SmbHeader.FLAG2_NT_STATUS;
    private static final int FIRST_UID = 0x0800;
    private static final int FIRST_TID = 0x0800;
    private static final int LARGEST_ANSWER = 1024;
    private static final int STATUS_AT = 4 + 5;

    private static final byte[][] REQUESTS = {
        message(SmbCommand.NEGOTIATE, 0, 0, new byte[0], text("\2NT LM 0.12\0")),
        message(SmbCommand.SESSION_SETUP_ANDX, 0, 0, sessionSetupWords(), text("\0\0Unix\0Samba\0")),
        message(
                SmbCommand.TREE_CONNECT_ANDX,
                FIRST_UID,
                0,
                new byte[] {(byte) 0xFF, 0, 0, 0, 0, 0, 1, 0},
                text("\0\\\\LAB\\IPC$\0IPC\0")),
        message(SmbCommand.TREE_DISCONNECT, FIRST_UID, FIRST_TID, new byte[0], new byte[0]),
        message(SmbCommand.LOGOFF_ANDX, FIRST_UID, 0, new byte[] {(byte) 0xFF, 0, 0, 0}, new byte[0]),
    };

    private final InetSocketAddress server;
    private final ByteBuffer answer = ByteBuffer.allocateDirect(LARGEST_ANSWER);

    NullSessionClient(InetSocketAddress server) {
        this.server = server;
    }

    /** Comes and goes; the sum of all statuses, which is 0 when every answer was a success. */
    int liveOnce() {
        try (SocketChannel channel = SocketChannel.open(server)) {
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            int statuses = 0;
            for (byte[] request : REQUESTS) {
                channel.write(ByteBuffer.wrap(request));
                statuses |= readAnswer(channel);
            }
            return statuses;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The answers that a server gives to one life, for a yardstick that gives them without thinking. */
    byte[][] recordAnswers() {
        byte[][] answers = new byte[REQUESTS.length][];
        try (SocketChannel channel = SocketChannel.open(server)) {
            for (int i = 0; i < REQUESTS.length; i++) {
                channel.write(ByteBuffer.wrap(REQUESTS[i]));
                readAnswer(channel);
                answers[i] = new byte[answer.limit()];
                answer.get(0, answers[i]);
            }
            return answers;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private int readAnswer(SocketChannel channel) throws IOException {
        answer.clear();
        int length = Integer.MAX_VALUE;
        while (answer.position() < length) {
            if (channel.read(answer) < 0) {
                throw new IOException("the server hung up");
            }
            if (answer.position() >= Integer.BYTES) {
                length = Integer.BYTES + answer.getInt(0);
            }
        }
        answer.flip();
        return answer.getInt(STATUS_AT);
    }

    private static byte[] sessionSetupWords() {
        return WireWriter.create()
                .u8(0xFF)
                .zeros(3)
                .u16(4356)
                .u16(50)
                .u16(1)
                .u32(0)
                .u16(0)
                .u16(0)
                .u32(0)
                .u32(0)
                .toBytes();
    }

    private static byte[] message(SmbCommand command, int uid, int tid, byte[] words, byte[] data) {
        WireWriter out = WireWriter.create();
        new SmbHeader(command.code(), 0, 0, FLAGS2, 1, tid, uid, 1).encode(out);
        byte[] message = out.u8(words.length / 2)
                .bytes(words)
                .u16(data.length)
                .bytes(data)
                .toBytes();
        return ByteBuffer.allocate(Integer.BYTES + message.length)
                .putInt(message.length)
                .put(message)
                .array();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
