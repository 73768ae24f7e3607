package io.nethood.smb.connection;

import java.nio.charset.StandardCharsets;

import io.nethood.smb.session.Edition;
import io.nethood.smb.testkit.Answer;
import io.nethood.smb.testkit.DiskPeer;
import io.nethood.smb.testkit.LabClient;
import io.nethood.smb.testkit.TestLab;
import io.nethood.smb.wire.NtStatus;
import io.nethood.smb.wire.SmbCommand;
import io.nethood.wire.WireWriter;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class RawTransfersTest {
    private static final int WRITE_THROUGH = 1;
    private static final int CREATE_IF_MISSING = 0x12;
    private static final int DENY_NONE_READ_WRITE = 0x42;
    private static final byte[] BYTES = "sixteen bytes...".getBytes(StandardCharsets.US_ASCII);

    private final DiskPeer peer = DiskPeer.on(TestLab.withDisk(Edition.WINDOWS_2000_SERVER));
    private final LabClient client = peer.client();
    private final int fid =
            peer.openAndx("\\file", DENY_NONE_READ_WRITE, CREATE_IF_MISSING).word(2);

    private Answer announce(int count, int mode) {
        byte[] words = WireWriter.create()
                .u16(fid)
                .u16(count)
                .u16(0)
                .u32(0)
                .u32(0)
                .u16(mode)
                .u32(0)
                .u16(0)
                .u16(0)
                .toBytes();
        return client.ask(SmbCommand.WRITE_RAW, words, new byte[0]);
    }

    private byte[] readRaw(int count) {
        byte[] words = WireWriter.create()
                .u16(fid)
                .u32(0)
                .u16(count)
                .u16(0)
                .u32(0)
                .u16(0)
                .toBytes();
        return client.send(SmbCommand.READ_RAW, words, new byte[0]) instanceof LabClient lab
                ? lab.rawAnswer()
                : new byte[0];
    }

    @Test
    void the_bytes_follow_in_a_message_of_their_own_and_are_acknowledged_in_write_through_mode() {
        Answer interim = announce(BYTES.length, WRITE_THROUGH);

        Answer complete = client.sendRaw(BYTES).answer();

        assertThat(interim.header().command()).isEqualTo(SmbCommand.WRITE_RAW.code());
        assertThat(complete.header().command()).isEqualTo(SmbCommand.WRITE_COMPLETE.code());
        assertThat(complete.word(0)).isEqualTo(BYTES.length);
        assertThat(readRaw(100)).isEqualTo(BYTES);
    }

    @Test
    void without_write_through_there_is_no_further_answer() {
        announce(BYTES.length, 0);

        client.sendRaw(BYTES);

        assertThat(client.hasAnswer()).isFalse();
        assertThat(readRaw(100)).isEqualTo(BYTES);
    }

    @Test
    void more_than_was_announced_is_not_written() {
        announce(4, WRITE_THROUGH);

        client.sendRaw(BYTES).answer();

        assertThat(readRaw(100)).hasSize(4);
    }

    @Test
    void a_file_that_is_closed_meanwhile_is_not_written() {
        announce(4, WRITE_THROUGH);

        client.sendRaw(BYTES);
        Answer complete = client.answer();
        client.close(fid);
        Answer refused = announce(4, WRITE_THROUGH);

        assertThat(complete.has(NtStatus.SUCCESS)).isTrue();
        assertThat(refused.statusText()).isEqualTo("INVALID_HANDLE");
    }

    @Test
    void a_raw_read_of_nothing_is_an_empty_message() {
        assertThat(readRaw(100)).isEmpty();
    }
}
