package io.nethood.smb.file.name;

import java.time.Duration;
import java.util.random.RandomGenerator;

import io.nethood.wire.Seeded;
import org.assertj.core.api.AbstractBooleanAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

class NamePatternTest {

    @Test
    void stars_and_question_marks_match_what_they_stand_for() {
        assertMatch("*", "anything.at all").isTrue();
        assertMatch("*.*", "without").isTrue();
        assertMatch("*.txt", "Read.Me.TXT").isTrue();
        assertMatch("*.txt", "readme.txt.bak").isFalse();
        assertMatch("r*me*", "README").isTrue();
        assertMatch("f?le", "file").isTrue();
        assertMatch("f?le", "fle").isFalse();
        assertMatch("file?", "file").isFalse();
        assertMatch("a?b", "a.b").isTrue();
    }

    @Test
    void dos_star_does_not_take_the_last_dot() {
        assertMatch("<", "a").isTrue();
        assertMatch("<", "a.b").isFalse();
        assertMatch("<.b", "a.a.b").isTrue();
        assertMatch("<a", "x.a").isFalse();
        assertMatch("x.<a", "x.aa").isTrue();
        assertMatch("*<a", "x.a").isTrue();
        assertMatch("<.<", "a.b.c").isTrue();
    }

    @Test
    void dos_question_mark_needs_nothing_before_a_dot_and_at_the_end() {
        assertMatch(">>>>>>>>.txt", "a.txt").isTrue();
        assertMatch("a>>>", "a").isTrue();
        assertMatch("a>>>", "abcde").isFalse();
        assertMatch("a>b", "a.b").isFalse();
    }

    @Test
    void dos_dot_is_there_at_the_end_of_every_name() {
        assertMatch("readme\"", "readme").isTrue();
        assertMatch("readme\"", "readme.").isTrue();
        assertMatch("readme\"", "readme.x").isFalse();
        assertMatch("readme\"*", "readme.x").isTrue();
        assertMatch("readme\"x", "readme").isFalse();
    }

    @Test
    void case_is_that_of_the_case_table() {
        assertMatch("bÜRO*", "Büro.txt").isTrue();
        assertMatch("stra?e", "STRAßE").isTrue();
        assertMatch("strasse", "straße").isFalse();
    }

    @Test
    void a_pattern_tells_what_a_search_can_spare() {
        assertThat(NamePattern.of("readme.txt").isLiteral()).isTrue();
        assertThat(NamePattern.of("readme\"txt").isLiteral()).isFalse();
        assertThat(NamePattern.of("*").matchesAll()).isTrue();
        assertThat(NamePattern.of("*.*").matchesAll()).isTrue();
        assertThat(NamePattern.of("*.").matchesAll()).isFalse();
        assertThat(NamePattern.hasWildcards("\\dir\\file")).isFalse();
        assertThat(NamePattern.hasWildcards("\\dir\\f<")).isTrue();
    }

    @Test
    void every_pattern_matches_what_the_rules_one_by_one_match() {
        Seeded.rounds(50_000, random -> {
            String pattern = text(random, "ab.*?<>\"", 8);
            String name = text(random, "aB..", 9);

            assertThat(NamePattern.of(pattern).matches(name))
                    .as("«%s» matches «%s»", pattern, name)
                    .isEqualTo(NaivePattern.matches(pattern, name));
        });
    }

    @Test
    void a_pattern_made_to_be_slow_is_not() {
        String name = "a".repeat(200) + "." + "a".repeat(54);

        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> {
            for (String star : new String[] {"*a", "<a", "*?", "<>", "*<a", "*>\"a<"}) {
                NamePattern pattern = NamePattern.of(star.repeat(100) + "b");
                for (int i = 0; i < 100; i++) {
                    assertThat(pattern.matches(name)).isFalse();
                }
            }
        });
    }

    @ParameterizedTest(name = "{0} finds {1}: {2}")
    @CsvSource(quoteCharacter = '`', textBlock = """
            *.*,          A.TXT,        true
            *.*,          A,            true
            *,            A.TXT,        true
            ????????.???, A.TXT,        true
            ????????.???, README,       true
            ????????.???, FILENAME.EXT, true
            ????????.???, LONGERNAME.X, false
            ????????.???, A.LONG,       false
            ????????,     README,       true
            ????????,     A.TXT,        false
            *.,           README,       true
            *.,           A.TXT,        false
            *.TXT,        A.TXT,        true
            *.TXT,        A.B.TXT,      true
            *.T?,         A.TX,         true
            *.T?,         A.T,          true
            *.T??,        A.TXTX,       false
            A?.TXT,       A.TXT,        true
            A?.TXT,       AB.TXT,       true
            A?.TXT,       ABC.TXT,      false
            A*.*,         ABC,          true
            A*.*,         ABC.D,        true
            README.*,     README,       true
            README.???,   README,       true
            README.,      README,       true
            README.,      README.TXT,   false
            README,       readme,       true
            """)
    void dos_programs_find_what_they_found_on_their_own_disks(String pattern, String name, boolean found) {
        assertThat(NamePattern.ofDosSearch(pattern).matches(name)).isEqualTo(found);
    }

    @ParameterizedTest(name = "ren {0} {1}: {2}")
    @CsvSource(quoteCharacter = '`', textBlock = """
            a.txt,      *.bak,      a.bak
            a.b.txt,    *.bak,      a.b.bak
            noext,      *.bak,      noext.bak
            a.txt,      *,          a.txt
            a.txt,      *.*,        a.txt
            noext,      *.*,        noext
            a.txt,      b.*,        b.txt
            a.txt,      b*.*,       b.txt
            abc.txt,    x*,         xbc.txt
            abc.txt,    ???x.*,     abcx.txt
            abcde.txt,  ?x?.y,      axc.y
            ab.txt,     ????????.b, ab.b
            a.txt,      a?.t?,      a.tx
            a.txt,      *.,         a
            a.txt,      new.doc,    new.doc
            a.txt,      <"bak,      a.bak
            a.txt,      `>>>"bak`,  a.bak
            Büro.txt,   *.BAK,      Büro.BAK
            """)
    void renaming_with_wildcards_gives_the_names_that_ren_gives(String name, String pattern, String renamed) {
        assertThat(NamePattern.of(pattern).renamed(name)).isEqualTo(renamed);
    }

    @Test
    void renaming_never_fails_and_its_names_hold_nothing_new() {
        Seeded.rounds(5_000, random -> {
            String renamed = NamePattern.of(text(random, "ab.*?<>\"", 8)).renamed(text(random, "aB..", 9));

            assertThat(renamed).doesNotContain("*", "?", "<", ">", "\"");
            assertThat(renamed.isEmpty() || FileName.isValid(renamed)).isTrue();
        });
    }

    private static AbstractBooleanAssert<?> assertMatch(String pattern, String name) {
        return assertThat(NamePattern.of(pattern).matches(name)).as("«%s» matches «%s»", pattern, name);
    }

    private static String text(RandomGenerator random, String units, int most) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(most + 1); i > 0; i--) {
            text.append(units.charAt(random.nextInt(units.length())));
        }
        return text.toString();
    }
}
