package io.nethood.smb.wire.info;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.nethood.smb.wire.DosDateTime;
import io.nethood.wire.Seeded;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufUtil;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

class DirectoryPageTest {
    private static final Charset CODE_PAGE = Charset.forName("IBM437");
    private static final int PLENTY = 60_000;

    /** Bytes of the chain that NT's levels begin with. */
    private static final int LINK = 4;

    static Stream<GoldenLevels.Row> recorded() {
        return GoldenLevels.read("find-levels.txt");
    }

    @ParameterizedTest
    @MethodSource("recorded")
    void each_level_has_the_bytes_that_a_real_server_sent(GoldenLevels.Row row) throws Exception {
        FindLevel level = FindLevel.of(row.code());
        ByteBuf out = Unpooled.buffer();
        DirectoryPage page = new DirectoryPage(level, out, PLENTY, level.needsEas(), row.unicode(), CODE_PAGE);

        for (DirectoryEntry entry :
                level.needsEas() ? twoFiles(row.unicode()) : List.of(tortureSearch(row.unicode()))) {
            assertThat(page.add(entry)).isTrue();
        }

        assertThat(GoldenLevels.hex(out))
                .isEqualTo(GoldenLevels.hex(level.isLanman() ? row.bytes() : last(row, level)));
    }

    /** The recorded server links its last entry to the padding behind it, which [MS-CIFS] 2.2.8.1 does not allow. */
    private static byte[] last(GoldenLevels.Row row, FindLevel level) {
        ByteBuf bytes = Unpooled.copiedBuffer(row.bytes());
        int nameLength = "torture_search.txt".length() * (row.unicode() ? 2 : 1) + (row.unicode() ? 0 : 1);
        bytes.setIntLE(0, 0);
        return ByteBufUtil.getBytes(bytes, 0, level.fixedBytes() + nameLength);
    }

    @ParameterizedTest
    @EnumSource(FindLevel.class)
    void whatever_the_room_a_page_is_a_whole_number_of_first_entries(FindLevel level) {
        List<DirectoryEntry> entries = names("a", "some name", "x.txt", "", "Grüße.doc", "y".repeat(60));
        for (boolean unicode : new boolean[] {true, false}) {
            for (boolean resumeKeys : new boolean[] {true, false}) {
                byte[] all = fill(level, entries, PLENTY, resumeKeys, unicode, entries.size());
                for (int room = 0; room <= all.length + 9; room++) {
                    ByteBuf out = Unpooled.buffer();
                    DirectoryPage page = new DirectoryPage(level, out, room, resumeKeys, unicode, CODE_PAGE);
                    int taken = 0;
                    while (taken < entries.size() && page.add(entries.get(taken))) {
                        taken++;
                    }

                    assertThat(page.count()).as("room %d", room).isEqualTo(taken);
                    assertThat(page.size()).isEqualTo(out.readableBytes()).isLessThanOrEqualTo(room);
                    assertThat(ByteBufUtil.getBytes(out))
                            .isEqualTo(fill(level, entries, PLENTY, resumeKeys, unicode, taken));
                    assertThat(taken == entries.size()).isEqualTo(room >= all.length);
                }
            }
        }
    }

    @ParameterizedTest
    @EnumSource(value = FindLevel.class, mode = EnumSource.Mode.MATCH_NONE, names = "INFO_.*")
    void the_chain_of_nts_levels_leads_to_every_name_on_boundaries_of_8_bytes(FindLevel level) {
        Seeded.rounds(100, random -> {
            List<DirectoryEntry> entries = new ArrayList<>();
            for (int i = random.nextInt(1, 40); i > 0; i--) {
                entries.add(entry("n".repeat(random.nextInt(1, 256)), "", i));
            }
            boolean unicode = random.nextBoolean();
            ByteBuf out = Unpooled.buffer().writeZero(random.nextInt(8));
            out.readerIndex(out.writerIndex());
            DirectoryPage page = new DirectoryPage(level, out, 1 << 20, false, unicode, CODE_PAGE);
            entries.forEach(page::add);

            ByteBuf bytes = out.slice();
            int at = 0;
            for (DirectoryEntry entry : entries) {
                assertThat(at % 8).isZero();
                int lengthAt = at + (level == FindLevel.FILE_NAMES ? 8 : 60);
                String name = unicode ? entry.name() : entry.name() + "\0";
                assertThat(bytes.getIntLE(lengthAt)).isEqualTo(unicode ? 2 * name.length() : name.length());
                assertThat(bytes.toString(
                                at + level.fixedBytes(),
                                bytes.getIntLE(lengthAt),
                                unicode ? StandardCharsets.UTF_16LE : CODE_PAGE))
                        .isEqualTo(name);
                int next = bytes.getIntLE(at);
                assertThat(next == 0).isEqualTo(at == page.lastEntryOffset());
                at += next;
            }
            assertThat(at).isEqualTo(page.lastEntryOffset());
        });
    }

    @Test
    void an_empty_page_has_no_bytes_and_a_last_entry_at_0() {
        ByteBuf out = Unpooled.buffer();
        DirectoryPage page = new DirectoryPage(FindLevel.FILE_BOTH_DIRECTORY, out, 50, false, true, CODE_PAGE);

        assertThat(page.add(entry("a", "", 0))).isFalse();

        assertThat(page.count()).isZero();
        assertThat(page.lastEntryOffset()).isZero();
        assertThat(out.readableBytes()).isZero();
    }

    @Test
    void a_smaller_entry_may_follow_one_that_did_not_fit() {
        ByteBuf out = Unpooled.buffer();
        DirectoryPage page = new DirectoryPage(FindLevel.FILE_NAMES, out, 14, false, true, CODE_PAGE);

        assertThat(page.add(entry("ab", "", 0))).isFalse();
        assertThat(page.add(entry("a", "", 0))).isTrue();
        assertThat(GoldenLevels.hex(out)).isEqualTo("00000000" + "00000000" + "02000000" + "6100");
    }

    @Test
    void the_first_entry_is_linked_only_when_a_second_follows() {
        ByteBuf out = Unpooled.buffer();
        DirectoryPage page = new DirectoryPage(FindLevel.FILE_NAMES, out, PLENTY, false, true, CODE_PAGE);

        page.add(entry("a", "", 0));
        assertThat(out.getIntLE(0)).isZero();
        page.add(entry("b", "", 0));

        assertThat(out.getIntLE(0)).isEqualTo(16);
        assertThat(out.getIntLE(16)).isZero();
        assertThat(page.lastEntryOffset()).isEqualTo(16);
        assertThat(out.readableBytes()).isEqualTo(16 + 3 * LINK + 2);
    }

    @Test
    void the_resume_key_of_lanmans_levels_stands_first() {
        ByteBuf out = Unpooled.buffer();
        DirectoryPage page = new DirectoryPage(FindLevel.INFO_STANDARD, out, PLENTY, true, true, CODE_PAGE);

        page.add(entry("a", "", 0x1234));
        page.add(entry("b", "", 0x5678));

        assertThat(out.getIntLE(0)).isEqualTo(0x1234);
        assertThat(page.lastEntryOffset()).isEqualTo(4 + 23 + 1 + 2 + 2);
        assertThat(out.getIntLE(page.lastEntryOffset())).isEqualTo(0x5678);
    }

    @Test
    void a_name_that_one_byte_cannot_count_is_passed_over_by_lanmans_levels() {
        ByteBuf out = Unpooled.buffer();
        DirectoryPage page = new DirectoryPage(FindLevel.INFO_STANDARD, out, PLENTY, false, true, CODE_PAGE);

        assertThat(page.add(entry("l".repeat(128), "", 0))).isTrue();
        assertThat(page.count()).isZero();
        assertThat(page.add(entry("s".repeat(127), "", 0))).isTrue();
        assertThat(page.count()).isEqualTo(1);
    }

    @Test
    void levels_ask_only_for_what_they_tell() {
        assertThat(FindLevel.values())
                .filteredOn(FindLevel::needsShortName)
                .containsExactly(FindLevel.FILE_BOTH_DIRECTORY, FindLevel.FILE_ID_BOTH_DIRECTORY);
        assertThat(FindLevel.values())
                .filteredOn(FindLevel::needsEaSize)
                .containsExactly(
                        FindLevel.INFO_QUERY_EA_SIZE,
                        FindLevel.FILE_FULL_DIRECTORY,
                        FindLevel.FILE_BOTH_DIRECTORY,
                        FindLevel.FILE_ID_FULL_DIRECTORY,
                        FindLevel.FILE_ID_BOTH_DIRECTORY);
        assertThat(FindLevel.values())
                .filteredOn(FindLevel::needsEas)
                .containsExactly(FindLevel.INFO_QUERY_EAS_FROM_LIST);
    }

    private static byte[] fill(
            FindLevel level, List<DirectoryEntry> entries, int room, boolean resumeKeys, boolean unicode, int count) {
        ByteBuf out = Unpooled.buffer();
        DirectoryPage page = new DirectoryPage(level, out, room, resumeKeys, unicode, CODE_PAGE);
        entries.subList(0, count).forEach(page::add);
        return ByteBufUtil.getBytes(out);
    }

    private static List<DirectoryEntry> names(String... names) {
        List<DirectoryEntry> entries = new ArrayList<>();
        for (String name : names) {
            entries.add(entry(name, "N~1", entries.size()));
        }
        return entries;
    }

    private static DirectoryEntry entry(String name, String shortName, int resumeKey) {
        return new DirectoryEntry(
                name,
                shortName,
                0x01DE_50B2_D411_5500L,
                0x01DE_09F9_EAE3_D500L,
                0x01DD_C341_01B6_5500L,
                0x01DD_C341_01B6_5500L,
                0x20,
                7,
                8192,
                41,
                0x20_E531,
                resumeKey,
                List.of());
    }

    /** The file of find-levels.txt; the two runs, with and without Unicode, made it at different times. */
    private static DirectoryEntry tortureSearch(boolean unicode) {
        if (unicode) {
            return entry("torture_search.txt", "TOR0GA~L.TXT", 0);
        }
        return new DirectoryEntry(
                "torture_search.txt",
                "TOR0GA~L.TXT",
                0x01DE_50B2_E25F_7100L,
                0x01DE_09F9_F931_F100L,
                0x01DD_C341_1004_7100L,
                0x01DD_C341_1004_7100L,
                0x20,
                7,
                8192,
                41,
                0x20_E431,
                0,
                List.of());
    }

    /** The two files of level 0003 in find-levels.txt; neither has the third attribute that was asked for. */
    private static List<DirectoryEntry> twoFiles(boolean unicode) {
        long made = DosDateTime.fileTimeOf(unicode ? 0x16A4_5D79 : 0x16B0_5D79);
        List<ExtendedAttribute> eas = List.of(
                new ExtendedAttribute(0, "SECOND EA", "Value Two".getBytes(StandardCharsets.US_ASCII)),
                new ExtendedAttribute(0, "THIRD EA", new byte[0]));
        return Stream.of("file2.txt", "file3.txt")
                .map(name -> new DirectoryEntry(name, "", made, made, made, made, 0x20, 0, 0x1000, 0, 0, 0, eas))
                .toList();
    }
}
