package io.nethood.smb.file.name;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.nethood.wire.CaseTable;
import io.nethood.wire.Seeded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ShortNamesTest {
    private static final Charset LATIN = Charset.forName("IBM850");
    private static final Charset JAPANESE = Charset.forName("windows-31j");

    @ParameterizedTest
    @ValueSource(
            strings = {"A", "readme.txt", "FILENAME.EXT", "Mixed.Cas", "a.b", "_~1.$$$", "Büro.txt", "{}!#%&'(", ")-@^`"
            })
    void a_name_of_dos_is_its_own_short_name(String name) {
        assertThat(ShortNames.isShort(name, LATIN)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                ".",
                "..",
                ".txt",
                "file.",
                "longername",
                "a.html",
                "a.b.c",
                "a b",
                "a+b",
                "a,b",
                "a;b",
                "a=b",
                "a[b",
                "a]b",
                "a*",
                "a:b",
                "a\\b",
                "日本",
                "\uD83D",
                "ÿ"
            })
    void what_dos_cannot_say_is_not_short(String name) {
        assertThat(ShortNames.isShort(name, LATIN)).isFalse();
    }

    @Test
    void a_short_name_is_measured_in_bytes_of_the_code_page() {
        assertThat(ShortNames.isShort("日本日本.日", JAPANESE)).isTrue();
        assertThat(ShortNames.isShort("日本日本a.日", JAPANESE)).isFalse();
        assertThat(ShortNames.isShort("a.日本", JAPANESE)).isFalse();
    }

    @Test
    void an_alias_shows_the_beginning_a_checksum_and_the_extension() {
        assertThat(ShortNames.aliasOf("A long name.html", LATIN)).matches("AL[0-9A-F]{4}~1\\.HTM");
        assertThat(ShortNames.aliasOf("longwithout", LATIN)).matches("LO[0-9A-F]{4}~1");
        assertThat(ShortNames.aliasOf(".bashrc", LATIN)).matches("BA[0-9A-F]{4}~1");
        assertThat(ShortNames.aliasOf("a.tar.gz", LATIN)).matches("AT[0-9A-F]{4}~1\\.GZ");
        assertThat(ShortNames.aliasOf("+=long name.a b", LATIN)).matches("__[0-9A-F]{4}~1\\.AB");
        assertThat(ShortNames.aliasOf("...", LATIN)).matches("[0-9A-F]{4}~1");
        assertThat(ShortNames.aliasOf("日本語のファイル.テキスト", JAPANESE)).matches("日[0-9A-F]{4}~1\\.テ");
        assertThat(ShortNames.aliasOf("日本語.txt", LATIN)).matches("__[0-9A-F]{4}~1\\.TXT");
    }

    @Test
    void an_alias_is_the_same_for_ever() {
        assertThat(ShortNames.aliasOf("A long name.html", LATIN)).isEqualTo("AL2125~1.HTM");
    }

    @Test
    void case_does_not_change_an_alias() {
        assertThat(ShortNames.aliasOf("a LONG name.Html", LATIN))
                .isEqualTo(ShortNames.aliasOf("A long NAME.hTML", LATIN));
    }

    @Test
    void every_alias_is_a_short_name_that_looks_like_one() {
        Seeded.rounds(5_000, random -> {
            StringBuilder name = new StringBuilder("x");
            for (int i = random.nextInt(12); i >= 0; i--) {
                String units = "ab. ..+日é\uD83DÿZ~1";
                name.insert(0, units.charAt(random.nextInt(units.length())));
            }

            for (Charset codePage : List.of(LATIN, JAPANESE)) {
                String alias = ShortNames.aliasOf(name.toString(), codePage);
                assertThat(ShortNames.isShort(alias, codePage)).as(alias).isTrue();
                assertThat(ShortNames.looksLikeAlias(alias)).as(alias).isTrue();
                assertThat(CaseTable.fold(alias)).isEqualTo(alias);
            }
        });
    }

    @Test
    void only_what_may_be_an_alias_is_looked_up_as_one() {
        assertThat(ShortNames.looksLikeAlias("PROGRA~1")).isTrue();
        assertThat(ShortNames.looksLikeAlias("a~~12.txt")).isTrue();
        assertThat(ShortNames.looksLikeAlias("backup~")).isFalse();
        assertThat(ShortNames.looksLikeAlias("~a.txt")).isFalse();
        assertThat(ShortNames.looksLikeAlias("readme.txt")).isFalse();
        assertThat(ShortNames.looksLikeAlias("much longer~1.txt")).isFalse();
    }

    @Test
    void numbered_files_do_not_contest_each_other() {
        List<String> names = IntStream.range(0, 10_000)
                .mapToObj("photo of me %04d.jpeg"::formatted)
                .toList();

        assertThat(names.stream().map(name -> ShortNames.aliasOf(name, LATIN)).distinct())
                .hasSameSizeAs(names);
    }

    @Test
    void a_directory_leads_from_name_to_alias_and_back() {
        ShortNames names = ShortNames.of(List.of("A long name.html", "readme.txt"), LATIN);

        String alias = names.alias("A long name.html");

        assertThat(alias).isEqualTo(ShortNames.aliasOf("A long name.html", LATIN));
        assertThat(names.nameOf(alias.toLowerCase(Locale.ROOT))).contains("A long name.html");
        assertThat(names.alias("readme.txt")).isEmpty();
        assertThat(names.nameOf("readme.txt")).isEmpty();
    }

    @Test
    void contested_aliases_are_numbered_in_the_order_of_the_names() {
        List<String> rivals = rivals(12);
        List<String> shuffled = new ArrayList<>(rivals);
        Collections.shuffle(shuffled, new Random(1));

        ShortNames names = ShortNames.of(shuffled, LATIN);

        String wanted = ShortNames.aliasOf(rivals.getFirst(), LATIN);
        assertThat(names.alias(rivals.get(0))).isEqualTo(wanted);
        assertThat(names.alias(rivals.get(1))).isEqualTo(wanted.replace("~1", "~2"));
        assertThat(names.alias(rivals.get(11)))
                .isEqualTo(wanted.replace("~1", "~12").replaceFirst("^(.).", "$1"));
        assertThat(rivals)
                .allSatisfy(name -> assertThat(names.nameOf(names.alias(name))).contains(name));
    }

    @Test
    void a_file_that_really_has_the_alias_keeps_it() {
        String alias = ShortNames.aliasOf("A long name.html", LATIN);

        ShortNames names = ShortNames.of(List.of("A long name.html", alias.toLowerCase(Locale.ROOT)), LATIN);

        assertThat(names.alias("A long name.html")).isEqualTo(alias.replace("~1", "~2"));
    }

    @Test
    void names_that_differ_in_case_only_have_different_aliases() {
        ShortNames names = ShortNames.of(List.of("Long Name", "LONG name"), LATIN);

        assertThat(names.alias("LONG name")).endsWith("~1");
        assertThat(names.alias("Long Name")).endsWith("~2");
    }

    @Test
    void who_finds_no_number_has_no_alias() {
        List<String> rivals = rivals(1_001);

        ShortNames names = ShortNames.of(rivals, LATIN);

        assertThat(names.alias(rivals.get(998))).endsWith("~999.TXT");
        assertThat(names.alias(rivals.get(999))).isEmpty();
        assertThat(names.alias(rivals.get(1_000))).isEmpty();
    }

    @Test
    void no_two_names_of_a_directory_have_the_same_alias() {
        Seeded.rounds(200, random -> {
            Set<String> directory = new HashSet<>(rivals(random.nextInt(30)));
            for (int i = random.nextInt(200); i > 0; i--) {
                directory.add(Stream.of("x", "long name ", "a+", "AB" + i % 10 + "0F~")
                                .toList()
                                .get(random.nextInt(4))
                        + random.nextInt(300));
            }
            directory.add(ShortNames.aliasOf("long name 1", LATIN));

            ShortNames names = ShortNames.of(directory, LATIN);

            Set<String> seen = new HashSet<>();
            for (String name : directory) {
                String alias = names.alias(name);
                String shown = alias.isEmpty() ? CaseTable.fold(name) : alias;
                assertThat(seen.add(shown)).as("%s is %s", name, shown).isTrue();
            }
        });
    }

    /** Names that all come to the same alias, in the order of their folded names. */
    private static List<String> rivals(int count) {
        // One more of the unit in front of another counts as much as 0x1B9 more of that.
        return IntStream.rangeClosed('\u4e00', '\u9fff')
                .mapToObj(unit -> new char[] {(char) unit, (char) (0x1B9 * ('\u9fff' - unit))})
                .filter(units -> units[1] >= '\u4e00' && units[1] <= '\u9fff')
                .limit(count)
                .map(units -> "rival " + String.valueOf(units) + ".txt")
                .toList();
    }
}
