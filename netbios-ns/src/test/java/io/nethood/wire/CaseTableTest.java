package io.nethood.wire;

import java.util.random.RandomGenerator;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class CaseTableTest {

    @Test
    void case_does_not_make_a_name_another() {
        assertThat(CaseTable.fold("Büro.txt")).isEqualTo("BÜRO.TXT");
        assertThat(CaseTable.equalsIgnoreCase("Büro.txt", "bÜRO.TXT")).isTrue();
        assertThat(CaseTable.equalsIgnoreCase("Büro.txt", "Büro.tx")).isFalse();
    }

    @Test
    void a_sharp_s_is_not_two_letters() {
        assertThat(CaseTable.fold("straße")).isEqualTo("STRAßE");
        assertThat(CaseTable.equalsIgnoreCase("straße", "STRASSE")).isFalse();
    }

    @Test
    void what_is_folded_already_is_not_copied() {
        String folded = "README.TXT";

        assertThat(CaseTable.fold(folded)).isSameAs(folded);
    }

    @Test
    void letters_behind_a_surrogate_keep_their_case() {
        String deseret = "\uD801\uDC28";

        assertThat(CaseTable.fold(deseret)).isEqualTo(deseret);
    }

    @Test
    void every_unit_folds_as_the_platform_folds_it() {
        for (int unit = 0; unit <= Character.MAX_VALUE; unit++) {
            assertThat(CaseTable.fold((char) unit)).isEqualTo(Character.toUpperCase((char) unit));
        }
    }

    @Test
    void the_order_is_that_of_the_folded_names() {
        Seeded.rounds(500, random -> {
            String left = text(random);
            String right = text(random);

            assertThat(Integer.signum(CaseTable.ORDER.compare(left, right)))
                    .isEqualTo(Integer.signum(CaseTable.fold(left).compareTo(CaseTable.fold(right))));
            assertThat(CaseTable.equalsIgnoreCase(left, right))
                    .isEqualTo(CaseTable.fold(left).equals(CaseTable.fold(right)));
        });
    }

    private static String text(RandomGenerator random) {
        String units = "aAbBéÉ.ÿ\uD83D";
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(5); i > 0; i--) {
            text.append(units.charAt(random.nextInt(units.length())));
        }
        return text.toString();
    }
}
