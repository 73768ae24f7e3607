package io.nethood.interop;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import com.google.common.base.Splitter;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What RestrictAnonymous and its relatives do to impacket when it logs on as nobody. */
@Tag("clients")
class NullSessionPolicyTest {
    /**
     * What a NULL session is answered at each value of RestrictAnonymous; {@code -} is out of reach. The pipe that is not
     * listed is wkssvc. On XP RestrictAnonymousSAM is 1.
     */
    private static final String EXPECTED = """
            gate             nt4:0 1    2000:0 1   2     xp:0 1
            setup            yes   yes  yes    yes yes   yes  yes
            share            no    no   no     no  no    no   no
            IPC$             yes   yes  yes    yes no    yes  yes
            listed           yes   yes  yes    yes -     yes  yes
            unlisted         no    no   no     no  -     no   no
            NetrShareEnum    yes   no   yes    no  -     yes  no
            NetShareEnum     yes   no   yes    no  -     yes  no
            NetServerEnum    yes   yes  yes    yes -     yes  yes
            users            yes   no   yes    no  -     no   no
            look-up          yes   yes  yes    yes -     yes  yes
            password-policy  yes   no   yes    no  -     yes  no
            """;

    /** NT_STATUS_ACCESS_DENIED, and ERROR_ACCESS_DENIED where a call answers with such a number. */
    private static final List<String> DENIED = List.of("0xc0000022", "5");

    @TempDir
    Path directory;

    private Clients clients;

    @BeforeEach
    void programs() {
        clients = new Clients(directory);
    }

    @DisplayName("D1-05, D1-14, D1-15, D1-28: the gates of a NULL session at each value of RestrictAnonymous")
    @ParameterizedTest
    @CsvSource({"nt4-workstation, 1, 1", "2000-professional, 2, 3", "xp-professional, 1, 6"})
    void restrict_anonymous_closes_the_gates_that_windows_closes(String edition, int highest, int column) {
        NetHoodProcess server = NetHoodProcess.serve(
                directory, "--edition", edition, "--printer", "LABJET", "--null-session-pipes", "spoolss,srvsvc,samr");
        try (server) {
            IntStream.rangeClosed(0, highest).forEach(value -> {
                server.command("policy", "set", "RestrictAnonymous=" + value).exitedWith(0);

                assertThat(gates(server))
                        .as("%s, RestrictAnonymous=%d", edition, value)
                        .isEqualTo(expected(column + value));
            });
            server.command("explain").printed("RestrictAnonymous=" + highest);
        }
        WireCheck.isWellFormed(server.capture(), server.smbPort(), server.nbssPort());
    }

    @DisplayName("D1-15: on XP RestrictAnonymousSAM decides over accounts, RestrictAnonymous does not")
    @Test
    void values_of_the_running_host_open_gates_at_once() {
        NetHoodProcess server = NetHoodProcess.serve(directory, "--printer", "LABJET");
        try (server) {
            server.command(
                            "policy",
                            "set",
                            "RestrictNullSessAccess=0",
                            "EveryoneIncludesAnonymous=1",
                            "RestrictAnonymous=1",
                            "RestrictAnonymousSAM=0")
                    .exitedWith(0);

            assertThat(gates(server))
                    .containsEntry("share", "yes")
                    .containsEntry("unlisted", "yes")
                    .containsEntry("users", "yes")
                    .containsEntry("NetrShareEnum", "no");
        }
    }

    /** Gate and answer, in the order in which they were tried. */
    private Map<String, String> gates(NetHoodProcess server) {
        Map<String, String> answers = new LinkedHashMap<>();
        clients.impacket("null_gates.py", "127.0.0.1", String.valueOf(server.smbPort()), "LABJET", "spoolss", "wkssvc")
                .exitedWith(0)
                .output()
                .lines()
                .forEach(line -> {
                    List<String> words = Splitter.on(' ').limit(2).splitToList(line);
                    answers.put(words.get(0), DENIED.contains(words.get(1)) ? "no" : words.get(1));
                });
        return answers;
    }

    private static Map<String, String> expected(int column) {
        Map<String, String> answers = new LinkedHashMap<>();
        EXPECTED.lines()
                .skip(1)
                .map(line -> Splitter.on(' ').omitEmptyStrings().splitToList(line))
                .filter(cells -> !cells.get(column).equals("-"))
                .forEach(cells -> answers.put(cells.getFirst(), cells.get(column)));
        return answers;
    }
}
