package io.nethood.smb.session;

import java.time.Duration;
import java.util.List;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static io.nethood.smb.session.LedgerFixture.admit;
import static io.nethood.smb.session.LedgerFixture.admitNull;
import static io.nethood.smb.session.LedgerFixture.guest;
import static io.nethood.smb.session.LedgerFixture.nobody;
import static io.nethood.smb.session.LedgerFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

/** What {@code net session} makes of the books (facts A.5). */
class WindowsSessionListTest {
    private final LedgerFixture xp = LedgerFixture.of(Edition.XP_PROFESSIONAL);

    @Test
    @DisplayName("D1-04, D1-08: ten counted NULL sessions of one computer are one row")
    void all_null_sessions_of_a_computer_are_one_row() {
        admitNull(xp.open("PC07"), 6);
        admitNull(xp.open("pc07"), 4);

        List<WindowsSessionList.Row> rows = WindowsSessionList.of(xp.ledger.snapshot());

        assertThat(rows).hasSize(1);
        assertThat(rows.getFirst())
                .returns("PC07", WindowsSessionList.Row::computer)
                .returns(null, WindowsSessionList.Row::user)
                .returns(10, WindowsSessionList.Row::sessions);
        assertThat(xp.counted()).isEqualTo(10);
    }

    @Test
    @DisplayName("D1-20: several users of one computer are several rows")
    void each_user_of_a_computer_has_a_row() {
        LedgerConnection connection = xp.open("PC07");
        admit(connection, user("ALICE"));
        admit(connection, nobody());
        admit(connection, user("BACKUP"));
        admit(connection, user("alice"));

        List<WindowsSessionList.Row> rows = WindowsSessionList.of(xp.ledger.snapshot());

        assertThat(rows).extracting(WindowsSessionList.Row::user).containsExactly("ALICE", null, "BACKUP");
        assertThat(rows).extracting(WindowsSessionList.Row::sessions).containsExactly(2, 1, 1);
    }

    @Test
    void one_user_on_two_computers_has_two_rows() {
        admit(xp.open("PC07"), user("ALICE"));
        admit(xp.open("PC08"), user("ALICE"));

        List<WindowsSessionList.Row> rows = WindowsSessionList.of(xp.ledger.snapshot());

        assertThat(rows).extracting(WindowsSessionList.Row::computer).containsExactly("PC07", "PC08");
    }

    @Test
    void a_row_has_the_age_of_its_oldest_and_the_idle_time_of_its_busiest_session_and_all_their_opens() {
        LedgerConnection connection = xp.open("PC07");
        SessionTicket old = admit(connection, nobody());
        old.opened();
        xp.ticker.advance(Duration.ofSeconds(60));
        admit(connection, nobody()).opened();
        xp.ticker.advance(Duration.ofSeconds(5));

        List<WindowsSessionList.Row> rows = WindowsSessionList.of(xp.ledger.snapshot());

        assertThat(rows)
                .containsExactly(new WindowsSessionList.Row(
                        "PC07", null, false, "Windows 2000 2195", 2, 65, 5, "NetbiosSmb", 2));
    }

    @Test
    void a_guest_is_marked() {
        admit(xp.open("PC07"), guest("Guest"));

        List<WindowsSessionList.Row> rows = WindowsSessionList.of(xp.ledger.snapshot());

        assertThat(rows).extracting(WindowsSessionList.Row::guest).containsExactly(true);
    }

    @Test
    void an_empty_ledger_shows_nothing() {
        assertThat(WindowsSessionList.of(xp.ledger.snapshot())).isEmpty();
    }
}
