package io.nethood.smb.session;

import java.time.Duration;
import java.util.List;

import io.nethood.event.SessionKind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static io.nethood.smb.session.LedgerFixture.administrator;
import static io.nethood.smb.session.LedgerFixture.admit;
import static io.nethood.smb.session.LedgerFixture.admitNull;
import static io.nethood.smb.session.LedgerFixture.nobody;
import static io.nethood.smb.session.LedgerFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

/** The true books, as they can be seen. */
class LedgerSnapshotTest {
    private final LedgerFixture xp = LedgerFixture.of(Edition.XP_PROFESSIONAL);

    @Test
    @DisplayName("D1-21: a NULL session is shown without a user")
    void a_session_is_shown_as_it_stands() {
        SessionTicket ticket = admit(xp.open("PC07"), nobody());
        ticket.opened();
        ticket.opened();
        ticket.closed();
        xp.ticker.advance(Duration.ofSeconds(30));
        ticket.touch(xp.ticker.nanoTime());
        xp.ticker.advance(Duration.ofSeconds(12));

        List<SessionView> sessions = xp.sessions();

        assertThat(sessions)
                .containsExactly(new SessionView(
                        1,
                        1,
                        "PC07",
                        null,
                        SessionKind.NULL,
                        true,
                        "NULL#1",
                        "each NULL session counts",
                        42,
                        12,
                        1,
                        "Windows 2000 2195",
                        "NetbiosSmb"));
    }

    @Test
    void sessions_stand_in_the_order_of_their_admission() {
        LedgerConnection first = xp.open("PC09");
        LedgerConnection second = xp.open("PC08");
        admit(first, nobody());
        admit(second, user("BOB"));
        admit(first, user("ALICE"));

        assertThat(xp.sessions()).extracting(SessionView::id).containsExactly(1L, 2L, 3L);
    }

    @Test
    void each_kind_of_session_names_what_it_is_counted_under() {
        LedgerConnection connection = xp.open("pc07");
        admit(connection, user("Alice"));
        admitNull(connection, 9);
        admit(connection, administrator("root"));

        List<SessionView> sessions = xp.sessions();

        assertThat(sessions.getFirst())
                .returns("PC07\\ALICE", SessionView::key)
                .returns("one slot for this computer and account", SessionView::rule);
        assertThat(sessions.get(1)).returns("NULL#2", SessionView::key);
        assertThat(sessions.getLast()).returns("EXEMPT#11", SessionView::key).returns(false, SessionView::counts);
    }

    @Test
    void of_the_sessions_that_share_a_slot_the_oldest_live_one_counts() {
        SessionTicket oldest = admit(xp.open("PC07"), user("ALICE"));
        admit(xp.open("PC07"), user("alice"));
        admit(xp.open("PC08"), user("ALICE"));

        assertThat(xp.sessions()).extracting(SessionView::counts).containsExactly(true, false, true);
        oldest.end(EndCause.LOGOFF);
        assertThat(xp.sessions()).extracting(SessionView::counts).containsExactly(true, true);
    }

    @Test
    void sums_tell_what_happened_since_the_start() {
        LedgerConnection connection = xp.open("PC07");
        admitNull(connection, 10).getFirst().end(EndCause.LOGOFF);
        connection.admit(user("ALICE"));
        connection.admit(user("BOB"));

        assertThat(xp.ledger.snapshot().totals()).isEqualTo(new LedgerSnapshot.Totals(11, 1, 1));
    }

    @Test
    void books_with_sessions_and_without_balance() {
        LedgerConnection connection = xp.open("PC07");
        admitNull(connection, 3);

        assertThat(xp.ledger.balanced()).isTrue();
        connection.close(EndCause.SHUTDOWN);
        assertThat(xp.ledger.balanced()).isTrue();
        assertThat(xp.counted()).isZero();
    }

    @Test
    void a_connection_that_admits_and_ends_by_turns_shows_exactly_its_live_sessions() {
        LedgerFixture server = LedgerFixture.of(Edition.NT4_SERVER);
        LedgerConnection connection = server.open("PC07");
        List<SessionTicket> first = admitNull(connection, 100);
        for (int i = 0; i < 100; i += 2) {
            first.get(i).end(EndCause.LOGOFF);
        }
        admitNull(connection, 75);

        List<SessionView> sessions = server.sessions();

        assertThat(sessions).hasSize(125).allMatch(SessionView::counts);
        assertThat(sessions.getFirst().id()).isEqualTo(2);
        assertThat(sessions.getLast().id()).isEqualTo(175);
    }
}
