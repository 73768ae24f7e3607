package io.nethood.interop;

import java.nio.file.Files;
import java.nio.file.Path;

import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A start that cannot be: one line that says what to do, exit code 2. */
class BadStartTest {
    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--edtion xp-home | --edition",
                "--edition xp-hom | xp-home",
                "--max-sessions 11 | 10",
                "--smb-port 70000 | 65535",
                "--share pub=/nowhere | /nowhere",
                "--config nowhere.toml | nowhere.toml",
                "--restrict-anonymous 2 | restrict-anonymous",
                "--code-page 12345 | 437"
            })
    void a_bad_option_is_one_line(String options, String part) {
        Program.Result result = NetHoodProcess.failingServe(directory, options.split(" "));

        Assertions.assertThat(result.output().strip().lines().toList()).hasSize(1);
        result.exitedWith(2).printed(part);
    }

    @Test
    void a_port_in_use_is_one_line() {
        try (NetHoodProcess server = NetHoodProcess.serve(directory, "--edition", "xp-home")) {
            Program.Result second = NetHoodProcess.failingServe(
                    directory, "--smb-port", String.valueOf(server.smbPort()), "--control", "off");

            Assertions.assertThat(second.output().strip().lines().toList()).hasSize(1);
            second.exitedWith(2).printed(String.valueOf(server.smbPort())).printed("--smb-port");
        }
    }

    @Test
    void a_configuration_that_is_no_toml_is_one_line() throws Exception {
        Files.writeString(directory.resolve("nethood.toml"), "edition = \n[[");

        Program.Result result = NetHoodProcess.failingServe(directory);

        Assertions.assertThat(result.output().strip().lines().toList()).hasSize(1);
        result.exitedWith(2).printed("nethood.toml");
    }

    @Test
    void a_command_without_a_server_says_what_to_do() {
        Program.Result result = NetHoodProcess.withoutServer(directory, "sessions");

        Assertions.assertThat(result.output().strip().lines().toList()).hasSize(1);
        result.exitedWith(2).printed("nethood serve");
    }
}
