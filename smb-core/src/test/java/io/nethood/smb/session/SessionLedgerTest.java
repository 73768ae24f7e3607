package io.nethood.smb.session;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static io.nethood.smb.session.LedgerFixture.admit;
import static io.nethood.smb.session.LedgerFixture.admitNull;
import static io.nethood.smb.session.LedgerFixture.guest;
import static io.nethood.smb.session.LedgerFixture.nobody;
import static io.nethood.smb.session.LedgerFixture.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What counts as a session, and who is refused (facts A.1, A.2). */
class SessionLedgerTest {
    private final LedgerFixture xp = LedgerFixture.of(Edition.XP_PROFESSIONAL);

    @Test
    @DisplayName("D1-06: XP Professional takes 10 sessions at one time")
    void the_eleventh_null_session_is_refused() {
        LedgerConnection connection = xp.open("PC07");
        admitNull(connection, 10);

        Admission eleventh = connection.admit(nobody());

        assertThat(eleventh).isEqualTo(new Admission.Refused(10));
        assertThat(xp.counted()).isEqualTo(10);
    }

    @Test
    @DisplayName("D1-06: XP Home takes 5 sessions at one time")
    void xp_home_refuses_the_sixth() {
        LedgerConnection connection = LedgerFixture.of(Edition.XP_HOME).open("PC07");
        admitNull(connection, 5);

        Admission sixth = connection.admit(nobody());

        assertThat(sixth).isEqualTo(new Admission.Refused(5));
    }

    @Test
    @DisplayName("D1-06: the Server service of a server edition does not limit sessions")
    void a_server_edition_refuses_nobody() {
        LedgerFixture server = LedgerFixture.of(Edition.WINDOWS_2000_SERVER);

        admitNull(server.open("PC07"), 1000);

        assertThat(server.counted()).isEqualTo(1000);
    }

    @Test
    @DisplayName("D1-02: a NULL session takes a slot as a user's session does")
    void nine_users_and_one_null_session_fill_xp_professional() {
        for (int i = 1; i <= 9; i++) {
            admit(xp.open("PC" + i), user("ALICE"));
        }
        admit(xp.open("PC1"), nobody());

        Admission eleventh = xp.open("PC10").admit(user("ALICE"));

        assertThat(eleventh).isEqualTo(new Admission.Refused(10));
    }

    @Test
    @DisplayName("D1-03: several NULL sessions of one computer count as several")
    void each_null_session_of_one_computer_counts() {
        admitNull(xp.open("PC07"), 2);
        admitNull(xp.open("PC07"), 1);

        assertThat(xp.counted()).isEqualTo(3);
    }

    @Test
    @DisplayName("D1-17: drives, printers and transport connections of one computer are one session")
    void sessions_of_one_computer_and_account_share_a_slot() {
        SessionTicket drive = admit(xp.open("PC07"), user("ALICE"));
        SessionTicket printer = admit(xp.open("PC07"), user("ALICE"));

        assertThat(xp.counted()).isEqualTo(1);
        drive.end(EndCause.LOGOFF);
        assertThat(xp.counted()).isEqualTo(1);
        printer.end(EndCause.LOGOFF);
        assertThat(xp.counted()).isZero();
    }

    @Test
    void the_case_of_computer_and_account_does_not_matter() {
        admit(xp.open("PC07"), user("ALICE"));
        admit(xp.open("pc07"), user("alice"));

        assertThat(xp.counted()).isEqualTo(1);
    }

    @Test
    void names_that_differ_in_more_than_case_are_different() {
        admit(xp.open("PC07"), user("STRASSE"));
        admit(xp.open("PC07"), user("straße"));

        assertThat(xp.counted()).isEqualTo(2);
    }

    @Test
    void one_account_on_two_computers_counts_twice() {
        admit(xp.open("PC07"), user("ALICE"));
        admit(xp.open("PC08"), user("ALICE"));

        assertThat(xp.counted()).isEqualTo(2);
    }

    @Test
    @DisplayName("D1-19: a service in another user's context makes a session of its own")
    void a_second_account_on_one_computer_counts() {
        LedgerConnection connection = xp.open("PC07");

        admit(connection, user("ALICE"));
        admit(connection, user("BACKUP"));

        assertThat(xp.counted()).isEqualTo(2);
    }

    @Test
    @DisplayName("D1-19: a user and the NULL session of a LocalSystem service are two")
    void a_user_and_a_null_session_on_one_computer_are_two() {
        LedgerConnection connection = xp.open("PC07");

        admit(connection, user("ALICE"));
        admit(connection, nobody());

        assertThat(xp.counted()).isEqualTo(2);
    }

    @Test
    void guest_sessions_of_one_computer_share_a_slot() {
        admit(xp.open("PC07"), guest("Guest"));
        admit(xp.open("PC07"), guest("GUEST"));

        assertThat(xp.counted()).isEqualTo(1);
    }

    @Test
    @DisplayName("D1-18: at the maximum another user is refused")
    void another_user_is_refused_at_a_full_server() {
        admitNull(xp.open("PC07"), 10);

        Admission answer = xp.open("PC08").admit(user("BOB"));

        assertThat(answer).isEqualTo(new Admission.Refused(10));
        assertThat(xp.diary.lines()).last().isEqualTo("refused PC08 at 10");
    }

    @Test
    void a_second_session_of_a_user_who_holds_a_slot_is_admitted_at_a_full_server() {
        LedgerConnection connection = xp.open("PC07");
        admit(connection, user("ALICE"));
        admitNull(connection, 9);

        SessionTicket second = admit(xp.open("PC07"), user("Alice"));

        assertThat(second.counted()).isTrue();
        assertThat(xp.counted()).isEqualTo(10);
    }

    @Test
    void the_slot_of_an_ended_session_goes_to_the_next_client() {
        SessionTicket first = admitNull(xp.open("PC07"), 10).getFirst();

        first.end(EndCause.LOGOFF);
        admit(xp.open("PC08"), nobody());

        assertThat(xp.counted()).isEqualTo(10);
    }

    @Test
    void a_connection_without_a_session_takes_no_slot() {
        for (int i = 0; i < 20; i++) {
            xp.open("PC07");
        }

        assertThat(xp.counted()).isZero();
    }

    @Test
    void every_refusal_is_the_same_object() {
        LedgerConnection connection = xp.open("PC07");
        admitNull(connection, 10);

        assertThat(connection.admit(nobody())).isSameAs(connection.admit(user("ALICE")));
    }

    @Test
    void a_slot_released_twice_is_our_own_mistake() {
        Slots slots = new Slots(1);
        slots.take();
        slots.release(1);

        assertThatThrownBy(() -> slots.release(1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("released twice");
    }
}
