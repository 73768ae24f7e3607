package io.nethood.server.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.nethood.server.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** {@code nethood user}, for which no server runs. */
class UserCommandsTest {
    private static final String NT_HASH = "878d8014606cda29677a44efa1353fc7";
    private static final String LM_HASH = "552902031bede9efaad3b435b51404ee";

    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private final Deque<String> typed = new ArrayDeque<>();
    private Optional<String> input = Optional.empty();

    @Test
    void a_person_types_the_password_twice_and_it_shows_nowhere() throws IOException {
        typed.addAll(List.of("secret", "secret"));

        assertThat(run("user", "add", "alice", "--admin")).isZero();

        assertThat(lines()).endsWith("alice:" + NT_HASH + ":-:admin");
        assertThat(out.toString()).isEqualToIgnoringNewLines("added alice to " + file());
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void two_different_passwords_are_none() {
        typed.addAll(List.of("secret", "secrte"));

        assertThat(run("user", "add", "alice")).isEqualTo(2);

        assertThat(err.toString()).isEqualToIgnoringNewLines("nethood: password: not the same twice");
        assertThat(file()).doesNotExist();
    }

    @Test
    void without_a_person_the_password_is_the_first_line_of_standard_input() throws IOException {
        input = Optional.of("secret");

        assertThat(run("user", "add", "alice", "--lm-hash", "--disabled")).isZero();

        assertThat(lines()).endsWith("alice:" + NT_HASH + ":" + LM_HASH + ":disabled");
    }

    @Test
    void without_standard_input_either_there_is_no_password() {
        assertThat(run("user", "add", "alice")).isEqualTo(2);

        assertThat(err.toString())
                .isEqualToIgnoringNewLines(
                        "nethood: password: nothing on standard input (expected: the password in its first line)");
    }

    @Test
    void a_password_may_come_from_a_file_or_a_variable() throws IOException {
        Files.writeString(directory.resolve("pw"), "secret\n");

        assertThat(run("user", "add", "alice", "--password-file", "pw")).isZero();
        assertThat(run("user", "add", "bob", "--password-env", "LAB_SECRET")).isZero();

        assertThat(lines()).endsWith("alice:" + NT_HASH + ":-:", "bob:" + NT_HASH + ":-:");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            user add alice secret                 ~ nethood: unexpected argument: secret; see nethood user add --help
            user add alice --password secret      ~ nethood: unknown option: --password (did you mean --password-env?)
            user add a:b --password-env LAB_SECRET ~ nethood: account name: "a:b" (expected: 1..20 characters without "/\\[]:;|=,+*?<>)
            user add Guest --password-env LAB_SECRET ~ nethood: user: Guest (expected: the option guest, since Guest has no password)
            user add a --password-env NONE        ~ nethood: --password-env: NONE (expected: an environment variable that is set; options are NETHOOD_...)
            user add a --lm-hash --password-env LONG_SECRET ~ nethood: lm-hash: this password has none (expected: at most 14 bytes of the code page)
            user list --users-file x y            ~ nethood: unexpected argument: y; see nethood user list --help
            """)
    void what_is_wrong_is_one_line_without_a_password(String command, String line) {
        assertThat(run(command.split(" +", -1))).isEqualTo(2);

        assertThat(err.toString()).isEqualToIgnoringNewLines(line);
        assertThat(file()).doesNotExist();
    }

    @Test
    void users_are_listed_without_what_proves_them() throws IOException {
        run("user", "add", "alice", "--admin", "--password-env", "LAB_SECRET");
        run("user", "add", "bob", "--disabled", "--lm-hash", "--password-env", "LAB_SECRET");

        assertThat(run("user", "list")).isZero();
        assertThat(out.toString().lines().map(String::strip))
                .containsExactly(
                        "NAME                  ADMINISTRATOR  DISABLED  LM HASH",
                        "alice                 yes            no        no",
                        "bob                   no             yes       yes");
        assertThat(run("user", "list", "--json")).isZero();
        assertThat(Json.parse(out.toString()).get(1).toString())
                .isEqualTo("{\"name\":\"bob\",\"administrator\":false,\"disabled\":true,\"lmHash\":true}");
    }

    @Test
    void without_a_file_there_are_no_users() {
        assertThat(run("user", "list")).isZero();
        assertThat(out.toString()).isEqualToIgnoringNewLines("no users in " + file());
        assertThat(run("user", "list", "--json")).isZero();
        assertThat(out.toString()).isEqualToIgnoringNewLines("[]");
    }

    @Test
    void a_user_is_removed() throws IOException {
        run("user", "add", "alice", "--password-env", "LAB_SECRET");

        assertThat(run("user", "remove", "ALICE")).isZero();
        assertThat(lines()).hasSize(1);
        assertThat(run("user", "remove", "ALICE")).isEqualTo(2);
        assertThat(err.toString())
                .isEqualToIgnoringNewLines("nethood: user: ALICE (expected: a name that is in " + file() + ")");
    }

    @Test
    void the_file_is_that_of_the_configuration() throws IOException {
        Files.writeString(directory.resolve("nethood.toml"), "users-file = 'mine'");

        assertThat(run("user", "add", "alice", "--password-env", "LAB_SECRET")).isZero();

        assertThat(directory.resolve("mine")).exists();
        assertThat(file()).doesNotExist();
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        Terminal terminal = new Terminal(
                new PrintWriter(out),
                new PrintWriter(err),
                Optional.empty(),
                typed.isEmpty() ? Optional.empty() : Optional.of(prompt -> typed.remove()),
                () -> input);
        Map<String, String> environment = Map.of("LAB_SECRET", "secret", "LONG_SECRET", "longer than fourteen");
        return new CommandLineInterface(terminal, environment, directory).run(arguments);
    }

    private List<String> lines() throws IOException {
        return Files.readAllLines(file());
    }

    private Path file() {
        return directory.resolve("nethood.users");
    }
}
