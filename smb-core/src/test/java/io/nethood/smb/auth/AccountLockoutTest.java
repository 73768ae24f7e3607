package io.nethood.smb.auth;

import java.nio.charset.Charset;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import io.nethood.smb.policy.PolicySettings;
import io.nethood.smb.session.Edition;
import io.nethood.smb.wire.NtStatus;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Three wrong passwords lock an account out for ten minutes. */
class AccountLockoutTest {
    private static final Charset OEM = Charset.forName("IBM437");
    private static final LogonSettings THREE_IN_TEN_MINUTES =
            new LogonSettings(3, Duration.ofMinutes(10), false, false);

    private final ServerChallenge challenge = ServerChallenge.draw(() -> 1);
    private Instant now = Instant.parse("2001-10-25T12:00:00Z");
    private PasswordLogon logon = logon(THREE_IN_TEN_MINUTES);

    @Test
    void the_third_wrong_password_locks_the_account_out_and_the_right_one_no_longer_helps() {
        wrong("alice", 3);

        assertThat(attempt("alice", "secret")).isEqualTo("ACCOUNT_LOCKED_OUT");
        assertThat(attempt("ALICE", "wrong")).isEqualTo("ACCOUNT_LOCKED_OUT");
    }

    @Test
    void two_wrong_passwords_and_a_right_one_are_forgotten() {
        wrong("alice", 2);
        assertThat(attempt("alice", "secret")).isEqualTo("alice");
        wrong("alice", 2);

        assertThat(attempt("alice", "secret")).isEqualTo("alice");
    }

    @Test
    void the_lockout_ends_after_its_duration_and_counts_anew() {
        wrong("alice", 3);

        now = now.plus(Duration.ofMinutes(10));
        wrong("alice", 2);

        assertThat(attempt("alice", "secret")).isEqualTo("alice");
    }

    @Test
    void attempts_during_the_lockout_do_not_prolong_it() {
        wrong("alice", 3);
        now = now.plus(Duration.ofMinutes(9));
        assertThat(attempt("alice", "wrong")).isEqualTo("ACCOUNT_LOCKED_OUT");

        now = now.plus(Duration.ofMinutes(1));

        assertThat(attempt("alice", "secret")).isEqualTo("alice");
    }

    @Test
    void a_wrong_password_of_long_ago_does_not_count() {
        wrong("alice", 2);
        now = now.plus(Duration.ofMinutes(10));
        wrong("alice", 1);

        assertThat(attempt("alice", "secret")).isEqualTo("alice");
    }

    @Test
    void one_account_does_not_lock_out_another() {
        wrong("alice", 3);

        assertThat(attempt("bob", "hidden")).isEqualTo("bob");
    }

    @Test
    void a_disabled_account_is_locked_out_too() {
        assertThat(attempt("eve", "gone")).isEqualTo("ACCOUNT_DISABLED");
        wrong("eve", 3);

        assertThat(attempt("eve", "gone")).isEqualTo("ACCOUNT_LOCKED_OUT");
    }

    @Test
    void the_built_in_administrator_is_never_locked_out() {
        wrong("Administrator", 100);

        assertThat(attempt("administrator", "root")).isEqualTo("Administrator");
    }

    @Test
    void unknown_names_are_refused_as_ever_and_leave_nothing_behind() {
        wrong("mallory", 100);

        assertThat(attempt("mallory", "x")).isEqualTo("LOGON_FAILURE");
    }

    @Test
    void without_a_threshold_nobody_is_locked_out() {
        logon = logon(LogonSettings.DEFAULT);

        wrong("alice", 1000);

        assertThat(attempt("alice", "secret")).isEqualTo("alice");
    }

    private void wrong(String user, int times) {
        for (int i = 0; i < times; i++) {
            assertThat(attempt(user, "wrong")).isEqualTo(NtStatus.LOGON_FAILURE.name());
        }
    }

    /** The account that was let in, or the status. */
    private String attempt(String user, String password) {
        Octets response = Octets.of(NtlmClient.ntlmResponse(password, challenge.array()));
        return switch (logon.check(new PasswordCredentials(user, "", Octets.NONE, response), challenge)) {
            case LogonResult.Authenticated in -> in.account().name();
            case LogonResult.Refused refused -> refused.status().name();
            case LogonResult.Guest guest -> "guest";
            case LogonResult.Anonymous nobody -> "nobody";
        };
    }

    private PasswordLogon logon(LogonSettings settings) {
        AccountTable accounts = AccountTable.of(List.of(
                Account.withPassword("alice", "secret", OEM),
                Account.withPassword("bob", "hidden", OEM),
                Account.withPassword("eve", "gone", OEM).withDisabled(true),
                Account.withPassword("Administrator", "root", OEM)));
        PolicySettings policies = PolicySettings.defaultOf(Edition.XP_PROFESSIONAL);
        return new PasswordLogon(accounts, () -> policies, settings, OEM, () -> now);
    }
}
