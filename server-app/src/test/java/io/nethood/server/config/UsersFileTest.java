package io.nethood.server.config;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.nethood.smb.auth.PasswordHashes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class UsersFileTest {
    private static final String NT_HASH = "878d8014606cda29677a44efa1353fc7";
    private static final String LM_HASH = "552902031bede9efaad3b435b51404ee";

    @TempDir
    Path directory;

    @Test
    void what_was_added_is_read_again_in_its_order() {
        file().add(user("bob", false, true, true));
        file().add(user("J\u00fcrgen", true, false, false));

        assertThat(file().read())
                .containsExactly(user("bob", false, true, true), user("J\u00fcrgen", true, false, false));
    }

    @Test
    void a_line_is_what_the_documentation_says() throws IOException {
        file().add(user("bob", true, true, true));
        file().add(user("alice", false, false, false));

        assertThat(Files.readAllLines(path()))
                .hasSize(3)
                .contains("bob:" + NT_HASH + ":" + LM_HASH + ":admin,disabled", "alice:" + NT_HASH + ":-:");
    }

    @Test
    void the_file_is_nobody_elses_from_the_start_and_stays_so() throws IOException {
        file().add(user("alice", false, false, false));
        file().add(user("bob", false, false, false));

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path())))
                .isEqualTo("rw-------");
    }

    @ParameterizedTest
    @ValueSource(strings = {"rw-r-----", "rw----r--", "rw--w----", "rwxrwxrwx"})
    void a_file_that_others_can_read_or_write_is_refused(String permissions) throws IOException {
        file().add(user("alice", false, false, false));
        Files.setPosixFilePermissions(path(), PosixFilePermissions.fromString(permissions));

        String line = "users-file: " + path() + " with mode " + permissions
                + " (expected: a file that only you can read: chmod 600 " + path() + ")";
        assertThatThrownBy(file()::read).isInstanceOf(ConfigException.class).hasMessage(line);
        assertThatThrownBy(() -> file().add(user("bob", false, false, false)))
                .isInstanceOf(ConfigException.class)
                .hasMessage(line);
    }

    @Test
    void a_name_is_there_once_whatever_its_case() {
        file().add(user("alice", false, false, false));

        assertThatThrownBy(() -> file().add(user("ALICE", false, false, false)))
                .hasMessage("user: ALICE (expected: a name that is not in " + path() + " yet)");
    }

    @Test
    void a_user_is_removed_whatever_the_case_and_comments_stay() throws IOException {
        file().add(user("alice", false, false, false));
        file().add(user("bob", false, false, false));
        Files.write(
                path(),
                Stream.concat(Files.readAllLines(path()).stream(), Stream.of("", "; of mine"))
                        .toList());

        file().remove("Alice");

        assertThat(file().read()).containsExactly(user("bob", false, false, false));
        assertThat(Files.readAllLines(path()))
                .endsWith("", "; of mine")
                .first()
                .asString()
                .startsWith("; Users of");
        assertThatThrownBy(() -> file().remove("alice"))
                .hasMessage("user: alice (expected: a name that is in " + path() + ")");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            alice                          ~ 1 fields (expected: name:NT hash:LM hash or -:flags)
            alice:ff:-:                    ~ NT hash: 2 characters (expected: 32 hexadecimal digits)
            alice:878d8014606cda29677a44efa1353fc7:x:          ~ LM hash: 1 characters (expected: 32 hexadecimal digits)
            alice:878d8014606cda29677a44efa1353fc7:-:root      ~ the flags "root" (expected: admin, disabled, both or none)
            alice:878d8014606cda29677a44efa1353fc7:-:admin:x   ~ 5 fields (expected: name:NT hash:LM hash or -:flags)
            Guest:878d8014606cda29677a44efa1353fc7:-:          ~ user: Guest (expected: the option guest, since Guest has no password)
            a*b:878d8014606cda29677a44efa1353fc7:-:            ~ account name: "a*b" (expected: 1..20 characters without "/\\[]:;|=,+*?<>)
            """)
    void a_broken_line_is_told_with_its_number_and_without_what_stands_in_it(String line, String message)
            throws IOException {
        file().add(user("bob", false, false, false));
        Files.write(path(), List.of("; a comment", "", line));

        assertThatThrownBy(file()::read)
                .isInstanceOf(ConfigException.class)
                .hasMessage(path() + ":3: " + message)
                .hasMessageNotContaining(NT_HASH);
    }

    @Test
    void a_file_that_is_no_text_or_too_long_is_refused() throws IOException {
        file().add(user("bob", false, false, false));
        Files.write(path(), new byte[] {(byte) 0xFF, (byte) 0xFE, 0});
        assertThatThrownBy(file()::read).hasMessage("users-file: " + path() + " (expected: text in UTF-8)");

        Files.write(path(), new byte[1_048_577]);
        assertThatThrownBy(file()::read).hasMessage("users-file: " + path() + " (expected: at most 1048576 bytes)");
    }

    @Test
    void users_added_at_the_same_time_are_all_there() {
        List<String> names = IntStream.range(0, 40).mapToObj(i -> "user" + i).toList();

        names.parallelStream().forEach(name -> file().add(user(name, false, false, false)));

        assertThat(file().read()).extracting(StoredUser::name).containsExactlyInAnyOrderElementsOf(names);
    }

    @Test
    void nothing_is_left_beside_the_file_but_its_lock() throws IOException {
        file().add(user("alice", false, false, false));
        assertThatThrownBy(() -> file().remove("bob")).isInstanceOf(ConfigException.class);

        try (Stream<Path> files = Files.list(directory)) {
            assertThat(files.map(Path::getFileName).map(Path::toString))
                    .containsExactlyInAnyOrder("nethood.users", "nethood.users.lock");
        }
    }

    @Test
    void a_link_to_the_file_stays_a_link() throws IOException {
        file().add(user("alice", false, false, false));
        Path link = Files.createSymbolicLink(
                Files.createDirectory(directory.resolve("d")).resolve("l"), path());

        new UsersFile(link).add(user("bob", false, false, false));

        assertThat(link).isSymbolicLink();
        assertThat(file().read()).hasSize(2);
    }

    @Test
    void a_directory_that_is_not_there_is_one_line() {
        UsersFile nowhere = new UsersFile(directory.resolve("none").resolve("users"));

        assertThatThrownBy(() -> nowhere.add(user("alice", false, false, false)))
                .isInstanceOf(ConfigException.class)
                .hasMessageStartingWith("users-file: " + nowhere.path() + " (expected: a file that you can change: ");
    }

    @Test
    void what_is_printed_of_a_user_does_not_show_a_hash() {
        assertThat(user("alice", false, false, true).toString()).doesNotContainIgnoringCase(NT_HASH, LM_HASH);
    }

    private static StoredUser user(String name, boolean administrator, boolean disabled, boolean lmHash) {
        PasswordHashes hashes = PasswordHashes.of("secret", StandardCharsets.US_ASCII);
        return new StoredUser(name, lmHash ? hashes : hashes.withoutLmHash(), administrator, disabled);
    }

    private UsersFile file() {
        return new UsersFile(path());
    }

    private Path path() {
        return directory.resolve(UsersFile.FILE_NAME);
    }
}
