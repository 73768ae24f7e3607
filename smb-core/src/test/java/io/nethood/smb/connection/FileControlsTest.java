package io.nethood.smb.connection;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

import io.nethood.smb.session.Edition;
import io.nethood.smb.testkit.Answer;
import io.nethood.smb.testkit.DiskPeer;
import io.nethood.smb.testkit.LabClient;
import io.nethood.smb.testkit.TestLab;
import io.nethood.smb.wire.SmbCommand;
import io.nethood.wire.WireWriter;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FileControlsTest {
    private static final int SET_SPARSE = 0x0009_00C4;
    private static final int SET_ZERO_DATA = 0x0009_80C8;
    private static final int QUERY_ALLOCATED_RANGES = 0x0009_40CF;
    private static final int CREATE_OR_GET_OBJECT_ID = 0x0009_00C0;
    private static final int SET_OBJECT_ID = 0x0009_0098;
    private static final int GET_COMPRESSION = 0x0009_003C;
    private static final int IS_VOLUME_MOUNTED = 0x0009_0028;
    private static final int ENUMERATE_SNAPSHOTS = 0x0014_4064;
    private static final int REQUEST_BATCH_OPLOCK = 0x0009_0008;
    private static final int CREATE_IF_MISSING = 0x12;
    private static final int DENY_NONE_READ_WRITE = 0x42;
    private static final int WORDS_BEFORE_BYTES = 32 + 1 + 2 * 23 + 2;
    private static final byte[] NOTHING = {};

    private final DiskPeer peer = DiskPeer.on(TestLab.withDisk(Edition.WINDOWS_2000_SERVER));
    private final LabClient client = peer.client();
    private final int fid =
            peer.openAndx("\\file", DENY_NONE_READ_WRITE, CREATE_IF_MISSING).word(2);

    FileControlsTest() {
        byte[] words = WireWriter.create().u16(fid).u16(6).u32(0).u16(0).toBytes();
        byte[] data = WireWriter.create()
                .u8(1)
                .u16(6)
                .bytes("abcdef".getBytes(StandardCharsets.US_ASCII))
                .toBytes();
        client.ask(SmbCommand.WRITE, words, data);
    }

    @Test
    void all_of_a_file_is_allocated_as_far_as_it_goes() {
        byte[] inside = WireWriter.create().i64(2).i64(100).toBytes();
        byte[] behind = WireWriter.create().i64(6).i64(100).toBytes();
        byte[] before = WireWriter.create().i64(-1).i64(100).toBytes();

        assertThat(output(QUERY_ALLOCATED_RANGES, inside, 100))
                .isEqualTo(WireWriter.create().i64(2).i64(4).toBytes());
        assertThat(output(QUERY_ALLOCATED_RANGES, behind, 100)).isEmpty();
        assertThat(control(QUERY_ALLOCATED_RANGES, inside, 15).statusText()).isEqualTo("BUFFER_OVERFLOW");
        assertThat(control(QUERY_ALLOCATED_RANGES, before, 100).statusText()).isEqualTo("INVALID_PARAMETER");
    }

    @Test
    void a_file_becomes_sparse_and_takes_zeros() {
        byte[] middle = WireWriter.create().i64(1).i64(3).toBytes();

        assertThat(control(SET_SPARSE, NOTHING, 0).statusText()).isEqualTo("SUCCESS");
        assertThat(control(SET_ZERO_DATA, middle, 0).statusText()).isEqualTo("SUCCESS");
    }

    @Test
    void a_file_has_an_object_id_that_nobody_chooses() {
        byte[] first = output(CREATE_OR_GET_OBJECT_ID, NOTHING, 64);

        assertThat(first).hasSize(64);
        assertThat(output(CREATE_OR_GET_OBJECT_ID, NOTHING, 64)).isEqualTo(first);
        assertThat(control(CREATE_OR_GET_OBJECT_ID, NOTHING, 63).statusText()).isEqualTo("BUFFER_TOO_SMALL");
        assertThat(control(SET_OBJECT_ID, new byte[64], 0).statusText()).isEqualTo("ACCESS_DENIED");
    }

    @Test
    void volumes_are_mounted_uncompressed_and_without_snapshots() {
        assertThat(control(IS_VOLUME_MOUNTED, NOTHING, 0).statusText()).isEqualTo("SUCCESS");
        assertThat(output(GET_COMPRESSION, NOTHING, 2)).containsExactly(0, 0);
        assertThat(output(ENUMERATE_SNAPSHOTS, NOTHING, 16))
                .isEqualTo(WireWriter.create().u32(0).u32(0).u32(2).u16(0).toBytes());
    }

    @Test
    void other_controls_are_not_supported() {
        assertThat(control(REQUEST_BATCH_OPLOCK, NOTHING, 0).statusText()).isEqualTo("NOT_SUPPORTED");
    }

    /** The data of an answer; DataCount and DataOffset stand behind five other numbers of 32 bits. */
    private byte[] output(int code, byte[] input, int maxDataCount) {
        Answer answer = control(code, input, maxDataCount);
        ByteBuffer words = ByteBuffer.wrap(answer.words()).order(ByteOrder.LITTLE_ENDIAN);
        int offset = words.getInt(27);
        return Arrays.copyOfRange(answer.message(), offset, offset + words.getInt(23));
    }

    /** SMB_COM_NT_TRANSACT, function NT_TRANSACT_IOCTL, in one message. */
    private Answer control(int code, byte[] input, int maxDataCount) {
        int dataAt = (WORDS_BEFORE_BYTES + 3) & ~3;
        byte[] words = WireWriter.create()
                .u8(0)
                .u16(0)
                .u32(0)
                .u32(input.length)
                .u32(0)
                .u32(maxDataCount)
                .u32(0)
                .u32(dataAt)
                .u32(input.length)
                .u32(dataAt)
                .u8(4)
                .u16(2)
                .u32(code)
                .u16(fid)
                .u8(1)
                .u8(0)
                .toBytes();
        byte[] data = WireWriter.create()
                .zeros(dataAt - WORDS_BEFORE_BYTES)
                .bytes(input)
                .toBytes();
        return client.ask(SmbCommand.NT_TRANSACT, words, data);
    }
}
