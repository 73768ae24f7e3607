package io.nethood.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.stream.Stream;

import io.nethood.smb.testkit.Answer;
import io.nethood.smb.testkit.SocketClient;
import io.nethood.smb.wire.NtStatus;
import io.nethood.smb.wire.SmbCommand;
import io.nethood.wire.WireWriter;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** What is left when one side ends in the middle: all that was acknowledged, and nothing else. */
@Tag("clients")
class KilledTest {
    private static final int BLOCK = 4096;
    private static final int BLOCKS = 50;

    @TempDir
    Path directory;

    private Path shared;

    @BeforeEach
    void a_directory_to_share() throws IOException {
        shared = Files.createDirectory(directory.resolve("shared"));
    }

    private NetHoodProcess serve() {
        return NetHoodProcess.serve(
                directory,
                "--edition",
                "2000-server",
                "--user",
                "alice%secret,admin",
                "--share",
                "PUB=" + shared + ",rw");
    }

    private static SocketClient alice(NetHoodProcess server) {
        SocketClient client = SocketClient.connect(server.smbAddress());
        byte[] challenge = Arrays.copyOf(client.negotiate("NT LM 0.12").data(), 8);
        client.setUpUser("alice", "secret", challenge);
        assertThat(client.connectTree("PUB").has(NtStatus.SUCCESS)).isTrue();
        return client;
    }

    /** SMB_COM_CREATE; the FID. */
    private static int create(SocketClient client, String name) {
        byte[] data = WireWriter.create().u8(4).unicodeString(name).toBytes();
        Answer answer = client.ask(SmbCommand.CREATE, new byte[6], data);
        assertThat(answer.has(NtStatus.SUCCESS)).as(answer.statusText()).isTrue();
        return answer.word(0);
    }

    private static byte[] writeWords(int fid, int count, long offset) {
        return WireWriter.create().u16(fid).u16(count).u32((int) offset).u16(0).toBytes();
    }

    private static byte[] block(int number) {
        byte[] bytes = new byte[BLOCK];
        Arrays.fill(bytes, (byte) ('a' + number % 26));
        return bytes;
    }

    private static byte[] writeData(byte[] bytes) {
        return WireWriter.create().u8(1).u16(bytes.length).bytes(bytes).toBytes();
    }

    private static void write(SocketClient client, int fid, int number) {
        Answer answer =
                client.ask(SmbCommand.WRITE, writeWords(fid, BLOCK, (long) number * BLOCK), writeData(block(number)));
        assertThat(answer.has(NtStatus.SUCCESS)).as(answer.statusText()).isTrue();
    }

    private void everyBlockIsThere() throws IOException {
        byte[] bytes = Files.readAllBytes(shared.resolve("FILE.BIN"));
        assertThat(bytes).hasSizeGreaterThanOrEqualTo(BLOCKS * BLOCK);
        for (int i = 0; i < BLOCKS; i++) {
            assertThat(Arrays.copyOfRange(bytes, i * BLOCK, (i + 1) * BLOCK)).isEqualTo(block(i));
        }
        try (Stream<Path> files = Files.list(shared)) {
            assertThat(files).containsExactly(shared.resolve("FILE.BIN"));
        }
    }

    @Test
    void what_was_flushed_survives_the_server() throws IOException {
        NetHoodProcess server = serve();
        SocketClient client = alice(server);
        int fid = create(client, "\\FILE.BIN");
        for (int i = 0; i < BLOCKS; i++) {
            write(client, fid, i);
        }
        Answer flushed =
                client.ask(SmbCommand.FLUSH, WireWriter.create().u16(fid).toBytes(), new byte[0]);

        server.kill();

        assertThat(flushed.has(NtStatus.SUCCESS)).isTrue();
        everyBlockIsThere();
    }

    @Test
    void what_was_acknowledged_survives_a_client_whose_last_write_is_cut_short() throws IOException {
        try (NetHoodProcess server = serve()) {
            SocketClient client = alice(server);
            int fid = create(client, "\\FILE.BIN");
            for (int i = 0; i < BLOCKS; i++) {
                write(client, fid, i);
            }
            byte[] half = client.message(
                    SmbCommand.WRITE, writeWords(fid, BLOCK, (long) BLOCKS * BLOCK), writeData(block(BLOCKS)));

            client.sendRaw(Arrays.copyOf(half, half.length - 100));
            client.hangUp();

            SocketClient next = alice(server);
            Assertions.assertThatNoException().isThrownBy(() -> awaitNothingOpen(server));
            next.hangUp();
        }
        everyBlockIsThere();
        assertThat(shared.resolve("FILE.BIN")).hasSize((long) BLOCKS * BLOCK);
    }

    private static void awaitNothingOpen(NetHoodProcess server) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(20).toNanos();
        while (!server.command("net", "file", "--json").output().strip().equals("[]")) {
            assertThat(System.nanoTime()).as("the file is closed in time").isLessThan(end);
            Thread.sleep(100);
        }
    }
}
