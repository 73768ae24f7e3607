package io.nethood.smb.file.lock;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class OpenModeTest {

    @ParameterizedTest
    @CsvSource({"0x01, 1", "0x10, 2", "0x11, 3", "0x02, 4", "0x12, 5"})
    void a_word_becomes_a_create_disposition(String word, int disposition) {
        assertThat(OpenMode.createDisposition(Integer.decode(word), DosOpenMode.Access.READ))
                .hasValue(disposition);
    }

    @ParameterizedTest
    @ValueSource(ints = {0x00, 0x03, 0x13})
    void a_word_that_opens_nothing_is_none(int word) {
        assertThat(OpenMode.createDisposition(word, DosOpenMode.Access.READ_WRITE))
                .isEmpty();
    }

    @Test
    void a_program_that_is_to_be_executed_is_created_by_a_word_that_opens_nothing() {
        assertThat(OpenMode.createDisposition(0x00, DosOpenMode.Access.EXECUTE)).hasValue(2);
    }
}
