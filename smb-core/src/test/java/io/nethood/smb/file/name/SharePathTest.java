package io.nethood.smb.file.name;

import java.io.IOException;
import java.util.List;
import java.util.random.RandomGenerator;

import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.wire.NtStatus;
import io.nethood.wire.Seeded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SharePathTest {

    @ParameterizedTest(name = "{0}")
    @MethodSource("table")
    void each_path_means_what_the_table_says(PathTable.Row row) {
        String meaning = switch (SharePath.parse(row.path(), row.rules())) {
            case Parsed.Refused<SharePath>(NtStatus status) -> status.name();
            case Parsed.Accepted<SharePath>(SharePath path) -> described(path);
        };

        assertThat(meaning).isEqualTo(row.meaning());
    }

    @Test
    void whatever_is_sent_is_refused_or_consists_of_valid_names() {
        Seeded.rounds(20_000, random -> {
            String text = hostile(random);
            NameRules rules = random.nextBoolean() ? NameRules.LONG : NameRules.DOS;

            if (SharePath.parse(text, rules) instanceof Parsed.Accepted<SharePath>(SharePath path)) {
                assertThat(path.names()).as(text).allMatch(FileName::isValid);
                assertThat(path.stream()).as(text).doesNotContain("\\", "/", ":", "\0");
            }
        });
    }

    @Test
    void what_an_accepted_path_is_written_as_means_the_same() {
        Seeded.rounds(20_000, random -> {
            if (SharePath.parse(hostile(random), NameRules.LONG)
                    instanceof Parsed.Accepted<SharePath>(SharePath path)) {
                String written = path + (path.trailingSeparator() ? "\\" : "");

                assertThat(SharePath.parse(written, NameRules.LONG)).isEqualTo(new Parsed.Accepted<>(path));
            }
        });
    }

    @Test
    void a_refusal_travels_up_as_the_file_service_expects_it() throws FileRefusal {
        assertThat(SharePath.parse("dir", NameRules.LONG).orRefuse().name()).isEqualTo("dir");
        assertThatThrownBy(() -> SharePath.parse("..", NameRules.LONG).orRefuse())
                .isInstanceOfSatisfying(
                        FileRefusal.class,
                        refusal -> assertThat(refusal.status()).isEqualTo(NtStatus.OBJECT_PATH_SYNTAX_BAD));
    }

    @Test
    void a_path_leads_to_its_directory_and_to_what_lies_in_it() {
        SharePath path = SharePath.ROOT.child("dir").child("file");

        assertThat(path.names()).containsExactly("dir", "file");
        assertThat(path.parent()).isEqualTo(SharePath.ROOT.child("dir"));
        assertThat(SharePath.ROOT.parent()).isEqualTo(SharePath.ROOT);
        assertThat(SharePath.ROOT.isRoot()).isTrue();
        assertThat(path.isRoot()).isFalse();
    }

    @Test
    void a_name_that_no_file_has_cannot_be_written_down() {
        assertThatThrownBy(() -> SharePath.ROOT.child("..")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> SharePath.ROOT.child("a\\b")).isInstanceOf(IllegalArgumentException.class);
    }

    static List<PathTable.Row> table() throws IOException {
        return PathTable.rows();
    }

    private static String described(SharePath path) {
        return "«" + path + "»" + (path.trailingSeparator() ? " directory" : "") + (path.reserved() ? " reserved" : "");
    }

    private static String hostile(RandomGenerator random) {
        String[] parts = {"\\", "\\", ".", "..", ":", "a", "B ", "$DATA", "/", "*", "\0", "\uDC00", "CON", " ", "é", "?"
        };
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(10); i > 0; i--) {
            text.append(
                    random.nextInt(20) == 0
                            ? String.valueOf((char) random.nextInt(0x1_0000))
                            : parts[random.nextInt(random.nextBoolean() ? 6 : parts.length)]);
        }
        return text.toString();
    }
}
