package io.nethood.smb.sam;

import java.nio.charset.StandardCharsets;
import java.util.List;

import io.nethood.event.SessionKind;
import io.nethood.smb.auth.Account;
import io.nethood.smb.auth.AccountTable;
import io.nethood.smb.security.Sid;
import io.nethood.smb.security.Token;
import io.nethood.smb.security.WellKnownSids;
import io.nethood.smb.session.Edition.Family;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

class AccountDatabaseTest {
    private static final Sid MACHINE = Sid.of(5, 21, 1, 2, 3);

    private final AccountDatabase accounts =
            database(Family.XP, account("zoe"), account("alice").withAdministrator(true));

    @Test
    void administrator_and_guest_are_always_there_and_the_others_follow_in_their_order() {
        assertThat(accounts.accountDomain().users())
                .extracting(SamUser::rid, SamUser::name)
                .containsExactly(
                        tuple(500, "Administrator"), tuple(501, "Guest"), tuple(1000, "zoe"), tuple(1001, "alice"));
    }

    @Test
    void guest_is_disabled_unless_its_account_is_not_and_administrator_never_is() {
        AccountDatabase enabled =
                database(Family.XP, account("GUEST"), account("zoe").withDisabled(true));

        assertThat(isDisabled(accounts, SamUser.ADMINISTRATOR)).isFalse();
        assertThat(isDisabled(accounts, SamUser.GUEST)).isTrue();
        assertThat(isDisabled(enabled, SamUser.GUEST)).isFalse();
        assertThat(isDisabled(enabled, 1000)).isTrue();
        assertThat(enabled.accountDomain().users()).hasSize(3);
    }

    @Test
    void aliases_have_the_accounts_that_belong_in_them() {
        assertThat(members(accounts, 544)).containsExactly(MACHINE.child(500), MACHINE.child(1001));
        assertThat(members(accounts, 545))
                .containsExactly(WellKnownSids.INTERACTIVE, WellKnownSids.AUTHENTICATED_USERS, MACHINE.child(1000));
        assertThat(members(accounts, 546)).containsExactly(MACHINE.child(501));
        assertThat(members(database(Family.NT4, account("zoe")), 545)).containsExactly(MACHINE.child(1000));
    }

    @Test
    void the_token_of_a_user_has_all_that_the_user_is() {
        Token zoe = accounts.token(SessionKind.USER, "ZOE", false);

        assertThat(zoe.user()).isEqualTo(MACHINE.child(1000));
        assertThat(zoe.owner()).isEqualTo(MACHINE.child(1000));
        assertThat(zoe.primaryGroup()).isEqualTo(MACHINE.child(513));
        assertThat(zoe.sids())
                .containsExactlyInAnyOrder(
                        MACHINE.child(1000),
                        MACHINE.child(513),
                        WellKnownSids.EVERYONE,
                        WellKnownSids.NETWORK,
                        WellKnownSids.AUTHENTICATED_USERS,
                        WellKnownSids.USERS);
    }

    @ParameterizedTest
    @CsvSource({"NT4, S-1-5-32-544", "WINDOWS_2000, S-1-5-32-544", "XP, S-1-5-21-1-2-3-1000"})
    void what_an_administrator_creates_belongs_to_administrators_until_xp(Family family, String owner) {
        Token token = database(family, account("alice").withAdministrator(true)).token(SessionKind.USER, "alice", true);

        assertThat(token.administrator()).isTrue();
        assertThat(token.owner()).hasToString(owner);
    }

    @ParameterizedTest
    @CsvSource({"GUEST, alice", "USER, stranger"})
    void whoever_has_no_account_of_his_own_is_the_guest(SessionKind kind, String account) {
        Token guest = accounts.token(kind, account, true);

        assertThat(guest.sids())
                .containsExactlyInAnyOrder(
                        MACHINE.child(501),
                        MACHINE.child(513),
                        WellKnownSids.EVERYONE,
                        WellKnownSids.NETWORK,
                        WellKnownSids.GUESTS);
    }

    @Test
    void everyone_includes_a_null_session_where_policy_says_so() {
        assertThat(accounts.token(SessionKind.NULL, null, true).sids())
                .containsExactlyInAnyOrder(
                        WellKnownSids.ANONYMOUS_LOGON, WellKnownSids.NETWORK, WellKnownSids.EVERYONE);
        assertThat(accounts.token(SessionKind.NULL, null, false).sids()).doesNotContain(WellKnownSids.EVERYONE);
    }

    @Test
    void every_user_is_in_the_group_none() {
        assertThat(accounts.accountDomain().groupsOf(1001))
                .extracting(SamGroup::rid)
                .containsExactly(513);
    }

    @ParameterizedTest
    @CsvSource({
        "Everyone, S-1-1-0, '', Everyone, WELL_KNOWN_GROUP",
        "everyone, S-1-1-0, '', Everyone, WELL_KNOWN_GROUP",
        "'NT AUTHORITY\\SYSTEM', S-1-5-18, NT AUTHORITY, SYSTEM, WELL_KNOWN_GROUP",
        "system, S-1-5-18, NT AUTHORITY, SYSTEM, WELL_KNOWN_GROUP",
        "Administrators, S-1-5-32-544, BUILTIN, Administrators, ALIAS",
        "builtin\\administrators, S-1-5-32-544, BUILTIN, Administrators, ALIAS",
        "BUILTIN, S-1-5-32, BUILTIN, '', DOMAIN",
        "'', S-1-5-32, BUILTIN, '', DOMAIN",
        "labxp, S-1-5-21-1-2-3, LABXP, '', DOMAIN",
        "labxp\\GUEST, S-1-5-21-1-2-3-501, LABXP, Guest, USER",
        "None, S-1-5-21-1-2-3-513, LABXP, None, GROUP",
    })
    void a_name_leads_to_its_sid_and_back(String asked, String sid, String domain, String name, SidNameUse use) {
        Sid expected = Sid.parse(sid).orElseThrow();

        assertThat(accounts.named(asked)).hasValueSatisfying(named -> {
            assertThat(named).returns(expected, NamedSid::sid).returns(use, NamedSid::use);
            assertThat(named).returns(domain, NamedSid::domain).returns(name, NamedSid::name);
        });
        assertThat(accounts.named(expected)).isEqualTo(accounts.named(asked));
    }

    @ParameterizedTest
    @CsvSource({"nobody", "OTHER\\alice", "LABXP\\Administrators", "\\", "LABXP\\nobody"})
    void what_is_not_there_has_no_sid(String name) {
        assertThat(accounts.named(name)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"NT4, false, false", "WINDOWS_2000, false, false", "XP, true, true"})
    void what_came_with_xp_is_on_xp_only(Family family, boolean desktopUsers, boolean localService) {
        AccountDatabase database = database(family);

        assertThat(database.named("Remote Desktop Users").isPresent()).isEqualTo(desktopUsers);
        assertThat(database.named("LOCAL SERVICE").isPresent()).isEqualTo(localService);
    }

    @Test
    void the_machine_sid_depends_on_seed_and_name_only() {
        Sid sid = AccountDatabase.machineSid(7, "LABXP");

        assertThat(sid).isEqualTo(AccountDatabase.machineSid(7, "LABXP"));
        assertThat(sid)
                .isNotEqualTo(AccountDatabase.machineSid(8, "LABXP"))
                .isNotEqualTo(AccountDatabase.machineSid(7, "LABNT"));
        assertThat(sid.toString()).startsWith("S-1-5-21-");
        assertThat(sid.subAuthorities()).hasSize(4);
    }

    private static boolean isDisabled(AccountDatabase database, int rid) {
        int control = database.accountDomain().user(rid).orElseThrow().control();
        return (control & SamUser.CONTROL_DISABLED) != 0;
    }

    private static List<Sid> members(AccountDatabase database, int rid) {
        return database.builtinDomain().alias(rid).orElseThrow().members();
    }

    private static Account account(String name) {
        return Account.withPassword(name, "secret", StandardCharsets.US_ASCII);
    }

    private static AccountDatabase database(Family family, Account... accounts) {
        return AccountDatabase.of("LABXP", MACHINE, family, AccountTable.of(List.of(accounts)));
    }
}
