package io.nethood.server.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What a person who typed something wrong, or asks how, gets to read; no server runs. */
class UsageTest {
    @TempDir
    Path directory;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            serve --editon x                ~ nethood: unknown option: --editon (did you mean --edition?)
            serve --edition                 ~ nethood: Missing required parameter for option '--edition' (EDITION); see nethood serve --help
            serve --edition xp-pro          ~ nethood: --edition: xp-pro (expected: xp-professional, xp-home, 2000-professional, nt4-workstation, nt4-server, 2000-server, win98) (did you mean xp-professional?)
            serve --seed 1 --seed 2         ~ nethood: option '--seed' (N) should be specified only once; see nethood serve --help
            serve ONE --name TWO            ~ nethood: name: given twice (expected: NAME or --name)
            serve ONE TWO                   ~ nethood: unexpected argument: TWO; see nethood serve --help
            serve --share x                 ~ nethood: --share: x (expected: NAME=PATH[,rw])
            serve --config none.toml        ~ nethood: config: none.toml (expected: a readable TOML file)
            net sesion                      ~ nethood: unknown command: sesion (did you mean session?); see nethood net --help
            net session /delet              ~ nethood: unknown option: /delet (did you mean /delete?)
            net session PC07 /delet         ~ nethood: unknown option: /delet (did you mean /delete?); see nethood net session --help
            net file x                      ~ nethood: Invalid value for positional parameter at index 0 (ID): 'x' is not a long; see nethood net file --help
            net file /close                 ~ nethood: net file /close needs an ID; net file shows them
            sesions                         ~ nethood: unknown command: sesions (did you mean sessions?); see nethood --help
            events --last x                 ~ nethood: Invalid value for option '--last': 'x' is not an int; see nethood events --help
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
    void a_configuration_without_a_socket_leaves_nobody_to_ask() throws IOException {
        Files.writeString(directory.resolve("nethood.toml"), "control = 'off'");

        int exitCode = run("sessions");

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString())
                .isEqualToIgnoringNewLines(
                        "nethood: the server is configured without a control socket (control: off), so"
                                + " nobody can ask it");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "serve",
                "net",
                "net session",
                "net file",
                "net share",
                "net config",
                "net config server",
                "net statistics",
                "net statistics server",
                "sessions",
                "policy",
                "policy set",
                "explain",
                "events",
                "user",
                "user add",
                "user remove",
                "user list",
                "stop",
                "version"
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
        Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), Optional.empty());
        return new CommandLineInterface(terminal, Map.of(), directory).run(arguments);
    }
}
