package io.nethood.smb.auth;

import java.nio.charset.Charset;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;

import io.nethood.smb.session.Edition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class AccountTableTest {
    private static final Charset OEM = Charset.forName("IBM437");

    @ParameterizedTest
    @ValueSource(strings = {"J\u00fcrgen", "J\u00dcRGEN", "j\u00fcrgen"})
    void an_account_is_found_whatever_the_case(String name) {
        AccountTable table = AccountTable.of(List.of(Account.withPassword("J\u00fcrgen", "x", OEM)));

        assertThat(table.find(name)).map(Account::name).contains("J\u00fcrgen");
    }

    @Test
    void administrator_and_guest_are_always_there_and_let_nobody_in() {
        AccountTable table = AccountTable.of(List.of());

        assertThat(table.accounts())
                .extracting(Account::toString)
                .containsExactly("Account[Administrator, administrator]", "Account[Guest, disabled]");
        assertThat(table.accounts()).noneMatch(Account::canLogOn);
        assertThat(table.find("alice")).isEmpty();
    }

    @Test
    void administrator_is_one_whatever_was_said() {
        AccountTable table = AccountTable.of(List.of(Account.withPassword("ADMINISTRATOR", "x", OEM)));

        assertThat(table.find("administrator")).map(Account::administrator).contains(true);
        assertThat(table.find("administrator")).map(Account::canLogOn).contains(true);
        assertThat(table.accounts()).hasSize(2);
    }

    @ParameterizedTest
    @EnumSource(Edition.class)
    void guest_is_enabled_where_windows_enables_it(Edition edition) {
        boolean shares = edition == Edition.XP_HOME || edition == Edition.WIN98;

        assertThat(AccountTable.guestIsEnabledOn(edition)).isEqualTo(shares);
    }

    @Test
    void two_accounts_that_differ_in_case_only_are_a_mistake() {
        List<Account> accounts = List.of(Account.withPassword("bob", "x", OEM), Account.withPassword("BOB", "y", OEM));

        assertThatThrownBy(() -> AccountTable.of(accounts))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("BOB")
                .hasMessageNotContaining("octets");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a/b", "a\\b", "a:b", "a\tb", "twenty-one characters"})
    void a_name_that_windows_forbids_is_a_mistake(String name) {
        assertThatThrownBy(() -> Account.withPassword(name, "x", OEM))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("account name");
    }

    @Test
    void a_hash_of_the_wrong_length_is_a_mistake() {
        assertThatThrownBy(() -> new PasswordHashes(Octets.of(new byte[15]), null))
                .hasMessage("NT hash: 15 bytes (expected: 16)");
        assertThatThrownBy(() -> new PasswordHashes(Octets.of(new byte[16]), Octets.of(new byte[17])))
                .hasMessage("LM hash: 17 bytes (expected: 16)");
    }

    @Test
    void the_hashes_of_a_password_are_those_of_the_specification() {
        PasswordHashes hashes = PasswordHashes.of("Password", OEM);

        assertThat(hashes.ntHash().toBytes()).isEqualTo(HexFormat.of().parseHex("a4f49c406510bdcab6824ee7c30fd852"));
        assertThat(hashes.withoutLmHash()).isEqualTo(new PasswordHashes(hashes.ntHash(), null));
    }

    @Test
    void a_password_outside_the_code_page_has_no_lm_hash() {
        assertThat(PasswordHashes.of("\u4e09", OEM).lmHash()).isNull();
        assertThat(PasswordHashes.of("\u4e09", Charset.forName("MS932")).lmHash())
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 15})
    void only_fourteen_bytes_have_an_lm_hash(int length) {
        PasswordHashes hashes = PasswordHashes.of("x".repeat(length), OEM);

        assertThat(hashes.lmHash() != null).isEqualTo(length <= 14);
    }

    @Test
    void a_lockout_has_bounds() {
        Duration minute = Duration.ofMinutes(1);

        assertThatThrownBy(() -> new LogonSettings(1000, minute, false, false))
                .hasMessage("lockout-threshold: 1000 (expected: 0..999 wrong passwords)");
        assertThatThrownBy(() -> new LogonSettings(1, Duration.ZERO, false, false))
                .hasMessage("lockout-duration: PT0S (expected: more than zero)");
    }
}
