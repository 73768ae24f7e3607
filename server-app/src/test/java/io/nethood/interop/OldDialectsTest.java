package io.nethood.interop;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A client that speaks dialects from before NT LM 0.12 only, down to the core protocol. */
class OldDialectsTest extends ClientTest {
    private static final List<String> DIALECTS = List.of("CORE", "COREPLUS", "LANMAN1", "LANMAN2");

    @Test
    void nobody_lists_over_rap_and_connects_to_ipc_and_to_a_printer_that_is_open_to_nobody() {
        serve("--edition", "2000-professional", "--printer", "LABJET", "--null-session-shares", "LABJET");

        for (String dialect : DIALECTS) {
            clients.smbclientList(server.smbPort(), "-m", dialect)
                    .printed("IPC$            IPC       Remote IPC")
                    .printed("LABJET          Printer");
            connects("IPC$", dialect, "%");
            connects("LABJET", dialect, "%");
        }
    }

    @Test
    void a_core_client_is_a_guest_where_guest_is_enabled() {
        server =
                NetHoodProcess.serve(directory, "--edition", "nt4-workstation", "--printer", "LABJET", "--guest", "on");

        connects("LABJET", "CORE", "%");
        connects("LABJET", "COREPLUS", "somebody%whatever");

        assertThat(server.command("events", "--json").output()).contains("\"kind\":\"guest\"");
    }

    @Test
    void a_password_belongs_to_a_share_on_windows_98() throws IOException {
        Path config = Files.writeString(directory.resolve("win98.toml"), """
                edition = "win98"
                [[printer]]
                name = "LABJET"
                [[printer]]
                name = "LOCKED"
                password = "sesame"
                """);
        serve("--config", config.toString());

        for (String dialect : List.of("CORE", "COREPLUS", "LANMAN1", "LANMAN2", "NT1")) {
            clients.smbclientList(server.smbPort(), "-m", dialect).printed("LABJET          Printer");
            connects("LABJET", dialect, "mary%whatever");
            connects("LOCKED", dialect, "mary%sesame");
            clients.smbclient(server.smbPort(), "LOCKED", "tid", options(dialect, "mary%guess"))
                    .exitedWith(1)
                    .printed("tree connect failed: NT_STATUS_");
        }
        assertThat(server.command("events", "--json").output())
                .contains("the password is not that of the share")
                .doesNotContain("sesame");
    }

    private void connects(String share, String dialect, String user) {
        clients.smbclient(server.smbPort(), share, "tid", options(dialect, user))
                .exitedWith(0)
                .printed("current tid is");
    }

    private static String[] options(String dialect, String user) {
        return new String[] {"-m", dialect, "-U", user, "--option=client ntlmv2 auth=no"};
    }
}
