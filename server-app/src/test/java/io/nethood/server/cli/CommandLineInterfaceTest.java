package io.nethood.server.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import io.nethood.server.LabServer;
import io.nethood.server.TestLab;
import io.nethood.server.json.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineInterfaceTest {
    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Optional<Function<String, String>> person = Optional.empty();
    private LabServer server;
    private TestLab lab;

    @BeforeEach
    void start() throws Exception {
        server = LabServer.start(TestLab.config().control(socket()).build());
        lab = new TestLab(server);
    }

    @AfterEach
    void stop() {
        lab.leave();
        server.close();
    }

    @Test
    void ten_null_sessions_are_one_row_and_ten_in_the_books() {
        for (int i = 0; i < 10; i++) {
            lab.nullSession("PC07");
        }

        assertThat(run("net", "session")).isZero();
        assertThat(rowsWith("\\\\PC07")).hasSize(1);
        assertThat(run("sessions")).isZero();
        assertThat(out.toString()).contains("10 sessions, 10 counted");
    }

    @Test
    void the_windows_spelling_and_ours_mean_the_same() {
        lab.nullSession("PC07");
        assertThat(run("net", "session", "\\\\PC07", "/delete")).isZero();
        lab.nullSession("PC07");
        assertThat(run("net", "session", "\\\\PC07", "--delete")).isZero();
        lab.nullSession("PC07");
        assertThat(run("net", "sess", "\\PC07", "/d")).isZero();

        assertThat(server.listings().sessions()).isEmpty();
        assertThat(out.toString()).startsWith("The command completed successfully.");
    }

    @Test
    void an_unknown_computer_is_error_2312() {
        int exitCode = run("net", "session", "\\\\NOBODY");

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString())
                .isEqualToIgnoringNewLines("A session does not exist with that computer name."
                        + "More help is available by typing NET HELPMSG 2312.");
    }

    @Test
    void deleting_asks_a_person_when_something_is_open() {
        lab.holdPipe("PC07", "spoolss");
        List<String> asked = new ArrayList<>();
        person = Optional.of(question -> {
            asked.add(question);
            return "n";
        });

        assertThat(run("net", "session", "\\\\PC07", "/delete")).isEqualTo(1);

        assertThat(asked).containsExactly("Do you want to continue this operation? (Y/N) [Y]: ");
        assertThat(err.toString()).isEqualToIgnoringNewLines("The operation was cancelled.");
        assertThat(server.listings().sessions()).hasSize(1);
    }

    @Test
    void an_empty_answer_means_yes() {
        lab.holdPipe("PC07", "spoolss");
        person = Optional.of(question -> "");

        assertThat(run("net", "session", "\\\\PC07", "/delete")).isZero();

        assertThat(server.listings().sessions()).isEmpty();
    }

    @Test
    void nobody_is_asked_who_said_yes_or_has_nothing_open() {
        person = Optional.of(question -> {
            throw new AssertionError("asked: " + question);
        });
        lab.nullSession("PC07");
        assertThat(run("net", "session", "/delete")).isZero();
        lab.holdPipe("PC07", "spoolss");

        assertThat(run("net", "session", "/delete", "/y")).isZero();
    }

    @Test
    void a_script_is_not_asked() {
        lab.holdPipe("PC07", "spoolss");

        assertThat(run("net", "session", "/delete")).isZero();
    }

    @Test
    void a_file_is_shown_and_closed_by_its_id() {
        long id = lab.holdPipe("PC07", "spoolss");

        assertThat(run("net", "files")).isZero();
        assertThat(rowsWith("\\PIPE\\spoolss")).hasSize(1);
        assertThat(run("net", "file", String.valueOf(id))).isZero();
        assertThat(run("net", "file", String.valueOf(id), "/close")).isZero();

        assertThat(server.listings().files()).isEmpty();
    }

    @Test
    void an_unknown_file_is_error_2314() {
        assertThat(run("net", "file", "9", "/close")).isEqualTo(2);
        assertThat(err.toString()).contains("HELPMSG 2314");
    }

    @Test
    void an_unknown_share_is_error_2310() {
        assertThat(run("net", "share", "NOTHING")).isEqualTo(2);
        assertThat(err.toString()).contains("This shared resource does not exist.", "HELPMSG 2310");
    }

    @Test
    void a_share_is_found_in_any_case() {
        assertThat(run("net", "share", "labjet")).isZero();
        assertThat(out.toString()).contains("Share name        LABJET");
    }

    @Test
    void settings_are_changed_in_the_windows_way() {
        int exitCode =
                run("net", "config", "server", "/autodisconnect:-1", "/srvcomment:by the door", "/hidden:yes");

        assertThat(exitCode).isZero();
        assertThat(server.host().settings().autodisconnectMinutes()).isEqualTo(-1);
        assertThat(server.host().settings().comment()).isEqualTo("by the door");
        assertThat(server.host().settings().hidden()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            /autodisconnect:99999 ~ nethood: autodisconnect: 99999 (expected: -1..65535 minutes)
            /hidden:maybe         ~ nethood: hidden: maybe (expected: yes or no)
            """)
    void a_wrong_setting_is_one_line(String option, String line) {
        assertThat(run("net", "config", "server", option)).isEqualTo(2);
        assertThat(err.toString()).isEqualToIgnoringNewLines(line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "sessions",
                "net session",
                "net file",
                "net share",
                "net share LABJET",
                "net config server",
                "net statistics server",
                "explain",
                "events",
                "version"
            })
    void whatever_lists_something_can_do_it_as_one_json_value(String command) throws IOException {
        String[] words = (command + " --json").split(" ", -1);

        assertThat(run(words)).isZero();

        assertThat(out.toString().lines()).hasSize(1);
        assertThat(Json.parse(out.toString()).isContainerNode()).isTrue();
    }

    @Test
    void events_are_told_one_on_each_line() {
        lab.nullSession("PC07");

        assertThat(run("events", "--last", "1")).isZero();

        assertThat(out.toString())
                .contains("SessionAdmitted", "client=PC07", "user=-", "counts=true")
                .hasLineCount(1);
    }

    @Test
    void the_explanation_is_for_people() {
        for (int i = 0; i < 11; i++) {
            lab.nullSession("PC07");
        }

        assertThat(run("explain")).isZero();

        assertThat(out.toString())
                .contains(
                        "This Windows XP Professional is full: 10 of 10 inbound sessions are taken.",
                        "`net session` shows 1 row; 10 sessions count.",
                        "nethood net session \\\\PC07 /delete");
    }

    @Test
    void stop_waits_until_the_server_is_gone() {
        assertThat(run("stop")).isZero();
        assertThat(out.toString()).isEqualToIgnoringNewLines("LAB has stopped.");
        assertThat(server.balanced()).isTrue();
        assertThat(socket()).doesNotExist();
    }

    @Test
    void without_a_server_one_line_says_what_to_do() {
        server.close();

        assertThat(run("net", "session")).isEqualTo(2);
        assertThat(err.toString())
                .isEqualToIgnoringNewLines("nethood: no NetHood answers at " + socket()
                        + ": start one with nethood serve, or name its socket with --control");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            serve --editon x                ~ nethood: unknown option: --editon (did you mean --edition?)
            serve --edition                 ~ nethood: Missing required parameter for option '--edition' (EDITION); see nethood serve --help
            serve --edition xp-pro          ~ nethood: --edition: xp-pro (expected: xp-professional, xp-home, 2000-professional, nt4-workstation, nt4-server, 2000-server, win98) (did you mean xp-professional?)
            serve --seed 1 --seed 2         ~ nethood: option '--seed' (N) should be specified only once; see nethood serve --help
            serve ONE --name TWO            ~ nethood: name: given twice (expected: NAME or --name)
            serve ONE TWO                   ~ nethood: unexpected argument: TWO; see nethood serve --help
            serve --share x                 ~ nethood: unknown option: --share
            serve --config none.toml        ~ nethood: config: none.toml (expected: a readable TOML file)
            net sesion                      ~ nethood: unknown command: sesion (did you mean session?); see nethood net --help
            net session /delet              ~ nethood: unknown option: /delet (did you mean /delete?)
            net session PC07 /delet         ~ nethood: unknown option: /delet (did you mean /delete?); see nethood net session --help
            net file x                      ~ nethood: Invalid value for positional parameter at index 0 (ID): 'x' is not a long; see nethood net file --help
            net file /close                 ~ nethood: net file /close needs an ID; net file shows them
            sesions                         ~ nethood: unknown command: sesions (did you mean sessions?); see nethood --help
            events --last x                 ~ nethood: Invalid value for option '--last': 'x' is not an int; see nethood events --help
            events --last -1                ~ nethood: last: -1 (expected: 0 or more events)
            """)
    void wrong_usage_is_one_line_and_exit_code_2(String command, String line) {
        assertThat(run(command.split(" +", -1))).isEqualTo(2);

        assertThat(err.toString()).isEqualToIgnoringNewLines(line);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void a_port_in_use_is_one_line_and_exit_code_2() throws IOException {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int exitCode = run("serve", "--control", "off", "--smb-port", String.valueOf(other.getLocalPort()));

            assertThat(exitCode).isEqualTo(2);
            assertThat(err.toString())
                    .startsWith("nethood: cannot listen on 127.0.0.1:" + other.getLocalPort())
                    .hasLineCount(1);
        }
    }

    @Test
    void a_second_server_on_the_same_socket_is_one_line_and_exit_code_2() {
        int exitCode = run("serve", "--smb-port", "0", "--nbss-port", "0");

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString())
                .isEqualToIgnoringNewLines("nethood: another NetHood runs here: " + socket()
                        + ": end it with nethood stop, or give this one its own --control PATH");
    }

    @Test
    void a_configuration_without_a_socket_leaves_nobody_to_ask() throws IOException {
        Files.writeString(directory.resolve("nethood.toml"), "control = 'off'");

        int exitCode = run(Map.of(), "sessions");

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString())
                .isEqualToIgnoringNewLines("nethood: the server is configured without a control socket (control: off), so"
                        + " nobody can ask it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "serve", "net", "net session", "net file", "net share", "net config", "net config server",
                "net statistics", "net statistics server", "sessions", "explain", "events", "stop", "version"
            })
    void every_command_helps_with_examples(String command) {
        String[] words = (command + " --help").strip().split(" ", -1);

        assertThat(run(words)).isZero();
        assertThat(out.toString()).contains("Usage: nethood", "Examples:");
    }

    @Test
    void a_word_that_needs_another_shows_which() {
        assertThat(run("net")).isEqualTo(2);
        assertThat(err.toString()).contains("session", "file", "share", "config", "statistics");
    }

    private int run(String... arguments) {
        return run(Map.of("NETHOOD_CONTROL", socket().toString()), arguments);
    }

    private int run(Map<String, String> environment, String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), person);
        return new CommandLineInterface(terminal, environment, directory).run(arguments);
    }

    private List<String> rowsWith(String text) {
        return out.toString().lines().filter(line -> line.contains(text)).toList();
    }

    private Path socket() {
        return directory.resolve("c.sock");
    }
}
