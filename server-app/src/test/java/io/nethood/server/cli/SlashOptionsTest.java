package io.nethood.server.cli;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import static org.assertj.core.api.Assertions.assertThat;

class SlashOptionsTest {
    @Command(name = "do")
    static final class Doing {
        @Option(names = "--delete")
        boolean delete;

        @Option(names = "--comment")
        String comment = "";

        @Option(names = "--help", usageHelp = true)
        boolean help;

        @Parameters(arity = "0..*")
        String[] words = {};
    }

    private final CommandLine root =
            new CommandLine(CommandLine.Model.CommandSpec.create().name("root")).addSubcommand(new Doing());

    @Test
    void a_known_option_is_written_with_dashes() {
        assertThat(translate("do", "/delete")).containsExactly("do", "--delete");
    }

    @Test
    void its_case_does_not_matter() {
        assertThat(translate("do", "/DELETE")).containsExactly("do", "--delete");
    }

    @Test
    void a_value_follows_a_colon_and_may_hold_colons_and_spaces() {
        assertThat(translate("do", "/comment:a: b")).containsExactly("do", "--comment=a: b");
    }

    @Test
    void a_question_mark_asks_for_help() {
        assertThat(translate("do", "/?")).containsExactly("do", "--help");
    }

    @Test
    void what_the_command_does_not_know_stays_as_it_is() {
        assertThat(translate("do", "/tmp", "/tmp/delete", "/deleted", "//delete"))
                .containsExactly("do", "/tmp", "/tmp/delete", "/deleted", "//delete");
    }

    @Test
    void an_option_of_another_command_is_none_here() {
        assertThat(translate("/delete", "do")).containsExactly("/delete", "do");
    }

    private String[] translate(String... arguments) {
        return SlashOptions.translate(root, arguments);
    }
}
