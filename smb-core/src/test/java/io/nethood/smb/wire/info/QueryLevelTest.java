package io.nethood.smb.wire.info;

import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.stream.Stream;

import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.wire.NtStatus;
import io.nethood.wire.WireWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class QueryLevelTest {
    private static final List<ExtendedAttribute> EAS = List.of(
            new ExtendedAttribute(0, "EAONE", "VALUE1".getBytes(StandardCharsets.US_ASCII)),
            new ExtendedAttribute(0, "SECONDEA", "ValueTwo".getBytes(StandardCharsets.US_ASCII)));
    private static final List<StreamInformation> STREAMS = List.of(new StreamInformation("::$DATA", 7, 8192));

    /** The file of query-levels.txt. */
    private static final FileInformation FILE = new FileInformation(
            0x01DE_50B2_D411_5500L,
            0x01DE_09F9_EAE3_D500L,
            0x01DD_C341_01B6_5500L,
            0x01DD_C341_01B6_5500L,
            0x20,
            false,
            7,
            8192,
            1,
            false,
            0x20_EE06,
            ExtendedAttributes.eaSize(EAS),
            "\\torture_qfileinfo.txt",
            "TWM1H9~K.TXT",
            0,
            0,
            0x20,
            0);

    static Stream<GoldenLevels.Row> recorded() {
        return GoldenLevels.read("query-levels.txt");
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void each_level_has_the_bytes_that_a_real_server_sent(GoldenLevels.Row row) throws Exception {
        QueryLevel level = QueryLevel.of(row.code());

        String encoded = GoldenLevels.hex(encode(level, FILE, STREAMS, EAS));

        // The recorded server leaves out the reserved bytes that end SMB_QUERY_FILE_BASIC_INFO, [MS-CIFS] 2.2.8.3.6.
        String reserved = row.code() == 0x0101 ? "00000000" : "";
        assertThat(encoded).isEqualTo(GoldenLevels.hex(row.bytes()) + reserved);
    }

    @Test
    void every_level_was_recorded_but_those_of_what_the_client_sends() throws Exception {
        EnumSet<QueryLevel> levels = EnumSet.allOf(QueryLevel.class);
        for (GoldenLevels.Row row : recorded().toList()) {
            levels.remove(QueryLevel.of(row.code()));
        }

        assertThat(levels)
                .containsExactlyInAnyOrder(QueryLevel.INFO_QUERY_EAS_FROM_LIST, QueryLevel.INFO_IS_NAME_VALID);
    }

    @Test
    void a_name_that_is_valid_is_answered_without_data() {
        assertThat(encode(QueryLevel.INFO_IS_NAME_VALID, FILE, List.of(), List.of()))
                .isEmpty();
    }

    @Test
    void attributes_asked_for_by_name_are_told_as_a_list() {
        assertThat(encode(QueryLevel.INFO_QUERY_EAS_FROM_LIST, FILE, List.of(), EAS))
                .isEqualTo(encode(QueryLevel.INFO_QUERY_ALL_EAS, FILE, List.of(), EAS));
    }

    @Test
    void a_directory_that_goes_and_is_granted_something_says_so() {
        FileInformation directory = new FileInformation(
                1, 2, 3, 4, 0x10, true, 0, 0, 2, true, 5, 0, "\\dir", "DIR", 0x0012_01BF, 6, 0x10, 1);

        assertThat(GoldenLevels.hex(encode(QueryLevel.FILE_STANDARD, directory, List.of(), List.of())))
                .isEqualTo("0000000000000000" + "0000000000000000" + "02000000" + "01" + "01" + "0000");
        assertThat(GoldenLevels.hex(encode(QueryLevel.FILE_ACCESS, directory, List.of(), List.of())))
                .isEqualTo("bf011200");
        assertThat(GoldenLevels.hex(encode(QueryLevel.FILE_POSITION, directory, List.of(), List.of())))
                .isEqualTo("0600000000000000");
        assertThat(GoldenLevels.hex(encode(QueryLevel.FILE_ALIGNMENT, directory, List.of(), List.of())))
                .isEqualTo("01000000");
    }

    @Test
    void streams_are_chained_on_boundaries_of_8_bytes() {
        List<StreamInformation> streams = List.of(
                new StreamInformation("::$DATA", 1, 4096),
                new StreamInformation(":b:$DATA", 2, 8),
                new StreamInformation(":c1:$DATA", 3, 8));

        byte[] encoded = encode(QueryLevel.FILE_STREAM, FILE, streams, List.of());

        assertThat(GoldenLevels.hex(encoded))
                .isEqualTo("28000000 0e000000 0100000000000000 0010000000000000 3a003a0024004400410054004100 0000"
                                .replace(" ", "")
                        + "28000000 10000000 0200000000000000 0800000000000000 3a0062003a0024004400410054004100"
                                .replace(" ", "")
                        + "00000000 12000000 0300000000000000 0800000000000000 3a00630031003a0024004400410054004100"
                                .replace(" ", ""));
    }

    @Test
    void the_streams_of_a_directory_are_no_bytes() {
        assertThat(encode(QueryLevel.FILE_STREAM, FILE, List.of(), List.of())).isEmpty();
    }

    @Test
    void sizes_above_4_gib_are_the_most_that_32_bits_can_tell() {
        FileInformation huge = new FileInformation(
                0, 0, 0, 0, 0x80, false, 5L << 30, 6L << 30, 1, false, 0, 0, "\\huge", "HUGE", 0, 0, 0, 0);

        assertThat(GoldenLevels.hex(encode(QueryLevel.INFO_STANDARD, huge, List.of(), List.of())))
                .isEqualTo("000000000000000000000000" + "ffffffff" + "ffffffff" + "0000");
    }

    @ParameterizedTest
    @CsvSource({
        "0x0000, OS2_INVALID_LEVEL",
        "0x0005, OS2_INVALID_LEVEL",
        "0x00FF, OS2_INVALID_LEVEL",
        "0x0100, INVALID_LEVEL",
        "0x0105, INVALID_LEVEL",
        "0x0200, INVALID_LEVEL",
        "0x03E7, INVALID_LEVEL",
        "1000, INVALID_INFO_CLASS",
        "1001, INVALID_INFO_CLASS",
        "1010, INVALID_INFO_CLASS",
        "0xFFFF, INVALID_INFO_CLASS"
    })
    void a_level_that_does_not_exist_is_refused_as_its_family_is(String code, NtStatus status) {
        assertThatExceptionOfType(FileRefusal.class)
                .isThrownBy(() -> QueryLevel.of(Integer.decode(code)))
                .returns(status, FileRefusal::status);
    }

    @Test
    void only_what_a_level_tells_is_asked_for() {
        assertThat(EnumSet.allOf(QueryLevel.class))
                .filteredOn(QueryLevel::needsStreams)
                .containsExactly(QueryLevel.FILE_STREAM);
        assertThat(EnumSet.allOf(QueryLevel.class))
                .filteredOn(QueryLevel::needsEas)
                .containsExactly(QueryLevel.INFO_QUERY_EAS_FROM_LIST, QueryLevel.INFO_QUERY_ALL_EAS);
        assertThat(EnumSet.allOf(QueryLevel.class))
                .filteredOn(QueryLevel::needsEaSize)
                .containsExactly(QueryLevel.INFO_QUERY_EA_SIZE, QueryLevel.FILE_EA, QueryLevel.FILE_ALL);
        assertThat(EnumSet.allOf(QueryLevel.class))
                .filteredOn(QueryLevel::needsShortName)
                .containsExactly(QueryLevel.FILE_ALTERNATE_NAME);
    }

    private static byte[] encode(
            QueryLevel level, FileInformation file, List<StreamInformation> streams, List<ExtendedAttribute> eas) {
        WireWriter out = WireWriter.create();
        level.encode(file, level.needsStreams() ? streams : List.of(), level.needsEas() ? eas : List.of(), out);
        return out.toBytes();
    }
}
