package io.nethood.interop;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.google.common.collect.ImmutableList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.junit.jupiter.params.provider.Arguments.arguments;

/** Real clients log on in every form they know, with signing off, possible and demanded on either side. */
@Tag("clients")
class LogonMatrixTest {
    private static final String PASSWORD = "secret";

    /** What the server says of signing. */
    enum Server {
        OFF(0, 0),
        ENABLED(1, 0),
        REQUIRED(1, 1);

        private final ImmutableList<String> options;

        Server(int enabled, int required) {
            options = ImmutableList.of(
                    "--edition",
                    "2000-professional",
                    "--printer",
                    "LABJET",
                    "--config",
                    "../users.toml",
                    "--enable-security-signature",
                    String.valueOf(enabled),
                    "--require-security-signature",
                    String.valueOf(required));
        }
    }

    /** What the client is told to do about signing, in the words of its configuration. */
    enum Client {
        OFF("off"),
        IF_REQUIRED("if_required"),
        REQUIRED("required");

        private final String word;

        Client(String word) {
            this.word = word;
        }

        /** Whether it comes to terms with {@code server}. */
        boolean speaksWith(Server server) {
            return switch (this) {
                case OFF -> server != Server.REQUIRED;
                case IF_REQUIRED -> true;
                case REQUIRED -> server != Server.OFF;
            };
        }
    }

    /** What a Samba client sends as its proof, and in which wrapping. */
    enum Form {
        NTLMV2_SPNEGO("client ntlmv2 auth=yes", "client use spnego=yes"),
        NTLMV1_SPNEGO("client ntlmv2 auth=no", "client use spnego=yes"),
        NTLMV2_PLAIN("client ntlmv2 auth=yes", "client use spnego=no"),
        NTLMV1_PLAIN("client ntlmv2 auth=no", "client use spnego=no");

        private final ImmutableList<String> options;

        Form(String... options) {
            this.options = ImmutableList.copyOf(options);
        }
    }

    private static final Map<Server, NetHoodProcess> SERVERS = new EnumMap<>(Server.class);

    @TempDir
    static Path directory;

    private static Clients clients;

    @BeforeAll
    static void start() throws Exception {
        clients = new Clients(directory);
        Files.writeString(directory.resolve("users.toml"), """
                [[user]]
                name = "alice"
                password = "%1$s"
                admin = true
                [[user]]
                name = "carol"
                password = "%1$s"
                disabled = true
                # The LM hash is that of the password, the NT hash is nobody's.
                [[user]]
                name = "dora"
                nt-hash = "00000000000000000000000000000001"
                lm-hash = "552902031bede9efaad3b435b51404ee"
                """.formatted(PASSWORD));
        for (Server server : Server.values()) {
            Path own = Files.createDirectory(directory.resolve(server.name()));
            SERVERS.put(server, NetHoodProcess.serve(own, server.options.toArray(String[]::new)));
        }
    }

    @AfterAll
    static void the_wire_was_well_formed() {
        for (NetHoodProcess server : SERVERS.values()) {
            server.close();
            WireCheck.isWellFormed(server.capture(), server.smbPort(), server.nbssPort());
        }
    }

    static Stream<Arguments> samba() {
        List<Arguments> rows = new ArrayList<>();
        for (Server server : Server.values()) {
            for (Client client : Client.values()) {
                for (Form form : Form.values()) {
                    rows.add(arguments(server, client, form));
                }
            }
        }
        return rows.stream();
    }

    @ParameterizedTest(name = "server {0}, client {1}, {2}")
    @MethodSource("samba")
    void smbclient_lists_shares_as_a_user(Server server, Client client, Form form) {
        Program.Result result = clients.smbclientList(port(server), user("alice", PASSWORD, client, form));

        if (client.speaksWith(server)) {
            result.exitedWith(0).printed("LABJET          Printer");
        } else {
            result.exitedWith(1).didNotPrint("LABJET");
        }
    }

    @ParameterizedTest(name = "server {0}, client {1}, {2}")
    @MethodSource("samba")
    void rpcclient_asks_for_the_server_as_a_user(Server server, Client client, Form form) {
        Program.Result result = clients.rpcclient(port(server), "srvinfo", user("alice", PASSWORD, client, form));

        if (client.speaksWith(server)) {
            result.exitedWith(0).printed("os version      :\t5.0");
        } else {
            result.exitedWith(1).didNotPrint("os version");
        }
    }

    @ParameterizedTest(name = "server {0}, {1}")
    @CsvSource({
        "OFF, ntlmv2, 0", "OFF, ntlmv1, 0", "OFF, standard, 0", "OFF, standard-lm, 0",
        "ENABLED, ntlmv2, 0", "ENABLED, ntlmv1, 0", "ENABLED, standard, 0", "ENABLED, standard-lm, 0",
        // This client does not sign what it sends after a logon without extended security.
        "REQUIRED, ntlmv2, 0", "REQUIRED, ntlmv1, 0", "REQUIRED, standard, 1", "REQUIRED, standard-lm, 1"
    })
    void impacket_opens_a_pipe_as_a_user(Server server, String form, int exitCode) {
        clients.impacket("logon_forms.py", "127.0.0.1", String.valueOf(port(server)), "alice", PASSWORD, form)
                .exitedWith(exitCode)
                .printed(exitCode == 0 ? "logged on" : "STATUS_ACCESS_DENIED");
    }

    @ParameterizedTest
    @EnumSource(
            value = Server.class,
            names = {"OFF", "ENABLED"})
    void lm_responses_of_lanman_dialects_are_a_proof(Server server) {
        for (String dialect : List.of("LANMAN1", "LANMAN2")) {
            clients.smbclientList(port(server), lanMan(dialect, PASSWORD))
                    .exitedWith(0)
                    .printed("LABJET          Printer");
            clients.smbclient(port(server), "LABJET", "tid", lanMan(dialect, PASSWORD))
                    .exitedWith(0)
                    .printed("current tid is");
            clients.smbclient(port(server), "IPC$", "tid", lanMan(dialect, PASSWORD))
                    .exitedWith(0)
                    .printed("current tid is");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Server.class,
            names = {"OFF", "ENABLED"})
    void an_lm_response_beside_a_wrong_ntlm_response_is_a_proof(Server server) {
        String[] dora = user("dora", PASSWORD, Client.OFF, Form.NTLMV1_PLAIN);

        clients.smbclientList(port(server), dora).exitedWith(0).printed("LABJET          Printer");
        clients.rpcclient(port(server), "srvinfo", dora).exitedWith(0).printed("os version      :\t5.0");
    }

    @Test
    void a_lanman_client_is_turned_away_where_signatures_are_required() {
        clients.smbclientList(port(Server.REQUIRED), lanMan("LANMAN2", PASSWORD))
                .exitedWith(1)
                .printed("ERRnoaccess");
    }

    static final List<Form> forms = List.of(Form.values());

    @ParameterizedTest
    @FieldSource("forms")
    void a_wrong_password_and_an_unknown_user_are_told_the_same(Form form) {
        for (String name : List.of("alice", "nobody")) {
            clients.smbclientList(port(Server.ENABLED), user(name, "wrong", Client.IF_REQUIRED, form))
                    .exitedWith(1)
                    .printed("NT_STATUS_LOGON_FAILURE");
        }
        clients.impacket(
                        "logon_forms.py",
                        "127.0.0.1",
                        String.valueOf(port(Server.ENABLED)),
                        "alice",
                        "wrong",
                        "standard")
                .exitedWith(1)
                .printed("STATUS_LOGON_FAILURE");
    }

    @ParameterizedTest
    @EnumSource(
            value = Server.class,
            names = {"OFF", "ENABLED"})
    void jcifs_1_3_lists_shares_as_it_comes(Server server) {
        clients.jcifs(port(server), "alice", PASSWORD).exitedWith(0).printed("LABJET");
        clients.jcifs(port(server)).exitedWith(0).printed("LABJET");
        clients.jcifs(port(server), "alice", "wrong").exitedWith(1).printed("refused: 0xC000006D");
    }

    @ParameterizedTest
    @FieldSource("forms")
    void a_disabled_user_is_told_so_only_with_the_right_password(Form form) {
        clients.smbclientList(port(Server.ENABLED), user("carol", PASSWORD, Client.IF_REQUIRED, form))
                .exitedWith(1)
                .printed("NT_STATUS_ACCOUNT_DISABLED");
        clients.smbclientList(port(Server.ENABLED), user("carol", "wrong", Client.IF_REQUIRED, form))
                .exitedWith(1)
                .printed("NT_STATUS_LOGON_FAILURE");
    }

    private static int port(Server server) {
        return SERVERS.get(server).smbPort();
    }

    private static String[] user(String name, String password, Client client, Form form) {
        List<String> options = new ArrayList<>(List.of("-U", name + "%" + password));
        form.options.forEach(option -> options.add("--option=" + option));
        options.add("--option=client signing=" + client.word);
        options.add("--option=client ipc signing=" + client.word);
        return options.toArray(String[]::new);
    }

    private static String[] lanMan(String dialect, String password) {
        return new String[] {"-U", "alice%" + password, "-m", dialect, "--option=client ntlmv2 auth=no"};
    }
}
