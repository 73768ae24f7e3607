package io.nethood.smb.wire.info;

import java.nio.charset.Charset;
import java.util.stream.Stream;

import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.wire.NtStatus;
import io.nethood.wire.Seeded;
import io.nethood.wire.WireWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class FileSystemLevelTest {
    private static final Charset CODE_PAGE = Charset.forName("IBM437");
    private static final int SERIAL = 0xA9FA_9A8C;
    private static final int RECORDED_ATTRIBUTES = 0x0001_006F;

    static Stream<GoldenLevels.Row> recorded() {
        return GoldenLevels.read("file-system-levels.txt");
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void each_level_has_the_bytes_that_a_real_server_sent(GoldenLevels.Row row) throws Exception {
        FileSystemLevel level = FileSystemLevel.of(row.code());
        // The recorded server says of a volume with object ids that it has none; Windows does not.
        int attributes = level == FileSystemLevel.FS_VOLUME
                ? RECORDED_ATTRIBUTES & ~VolumeInformation.SUPPORTS_OBJECT_IDS
                : RECORDED_ATTRIBUTES;
        VolumeInformation volume = new VolumeInformation(
                "smbtest",
                SERIAL,
                row.unicode() ? 0x01DD_7C88_18D0_607FL : 0x01DD_7C88_275B_2E53L,
                0x0FBF_8E74,
                freeUnits(row, level),
                2,
                512,
                "NTFS",
                attributes,
                255,
                ObjectId.NONE);

        byte[] encoded = encode(level, volume, row.unicode());

        byte[] expected = row.bytes().clone();
        if (level == FileSystemLevel.INFO_ALLOCATION) {
            // idFileSystem, which NT leaves 0.
            expected[1] = 0;
        } else if (level == FileSystemLevel.INFO_VOLUME) {
            // The recorded server counts the terminator; [MS-CIFS] 2.2.8.2.2 counts the label.
            expected[4] -= (byte) (row.unicode() ? 2 : 1);
        }
        assertThat(GoldenLevels.hex(encoded)).isEqualTo(GoldenLevels.hex(expected));
    }

    /** Somebody wrote while the answers were recorded. */
    private static int freeUnits(GoldenLevels.Row row, FileSystemLevel level) {
        if (!row.unicode()) {
            return 0x04F9_C0FC;
        }
        return level == FileSystemLevel.FS_FULL_SIZE ? 0x04F9_D944 : 0x04F9_D948;
    }

    @Test
    void a_volume_with_object_ids_says_so() {
        assertThat(GoldenLevels.hex(encode(FileSystemLevel.FS_VOLUME, volume(10, 5, 1), true)))
                .isEqualTo("0100000000000000" + "02000000" + "04000000" + "01" + "00" + "44003100");
    }

    @Test
    void quotas_are_off() {
        assertThat(GoldenLevels.hex(encode(FileSystemLevel.FS_CONTROL, volume(10, 5, 1), true)))
                .isEqualTo("00".repeat(24) + "ff".repeat(16) + "00".repeat(8));
    }

    @Test
    void an_object_id_is_followed_by_48_bytes_of_nothing() {
        assertThat(GoldenLevels.hex(encode(FileSystemLevel.FS_OBJECT_ID, volume(10, 5, 1), true)))
                .isEqualTo("0807060504030201" + "100f0e0d0c0b0a09" + "00".repeat(48));
    }

    @ParameterizedTest
    @CsvSource({"3, OS2_INVALID_LEVEL", "0x101, INVALID_LEVEL", "1002, INVALID_INFO_CLASS", "1009, INVALID_INFO_CLASS"})
    void a_level_that_does_not_exist_is_refused_as_its_family_is(String code, NtStatus status) {
        assertThatExceptionOfType(FileRefusal.class)
                .isThrownBy(() -> FileSystemLevel.of(Integer.decode(code)))
                .returns(status, FileRefusal::status);
    }

    @Test
    void units_that_can_be_counted_stay_as_they_are() {
        assertThat(DiskUnits.of16Bits(volume(65_535, 100, 8))).isEqualTo(new DiskUnits(65_535, 100, 8, 512));
        assertThat(DiskUnits.of32Bits(volume(0xFFFF_FFFFL, 100, 8)))
                .isEqualTo(new DiskUnits(0xFFFF_FFFFL, 100, 8, 512));
    }

    @Test
    void units_too_many_for_16_bits_become_larger() {
        assertThat(DiskUnits.of16Bits(volume(65_536, 100, 8))).isEqualTo(new DiskUnits(32_768, 50, 16, 512));
        assertThat(DiskUnits.of16Bits(volume(1L << 30, 1L << 29, 8)))
                .isEqualTo(new DiskUnits(1 << 15, 1 << 14, 8 << 12, 512 << 3));
    }

    @Test
    void units_too_many_for_32_bits_become_larger() {
        assertThat(DiskUnits.of32Bits(volume(1L << 34, 8, 8))).isEqualTo(new DiskUnits(1L << 31, 1, 64, 512));
    }

    @Test
    void what_no_unit_can_count_is_the_most_there_can_be() {
        assertThat(DiskUnits.of16Bits(volume(Long.MAX_VALUE, Long.MAX_VALUE, 1)))
                .isEqualTo(new DiskUnits(65_535, 65_535, 0x8000, 0x8000));
    }

    @Test
    void whatever_the_volume_numbers_fit_and_room_is_not_more_than_there_is() {
        Seeded.rounds(5_000, random -> {
            long total = random.nextLong() >>> random.nextInt(1, 64);
            long free = total == 0 ? 0 : random.nextLong(total);
            DiskUnits units = DiskUnits.of16Bits(volume(total, free, 1 << random.nextInt(8)));

            assertThat(units.total()).isBetween(0L, 65_535L);
            assertThat(units.free()).isBetween(0L, units.total());
            assertThat(units.sectorsPerUnit()).isBetween(1, 65_535);
            assertThat(units.bytesPerSector()).isBetween(1, 65_535);
        });
    }

    private static VolumeInformation volume(long total, long free, int sectorsPerUnit) {
        return new VolumeInformation(
                "D1",
                2,
                1,
                total,
                free,
                sectorsPerUnit,
                512,
                "NTFS",
                RECORDED_ATTRIBUTES,
                255,
                new ObjectId(0x0102_0304_0506_0708L, 0x090A_0B0C_0D0E_0F10L));
    }

    private static byte[] encode(FileSystemLevel level, VolumeInformation volume, boolean unicode) {
        WireWriter out = WireWriter.create();
        level.encode(volume, unicode, CODE_PAGE, out);
        return out.toBytes();
    }
}
