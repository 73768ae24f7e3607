package io.nethood.smb.file.name;

import java.util.function.Function;

import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.wire.NtStatus;
import io.nethood.wire.Seeded;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SearchPathTest {

    @Test
    void the_last_part_is_the_pattern() throws FileRefusal {
        assertFound("\\dir\\sub\\*.t?t", "\\dir\\sub", "*.t?t");
        assertFound("*", "\\", "*");
        assertFound("\\dir\\file.txt", "\\dir", "file.txt");
        assertFound("\\dir\\..\\<.\">", "\\", "<.\">");
    }

    @Test
    void a_path_that_ends_as_a_directory_has_no_pattern() throws FileRefusal {
        assertFound("", "\\", "");
        assertFound("\\", "\\", "");
        assertFound("\\dir\\", "\\dir", "");
    }

    @Test
    void what_is_taken_back_is_no_pattern() throws FileRefusal {
        assertFound("\\dir\\sub\\..", "\\", "dir");
        assertFound("\\dir\\..", "\\", "");
    }

    @Test
    void a_pattern_of_dos_keeps_its_last_dot_but_a_name_does_not() throws FileRefusal {
        assertFound(NameRules.DOS, "\\dir.\\*.", "\\dir", "*.");
        assertFound(NameRules.DOS, "\\dir.\\file. ", "\\dir", "file");
    }

    @Test
    void wildcards_stand_in_the_last_part_only() {
        assertRefused("\\d*r\\file", NtStatus.OBJECT_NAME_INVALID);
        assertRefused("\\dir\\*\\", NtStatus.OBJECT_NAME_INVALID);
        assertRefused("\\dir\\*\\..", NtStatus.OBJECT_NAME_INVALID);
    }

    @Test
    void what_no_path_may_be_no_search_may_be() {
        assertRefused("\\..\\*", NtStatus.OBJECT_PATH_SYNTAX_BAD);
        assertRefused("\\dir/*", NtStatus.OBJECT_NAME_INVALID);
        assertRefused("\\file:stream", NtStatus.OBJECT_NAME_INVALID);
        assertRefused("\\dir\\.", NtStatus.OBJECT_NAME_INVALID);
        assertRefused("C:\\*", NtStatus.OBJECT_NAME_INVALID);
    }

    @Test
    void without_wildcards_and_streams_a_search_names_what_a_path_names() {
        Seeded.rounds(5_000, random -> {
            StringBuilder text = new StringBuilder();
            for (int i = random.nextInt(8); i > 0; i--) {
                text.append("\\\\\\..ab c/".charAt(random.nextInt(10)));
            }
            NameRules rules = random.nextBoolean() ? NameRules.LONG : NameRules.DOS;

            assertThat(meaning(SearchPath.parse(text.toString(), rules), SearchPathTest::whole))
                    .as(text.toString())
                    .isEqualTo(meaning(SharePath.parse(text.toString(), rules), SharePath::toString));
        });
    }

    private static <T> String meaning(Parsed<T> parsed, Function<T, String> written) {
        return switch (parsed) {
            case Parsed.Refused<T>(NtStatus status) -> status.name();
            case Parsed.Accepted<T>(T value) -> written.apply(value);
        };
    }

    private static String whole(SearchPath found) {
        SharePath directory = found.directory();
        return (found.pattern().isEmpty() ? directory : directory.child(found.pattern())).toString();
    }

    private static void assertFound(String path, String directory, String pattern) throws FileRefusal {
        assertFound(NameRules.LONG, path, directory, pattern);
    }

    private static void assertFound(NameRules rules, String path, String directory, String pattern) throws FileRefusal {
        SearchPath found = SearchPath.parse(path, rules).orRefuse();

        assertThat(found.directory()).hasToString(directory);
        assertThat(found.pattern()).isEqualTo(pattern);
    }

    private static void assertRefused(String path, NtStatus status) {
        assertThat(SearchPath.parse(path, NameRules.LONG)).isEqualTo(new Parsed.Refused<>(status));
    }
}
