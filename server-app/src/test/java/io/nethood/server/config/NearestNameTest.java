package io.nethood.server.config;

import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class NearestNameTest {
    private static final List<String> NAMES = List.of("edition", "printer", "smb-port", "nbss-port");

    @Test
    void a_missing_letter_is_found() {
        assertThat(NearestName.of("editon", NAMES)).contains("edition");
    }

    @Test
    void two_swapped_letters_are_one_slip() {
        assertThat(NearestName.of("pritner", NAMES)).contains("printer");
    }

    @Test
    void a_beginning_is_near() {
        assertThat(NearestName.of("edi", NAMES)).contains("edition");
    }

    @Test
    void something_else_altogether_is_not_near() {
        assertThat(NearestName.of("colour", NAMES)).isEmpty();
    }

    @Test
    void the_nearest_of_two_wins() {
        assertThat(NearestName.of("smb-prt", NAMES)).contains("smb-port");
    }
}
