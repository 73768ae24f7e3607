package io.nethood.smb.wire.info;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.wire.FileTime;
import io.nethood.smb.wire.NtStatus;
import io.nethood.wire.MalformedMessage;
import io.nethood.wire.MalformedMessage.Reason;
import io.nethood.wire.Seeded;
import io.nethood.wire.WireReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class SetLevelTest {
    private static final Map<Integer, SetInformation> RECORDED = Map.ofEntries(
            Map.entry(
                    0x0001,
                    new SetInformation.StandardTimes(
                            FileTime.of(Instant.parse("2026-11-24T02:55:12Z")),
                            FileTime.of(Instant.parse("2026-11-24T02:56:52Z")),
                            FileTime.of(Instant.parse("2026-11-24T02:58:32Z")))),
            Map.entry(0x0002, new SetInformation.Eas(List.of(ea("EA ONE", "VALUE 1"), ea("SECOND EA", "Value Two")))),
            Map.entry(
                    0x0101,
                    new SetInformation.Basic(
                            0x01DE_50B2_E25F_7100L,
                            0x01DE_09F9_F931_F100L,
                            0x01DD_C341_1004_7100L,
                            SetInformation.KEEP,
                            0)),
            Map.entry(0x0102, new SetInformation.Disposition(true)),
            Map.entry(0x0103, new SetInformation.Allocation(4096)),
            Map.entry(0x0104, new SetInformation.EndOfFile(100)),
            Map.entry(1004, new SetInformation.Basic(0, 0, 0, 0, 0x02)),
            Map.entry(1010, new SetInformation.Rename(false, 0, "fname_test_new_13.txt")),
            Map.entry(1013, new SetInformation.Disposition(false)),
            Map.entry(1014, new SetInformation.Position(123_456)),
            Map.entry(1016, new SetInformation.Mode(2)),
            Map.entry(1019, new SetInformation.Allocation(4096)),
            Map.entry(1020, new SetInformation.EndOfFile(0x25)));

    static Stream<GoldenLevels.Row> recorded() {
        return GoldenLevels.read("set-levels.txt");
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void what_a_real_client_wants_is_understood(GoldenLevels.Row row) throws Exception {
        SetInformation information = SetLevel.of(row.code()).decode(WireReader.of(row.bytes()));

        assertThat(information).isEqualTo(RECORDED.get(row.code()));
    }

    @Test
    void a_link_is_made_as_a_rename_is() throws Exception {
        byte[] data = GoldenLevels.bytes("01000000 07000000 04000000 61006200");

        assertThat(SetLevel.of(1011).decode(WireReader.of(data))).isEqualTo(new SetInformation.Link(true, 7, "ab"));
        assertThat(SetLevel.of(1010).decode(WireReader.of(data))).isEqualTo(new SetInformation.Rename(true, 7, "ab"));
    }

    @Test
    void attributes_come_chained_through_pass_through() throws Exception {
        byte[] data = GoldenLevels.bytes("0c000000 00010100 410076 00 00000000 00010100 420077");

        assertThat(SetLevel.of(1015).decode(WireReader.of(data)))
                .isEqualTo(new SetInformation.Eas(List.of(ea("A", "v"), ea("B", "w"))));
    }

    @Test
    void a_time_that_stops_is_told_from_one_that_stays() throws Exception {
        byte[] data = GoldenLevels.bytes("ff".repeat(8) + "00".repeat(24) + "80000000");

        assertThat(SetLevel.FILE_BASIC.decode(WireReader.of(data)))
                .isEqualTo(new SetInformation.Basic(
                        SetInformation.KEEP_AND_STOP,
                        SetInformation.KEEP,
                        SetInformation.KEEP,
                        SetInformation.KEEP,
                        0x80));
    }

    @ParameterizedTest
    @CsvSource({
        "1010, 01000000 00000000 06000000 61006200, TRUNCATED",
        "1010, 01000000 00000000 03000000 61006200, BAD_VALUE",
        "1010, 01000000 00000000 ffffffff 61006200, TOO_LONG",
        "1010, 01000000 00000000, TRUNCATED",
        "1013, '', TRUNCATED",
        "1020, 00000000, TRUNCATED",
        "1, 0000000000000000, TRUNCATED"
    })
    void a_structure_that_is_wrong_is_refused(int code, String hex, Reason reason) {
        assertThatExceptionOfType(MalformedMessage.class)
                .isThrownBy(() -> SetLevel.of(code).decode(WireReader.of(GoldenLevels.bytes(hex))))
                .returns(reason, MalformedMessage::reason);
    }

    @ParameterizedTest
    @CsvSource({"4, OS2_INVALID_LEVEL", "0x107, INVALID_LEVEL", "1005, INVALID_INFO_CLASS"})
    void a_level_that_does_not_exist_is_refused_as_its_family_is(String code, NtStatus status) {
        assertThatExceptionOfType(FileRefusal.class)
                .isThrownBy(() -> SetLevel.of(Integer.decode(code)))
                .returns(status, FileRefusal::status);
    }

    @ParameterizedTest
    @EnumSource(SetLevel.class)
    void any_bytes_are_information_or_malformed(SetLevel level) {
        List<byte[]> samples = recorded().map(GoldenLevels.Row::bytes).toList();
        Seeded.rounds(2_000, random -> {
            byte[] bytes = samples.get(random.nextInt(samples.size())).clone();
            for (int i = random.nextInt(4); i > 0; i--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }

            byte[] cut = Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));

            assertThat(decoded(level, cut)).isEqualTo(decoded(level, cut));
        });
    }

    /** Any exception but MalformedMessage gets through. */
    private static Optional<SetInformation> decoded(SetLevel level, byte[] bytes) {
        try {
            return Optional.of(level.decode(WireReader.of(bytes)));
        } catch (MalformedMessage malformed) {
            return Optional.empty();
        }
    }

    private static ExtendedAttribute ea(String name, String value) {
        return new ExtendedAttribute(0, name, value.getBytes(StandardCharsets.US_ASCII));
    }
}
