package io.nethood.server.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

import io.nethood.server.LabServer;
import io.nethood.server.TestLab;
import io.nethood.server.json.Json;
import io.nethood.smb.session.Edition;
import io.nethood.smb.share.Share;
import io.nethood.smb.share.SharePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

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
    void a_share_is_made_changed_and_ended_in_the_windows_way() {
        assertThat(run("net", "share", "docs=" + directory + ",rw", "/users:5", "/remark:by the door"))
                .isZero();
        assertThat(out.toString()).contains("docs was shared successfully.");
        Share share = server.host().shares().find("DOCS").orElseThrow();
        assertThat(share.maxUses()).isEqualTo(5);
        assertThat(share.comment()).isEqualTo("by the door");
        assertThat(share.permissions()).isEqualTo(SharePermissions.FULL);

        assertThat(run("net", "share", "docs", "/unlimited")).isZero();
        assertThat(share.maxUses()).isEqualTo(Share.UNLIMITED_USES);

        assertThat(run("net", "share", "docs", "/delete")).isZero();
        assertThat(out.toString()).contains("docs was deleted successfully.");
        assertThat(server.host().shares().find("DOCS")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
            PUBLIC=memory: ~ The name has already been shared.
            a=/no/such     ~ nethood: share a: /no/such does not exist: create it, or name another directory
            a=             ~ nethood: share.path: "" (expected: a path)
            """)
    void a_share_that_cannot_be_is_refused(String share, String line) {
        assertThat(run("net", "share", share)).isEqualTo(2);
        assertThat(err.toString()).contains(line);
    }

    @Test
    void a_reload_of_what_has_not_changed_says_so() {
        assertThat(run("reload")).isZero();
        assertThat(out.toString()).contains("Nothing has changed.");
    }

    @Test
    void settings_are_changed_in_the_windows_way() {
        int exitCode = run("net", "config", "server", "/autodisconnect:-1", "/srvcomment:by the door", "/hidden:yes");

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
    void a_wrong_number_of_events_is_one_line() {
        assertThat(run("events", "--last", "-1")).isEqualTo(2);
        assertThat(err.toString()).isEqualToIgnoringNewLines("nethood: last: -1 (expected: 0 or more events)");
    }

    @Test
    void policy_shows_what_is_in_force_and_what_was_changed() {
        assertThat(run("policy", "set", "restrictanonymous=1", "NullSessionPipes=srvsvc"))
                .isZero();
        assertThat(out.toString()).isEqualToNormalizingNewlines("""
                        RestrictAnonymous is 1 now, was 0. In force here at once; Windows would need a restart.
                        NullSessionPipes is srvsvc now, was browser,comnap,comnode,spoolss,sql\\query. In force at once, as in Windows.
                        """);
        assertThat(run("policy", "set", "RestrictAnonymous=1")).isZero();
        assertThat(out.toString()).isEqualToIgnoringNewLines("RestrictAnonymous is 1 already.");

        assertThat(run("policy")).isZero();

        assertThat(rowsWith("RestrictAnonymous ").getFirst())
                .isEqualTo(
                        "RestrictAnonymous         1 *         0           HKLM\\SYSTEM\\CurrentControlSet\\Control\\LSA");
        assertThat(out.toString()).contains("NullSessionPipes now: srvsvc", "* differs from the default");
    }

    @Test
    void policy_shows_what_the_edition_lacks_when_asked() throws Exception {
        server.close();
        server = LabServer.start(TestLab.config()
                .edition(Edition.WINDOWS_2000_PROFESSIONAL)
                .control(socket())
                .build());
        lab = new TestLab(server);

        assertThat(run("policy")).isZero();
        assertThat(rowsWith("ForceGuest")).isEmpty();
        assertThat(run("policy", "--all")).isZero();
        assertThat(rowsWith("ForceGuest").getFirst()).startsWith("ForceGuest                -           -  ");
    }

    @Test
    void a_wrong_policy_is_one_line() {
        assertThat(run("policy", "set", "RestrictAnonymous=2")).isEqualTo(2);
        assertThat(err.toString())
                .isEqualToIgnoringNewLines(
                        "nethood: RestrictAnonymous: 2 (expected: 0..1 for Windows XP Professional)");
        assertThat(run("policy", "set", "RestrictAnonymous")).isEqualTo(2);
        assertThat(err.toString())
                .isEqualToIgnoringNewLines("nethood: policy set: RestrictAnonymous (expected: NAME=VALUE)");
        assertThat(run("policy", "set", "NulSessionPipes=x")).isEqualTo(2);
        assertThat(err.toString())
                .isEqualToIgnoringNewLines("nethood: unknown policy: NulSessionPipes (did you mean NullSessionPipes?)");
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

    @Test
    void a_second_server_on_the_same_socket_is_one_line_and_exit_code_2() {
        int exitCode = run("serve", "--smb-port", "0", "--nbss-port", "0");

        assertThat(exitCode).isEqualTo(2);
        assertThat(err.toString())
                .isEqualToIgnoringNewLines("nethood: another NetHood runs here: " + socket()
                        + ": end it with nethood stop, or give this one its own --control PATH");
    }

    private int run(String... arguments) {
        out.getBuffer().setLength(0);
        err.getBuffer().setLength(0);
        Terminal terminal = new Terminal(new PrintWriter(out), new PrintWriter(err), person);
        return new CommandLineInterface(terminal, Map.of("NETHOOD_CONTROL", socket().toString()), directory)
                .run(arguments);
    }

    private List<String> rowsWith(String text) {
        return out.toString().lines().filter(line -> line.contains(text)).toList();
    }

    private Path socket() {
        return directory.resolve("c.sock");
    }
}
