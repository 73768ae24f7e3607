package io.nethood.smb.session;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.nethood.smb.session.LedgerFixture.admit;
import static io.nethood.smb.session.LedgerFixture.admitNull;
import static io.nethood.smb.session.LedgerFixture.nobody;
import static io.nethood.smb.session.LedgerFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

/** A session ends once, whatever ends it, and gives back what it held (facts A.4.5, A.9). */
class SessionEndTest {
    private final LedgerFixture xp = LedgerFixture.of(Edition.XP_PROFESSIONAL);

    @ParameterizedTest
    @EnumSource(EndCause.class)
    void whatever_ends_a_session_frees_its_slot_and_is_told_once(EndCause cause) {
        SessionTicket ticket = admit(xp.open("PC07"), nobody());

        boolean ended = ticket.end(cause);

        assertThat(ended).isTrue();
        assertThat(ticket.live()).isFalse();
        assertThat(xp.counted()).isZero();
        assertThat(xp.diary.lines()).containsExactly("admitted 1", "ended 1 " + cause);
    }

    @Test
    void a_second_end_changes_nothing() {
        SessionTicket ticket = admit(xp.open("PC07"), nobody());
        ticket.end(EndCause.LOGOFF);

        boolean again = ticket.end(EndCause.DISCONNECT);

        assertThat(again).isFalse();
        assertThat(xp.diary.lines()).containsExactly("admitted 1", "ended 1 LOGOFF");
        assertThat(xp.ledger.balanced()).isTrue();
    }

    @Test
    void closing_a_connection_ends_its_sessions_and_no_others() {
        LedgerConnection closing = xp.open("PC07");
        admitNull(closing, 3);
        SessionTicket other = admit(xp.open("PC07"), nobody());

        closing.close(EndCause.DISCONNECT);

        assertThat(other.live()).isTrue();
        assertThat(xp.counted()).isEqualTo(1);
        assertThat(xp.diary.lines()).endsWith("ended 1 DISCONNECT", "ended 2 DISCONNECT", "ended 3 DISCONNECT");
    }

    @Test
    void closing_a_connection_twice_changes_nothing() {
        LedgerConnection connection = xp.open("PC07");
        admit(connection, nobody());
        connection.close(EndCause.DISCONNECT);

        connection.close(EndCause.SHUTDOWN);

        assertThat(xp.diary.lines()).containsExactly("admitted 1", "ended 1 DISCONNECT");
    }

    @Test
    void a_closed_connection_admits_nobody_for_longer_than_it_takes_to_say_so() {
        LedgerConnection connection = xp.open("PC07");
        connection.close(EndCause.NEW_VIRTUAL_CIRCUIT);

        SessionTicket late = admit(connection, nobody());

        assertThat(late.live()).isFalse();
        assertThat(late.end(EndCause.LOGOFF)).isFalse();
        assertThat(xp.diary.lines()).containsExactly("admitted 1", "ended 1 NEW_VIRTUAL_CIRCUIT");
        assertThat(xp.counted()).isZero();
        assertThat(xp.ledger.balanced()).isTrue();
    }

    @Test
    @DisplayName("D1-23: net session /delete ends all sessions of a computer")
    void deleting_a_computer_frees_all_its_slots() {
        LedgerConnection connection = xp.open("PC07");
        List<SessionTicket> nulls = admitNull(connection, 4);
        SessionTicket alice = admit(xp.open("pc07"), user("ALICE"));
        SessionTicket other = admit(xp.open("PC08"), user("ALICE"));

        List<SessionTicket> ended = xp.ledger.endAll("Pc07", null, EndCause.DELETED);

        List<SessionTicket> expected = new ArrayList<>(nulls);
        expected.add(alice);
        assertThat(ended).isEqualTo(expected);
        assertThat(other.live()).isTrue();
        assertThat(xp.counted()).isEqualTo(1);
    }

    @Test
    void a_connection_whose_sessions_were_deleted_may_ask_again() {
        LedgerConnection connection = xp.open("PC07");
        admitNull(connection, 10);
        xp.ledger.endAll("PC07", null, EndCause.DELETED);

        admitNull(connection, 10);

        assertThat(xp.counted()).isEqualTo(10);
    }

    @Test
    void one_user_can_be_deleted_on_all_computers() {
        SessionTicket first = admit(xp.open("PC07"), user("alice"));
        SessionTicket second = admit(xp.open("PC08"), user("ALICE"));
        SessionTicket bob = admit(xp.open("PC08"), user("BOB"));

        List<SessionTicket> ended = xp.ledger.endAll(null, "Alice", EndCause.DELETED);

        assertThat(ended).containsExactly(first, second);
        assertThat(bob.live()).isTrue();
    }

    @Test
    void the_empty_user_deletes_null_sessions_only() {
        LedgerConnection connection = xp.open("PC07");
        SessionTicket alice = admit(connection, user("ALICE"));
        List<SessionTicket> nulls = admitNull(connection, 2);

        List<SessionTicket> ended = xp.ledger.endAll("PC07", "", EndCause.DELETED);

        assertThat(ended).isEqualTo(nulls);
        assertThat(alice.live()).isTrue();
    }

    @Test
    void deleting_at_an_unknown_computer_ends_nothing() {
        admit(xp.open("PC07"), nobody());

        assertThat(xp.ledger.endAll("PC99", null, EndCause.DELETED)).isEmpty();
    }

    @Test
    void only_sessions_that_were_live_are_said_to_be_deleted() {
        List<SessionTicket> tickets = admitNull(xp.open("PC07"), 2);
        tickets.getFirst().end(EndCause.LOGOFF);

        List<SessionTicket> ended = xp.ledger.endAll(null, null, EndCause.SHUTDOWN);

        assertThat(ended).containsExactly(tickets.getLast());
    }

    @Test
    void the_open_connections_of_a_computer_are_known_whatever_its_case() {
        LedgerConnection first = xp.open("PC07");
        LedgerConnection second = xp.open("pc07");
        LedgerConnection closed = xp.open("PC07");
        xp.open("PC08");

        closed.close(EndCause.DISCONNECT);

        assertThat(xp.ledger.connectionsOf("Pc07")).containsExactly(first, second);
    }

    @Test
    void a_computer_whose_last_connection_closed_is_forgotten_and_may_come_back() {
        xp.open("PC07").close(EndCause.DISCONNECT);

        assertThat(xp.ledger.connectionsOf("PC07")).isEmpty();
        LedgerConnection again = xp.open("PC07");
        assertThat(xp.ledger.connectionsOf("PC07")).containsExactly(again);
    }

    @Test
    void an_observer_may_end_the_session_it_is_told_of() {
        List<String> heard = new ArrayList<>();
        SessionLedger ledger = new SessionLedger(LimitPolicy.of(Edition.XP_HOME), xp.ticker, new LedgerObserver() {
            @Override
            public void admitted(SessionTicket ticket) {
                heard.add("told of the admission");
                ticket.end(EndCause.DELETED);
                heard.add("ended it");
            }

            @Override
            public void refused(LedgerConnection connection, Applicant applicant, int limit) {}

            @Override
            public void ended(SessionTicket ticket, EndCause cause) {
                heard.add("told of the end");
            }
        });

        admit(ledger.open(1, "PC07", "NetbiosSmb"), nobody());

        assertThat(heard).containsExactly("told of the admission", "ended it", "told of the end");
        assertThat(ledger.balanced()).isTrue();
    }

    @Test
    void an_end_that_overtakes_the_admission_is_told_after_it() throws InterruptedException {
        List<String> heard = new ArrayList<>();
        CountDownLatch admitting = new CountDownLatch(1);
        CountDownLatch overtaken = new CountDownLatch(1);
        SessionLedger ledger = new SessionLedger(LimitPolicy.of(Edition.XP_HOME), xp.ticker, new LedgerObserver() {
            @Override
            public void admitted(SessionTicket ticket) {
                admitting.countDown();
                await(overtaken);
                heard.add("admitted");
            }

            @Override
            public void refused(LedgerConnection connection, Applicant applicant, int limit) {}

            @Override
            public void ended(SessionTicket ticket, EndCause cause) {
                heard.add("ended by " + cause);
            }
        });
        LedgerConnection connection = ledger.open(1, "PC07", "NetbiosSmb");
        Thread eventLoop = Thread.ofPlatform().start(() -> connection.admit(nobody()));

        await(admitting);
        List<SessionTicket> ended = ledger.endAll("PC07", null, EndCause.DELETED);
        overtaken.countDown();
        eventLoop.join();

        assertThat(ended).hasSize(1);
        assertThat(heard).containsExactly("admitted", "ended by DELETED");
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
