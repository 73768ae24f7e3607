package io.nethood.smb.connection;

import java.nio.charset.StandardCharsets;

import io.nethood.smb.session.Edition;
import io.nethood.smb.testkit.Answer;
import io.nethood.smb.testkit.DiskPeer;
import io.nethood.smb.testkit.LabClient;
import io.nethood.smb.testkit.TestLab;
import io.nethood.smb.wire.SmbCommand;
import io.nethood.wire.WireWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class FileInformationChangesTest {
    private static final int SET_PATH = 0x0006;
    private static final int SET_FILE = 0x0008;
    private static final int END_OF_FILE = 0x0104;
    private static final int PASS_THROUGH_END_OF_FILE = 1020;
    private static final int PASS_THROUGH_RENAME = 1010;
    private static final int SET_EAS = 0x0002;
    private static final int CREATE_IF_MISSING = 0x12;
    private static final int DENY_NONE_READ_WRITE = 0x42;

    private final DiskPeer peer = DiskPeer.on(TestLab.withDisk(Edition.WINDOWS_2000_SERVER));
    private final LabClient client = peer.client();
    private final int fid =
            peer.openAndx("\\file", DENY_NONE_READ_WRITE, CREATE_IF_MISSING).word(2);

    /** smbtorture raw.sfileinfo.end-of-file. */
    @Test
    void the_end_of_a_file_is_not_set_by_its_path_but_in_the_pass_through_level() {
        byte[] size = WireWriter.create().i64(100).toBytes();
        client.close(fid);

        assertThat(setPath(END_OF_FILE, size).statusText()).isEqualTo("INVALID_LEVEL");
        assertThat(setPath(PASS_THROUGH_END_OF_FILE, size).statusText()).isEqualTo("SUCCESS");
    }

    @ParameterizedTest
    @CsvSource({
        "other, 0, SUCCESS",
        "dir\\other, 0, NOT_SUPPORTED",
        "\\other, 0, NOT_SUPPORTED",
        "other, 1, INVALID_PARAMETER",
        ":stream, 0, INVALID_PARAMETER"
    })
    void a_new_name_is_one_in_the_same_directory(String name, int rootFid, String status) {
        int all = DiskPeer.ntFid(peer.ntCreate("\\renamed", 0x001F_01FF, 7, 3, 0));
        byte[] utf16 = name.getBytes(StandardCharsets.UTF_16LE);
        byte[] rename = WireWriter.create()
                .u32(0)
                .u32(rootFid)
                .u32(utf16.length)
                .bytes(utf16)
                .toBytes();

        assertThat(setFile(all, PASS_THROUGH_RENAME, rename).statusText()).isEqualTo(status);
    }

    /** A warning: clients look for the parameters behind it (smbtorture raw.eas). */
    @Test
    void a_bad_name_of_an_extended_attribute_is_told_with_parameters() {
        byte[] list = WireWriter.create()
                .u32(4 + 4 + 4 + 1)
                .u8(0)
                .u8(3)
                .u16(1)
                .bytes("A*B\0".getBytes(StandardCharsets.US_ASCII))
                .u8(1)
                .toBytes();

        Answer answer = setFile(fid, SET_EAS, list);

        assertThat(answer.statusText()).isEqualTo("INVALID_EA_NAME");
        assertThat(answer.transactionParameters()).hasSize(2);
    }

    /** Behind 65 535 bytes and their header ByteCount has wrapped (smbtorture raw.write.bad-write). */
    @Test
    void a_write_that_says_more_than_it_has_is_an_invalid_parameter() {
        byte[] words = WireWriter.create().u16(fid).u16(0xFFFF).u32(0).u16(0).toBytes();

        assertThat(client.ask(SmbCommand.WRITE, words, new byte[] {1, 0}).statusText())
                .isEqualTo("INVALID_PARAMETER");
        assertThat(client.ask(SmbCommand.WRITE, words, new byte[] {1, (byte) 0xFF, (byte) 0xFF, 7})
                        .statusText())
                .isEqualTo("INVALID_PARAMETER");
    }

    /** smbtorture raw.seek. */
    @Test
    void a_seek_counts_in_32_bits_and_wraps() {
        assertThat(seek(0, -1)).isEqualTo(0xFFFF_FFFFL);
        assertThat(seek(1, 1000)).isEqualTo(999);
        assertThat(seek(2, 0)).isZero();
    }

    private long seek(int mode, int offset) {
        byte[] words = WireWriter.create().u16(fid).u16(mode).u32(offset).toBytes();
        Answer answer = client.ask(SmbCommand.SEEK, words, new byte[0]);
        return answer.word(0) | (long) answer.word(1) << 16;
    }

    private Answer setPath(int level, byte[] information) {
        byte[] parameters =
                client.string(WireWriter.create().u16(level).u32(0), "\\file").toBytes();
        return peer.transaction2(SET_PATH, parameters, information);
    }

    private Answer setFile(int which, int level, byte[] information) {
        byte[] parameters = WireWriter.create().u16(which).u16(level).u16(0).toBytes();
        return peer.transaction2(SET_FILE, parameters, information);
    }
}
