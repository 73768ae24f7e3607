package io.nethood.smb.auth;

import java.nio.charset.Charset;
import java.util.HexFormat;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
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
    void nobody_is_found_in_an_empty_table() {
        assertThat(AccountTable.empty().find("alice")).isEmpty();
        assertThat(AccountTable.empty().accounts()).isEmpty();
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
    void an_nt_hash_of_the_wrong_length_is_a_mistake() {
        assertThatThrownBy(() -> Account.withNtHash("alice", new byte[15]))
                .hasMessage("NT hash: 15 bytes (expected: 16)");
    }

    @Test
    void an_account_known_by_its_hash_is_the_same_as_one_known_by_its_password() {
        byte[] hash = HexFormat.of().parseHex("a4f49c406510bdcab6824ee7c30fd852");

        Account account = Account.withNtHash("alice", hash);

        assertThat(account.ntHash())
                .isEqualTo(Account.withPassword("alice", "Password", OEM).ntHash());
        assertThat(account.lmHash()).isNull();
    }

    @Test
    void a_password_outside_the_code_page_has_no_lm_hash() {
        assertThat(Account.withPassword("alice", "\u4e09", OEM).lmHash()).isNull();
        assertThat(Account.withPassword("alice", "\u4e09", Charset.forName("MS932"))
                        .lmHash())
                .isNotNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {14, 15})
    void only_fourteen_bytes_have_an_lm_hash(int length) {
        Account account = Account.withPassword("alice", "x".repeat(length), OEM);

        assertThat(account.lmHash() != null).isEqualTo(length <= 14);
    }

    @Test
    void the_level_of_lm_compatibility_has_bounds() {
        assertThatThrownBy(() -> new LogonPolicy(6, false, false))
                .hasMessage("lm-compatibility-level: 6 (expected: 0..5)");
    }
}
