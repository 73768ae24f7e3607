package io.nethood.interop;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

import io.nethood.server.config.StoredUser;
import io.nethood.server.config.UsersFile;
import io.nethood.smb.auth.PasswordHashes;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whom a host lets in as whom, with smbclient as the client. */
@Tag("clients")
class AccountRulesTest {
    private static final String LISTED = "LABJET          Printer";

    @TempDir
    Path directory;

    @Test
    void without_guest_an_unknown_name_is_refused_like_a_wrong_password() throws Exception {
        try (NetHoodProcess server = NetHoodProcess.serve(directory, "--user", "alice%secret")) {
            refused(server, "mallory%x", "NT_STATUS_LOGON_FAILURE");
            refused(server, "alice%x", "NT_STATUS_LOGON_FAILURE");
            refused(server, "Administrator%", "NT_STATUS_LOGON_FAILURE");
            refused(server, "Guest%", "NT_STATUS_ACCOUNT_DISABLED");
            admitted(server, "alice%secret");
        }
    }

    @Test
    void with_guest_an_unknown_name_comes_in_and_a_wrong_password_does_not() throws Exception {
        try (NetHoodProcess server = NetHoodProcess.serve(directory, "--user", "alice%secret", "--guest", "on")) {
            admitted(server, "mallory%x");
            admitted(server, "Guest%");
            refused(server, "alice%x", "NT_STATUS_LOGON_FAILURE");
            refused(server, "Guest%x", "NT_STATUS_LOGON_FAILURE");
        }
    }

    @Test
    void on_xp_home_everybody_comes_in_as_guest() throws Exception {
        try (NetHoodProcess server =
                NetHoodProcess.serve(directory, "--edition", "xp-home", "--user", "alice%secret")) {
            admitted(server, "alice%wrong");
            admitted(server, "mallory%x");
        }
    }

    @Test
    void the_second_wrong_password_locks_an_account_out_when_two_are_too_many() throws Exception {
        try (NetHoodProcess server =
                NetHoodProcess.serve(directory, "--user", "alice%secret", "--lockout-threshold", "2")) {
            refused(server, "alice%x", "NT_STATUS_LOGON_FAILURE");
            refused(server, "alice%x", "NT_STATUS_LOGON_FAILURE");
            refused(server, "alice%secret", "NT_STATUS_ACCOUNT_LOCKED_OUT");
        }
    }

    @Test
    void users_of_the_users_file_log_on() throws Exception {
        Path file = directory.resolve("users");
        PasswordHashes hashes = PasswordHashes.of("secret", StandardCharsets.US_ASCII);
        new UsersFile(file).add(new StoredUser("frank", hashes.withoutLmHash(), false, false));
        new UsersFile(file).add(new StoredUser("grace", hashes, false, true));

        try (NetHoodProcess server =
                NetHoodProcess.serve(directory, "--users-file", file.toString(), "--ntlm-timestamp", "on")) {
            admitted(server, "frank%secret");
            refused(server, "grace%secret", "NT_STATUS_ACCOUNT_DISABLED");
        }
    }

    private void admitted(NetHoodProcess server, String user) throws IOException {
        clients().smbclientList(server.smbPort(), "-U", user).exitedWith(0).printed(LISTED);
    }

    private void refused(NetHoodProcess server, String user, String status) throws IOException {
        clients().smbclientList(server.smbPort(), "-U", user).exitedWith(1).printed(status);
    }

    private Clients clients() throws IOException {
        return new Clients(Files.createTempDirectory(directory, "client"));
    }
}
