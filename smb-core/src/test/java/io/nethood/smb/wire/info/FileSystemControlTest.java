package io.nethood.smb.wire.info;

import java.util.List;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.WireReader;
import io.nethood.wire.WireWriter;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FileSystemControlTest {

    @Test
    void controls_are_found_by_their_codes() {
        for (FileSystemControl control : FileSystemControl.values()) {
            assertThat(FileSystemControl.of(control.code())).hasValue(control);
        }
        assertThat(FileSystemControl.of(0x0009_0000)).isEmpty();
    }

    /** A code is device type, access, function and method, [MS-FSCC] 2.3. */
    @Test
    void codes_are_made_of_device_access_function_and_method() {
        assertThat(FileSystemControl.SET_SPARSE.code()).isEqualTo(control(9, 0, 49, 0));
        assertThat(FileSystemControl.SET_ZERO_DATA.code()).isEqualTo(control(9, 2, 50, 0));
        assertThat(FileSystemControl.QUERY_ALLOCATED_RANGES.code()).isEqualTo(control(9, 1, 51, 3));
        assertThat(FileSystemControl.CREATE_OR_GET_OBJECT_ID.code()).isEqualTo(control(9, 0, 48, 0));
        assertThat(FileSystemControl.GET_OBJECT_ID.code()).isEqualTo(control(9, 0, 39, 0));
        assertThat(FileSystemControl.SET_OBJECT_ID.code()).isEqualTo(control(9, 0, 38, 0));
        assertThat(FileSystemControl.GET_COMPRESSION.code()).isEqualTo(control(9, 0, 15, 0));
        assertThat(FileSystemControl.IS_VOLUME_MOUNTED.code()).isEqualTo(control(9, 0, 10, 0));
        assertThat(FileSystemControl.SRV_ENUMERATE_SNAPSHOTS.code()).isEqualTo(control(0x14, 1, 25, 0));
    }

    private static int control(int device, int access, int function, int method) {
        return device << 16 | access << 14 | function << 2 | method;
    }

    @Test
    void a_file_becomes_sparse_unless_told_otherwise() throws Exception {
        assertThat(FileSystemControl.decodeSetSparse(reader(""))).isTrue();
        assertThat(FileSystemControl.decodeSetSparse(reader("01"))).isTrue();
        assertThat(FileSystemControl.decodeSetSparse(reader("00"))).isFalse();
    }

    @Test
    void nothing_is_compressed() {
        WireWriter out = WireWriter.create();

        FileSystemControl.encodeUncompressed(out);

        assertThat(GoldenLevels.hex(out.toBytes())).isEqualTo("0000");
    }

    @Test
    void an_object_id_buffer_has_64_bytes_that_come_back() throws Exception {
        ObjectIdBuffer buffer =
                new ObjectIdBuffer(new ObjectId(1, 2), new ObjectId(3, 4), new ObjectId(5, 6), ObjectId.NONE);
        WireWriter out = WireWriter.create();

        buffer.encode(out);

        assertThat(out.toBytes()).hasSize(64).startsWith(1, 0, 0, 0, 0, 0, 0, 0, 2);
        assertThat(ObjectIdBuffer.decode(WireReader.of(out.toBytes()))).isEqualTo(buffer);
    }

    @Test
    void as_many_ranges_as_fit_are_told() throws Exception {
        List<AllocatedRange> ranges = List.of(new AllocatedRange(0, 0x1_0000), new AllocatedRange(0x4_0000, 1));
        WireWriter whole = WireWriter.create();
        WireWriter part = WireWriter.create();

        assertThat(AllocatedRange.encode(ranges, 32, whole)).isTrue();
        assertThat(AllocatedRange.encode(ranges, 31, part)).isFalse();

        assertThat(GoldenLevels.hex(whole.toBytes()))
                .isEqualTo("0000000000000000" + "0000010000000000" + "0000040000000000" + "0100000000000000");
        assertThat(part.toBytes()).hasSize(16);
        assertThat(AllocatedRange.decode(WireReader.of(part.toBytes()))).isEqualTo(ranges.getFirst());
    }

    @Test
    void what_becomes_zeros_ends_before_its_second_number() throws Exception {
        assertThat(ZeroData.decode(reader("0100000000000000" + "0001000000000000")))
                .isEqualTo(new ZeroData(1, 256));
        assertThatExceptionOfType(MalformedMessage.class).isThrownBy(() -> ZeroData.decode(reader("0100000000000000")));
    }

    @Test
    void snapshots_are_counted_first_and_told_when_there_is_room() {
        SnapshotList snapshots = new SnapshotList(List.of("@GMT-1", "@GMT-2"));
        WireWriter counted = WireWriter.create();
        WireWriter told = WireWriter.create();

        snapshots.encode(12 + 29, counted);
        snapshots.encode(12 + 30, told);

        String tokens = "400047004d0054002d0031000000" + "400047004d0054002d0032000000" + "0000";
        assertThat(GoldenLevels.hex(counted.toBytes())).isEqualTo("02000000" + "00000000" + "1e000000");
        assertThat(GoldenLevels.hex(told.toBytes())).isEqualTo("02000000" + "02000000" + "1e000000" + tokens);
    }

    private static WireReader reader(String hex) {
        return WireReader.of(GoldenLevels.bytes(hex));
    }
}
