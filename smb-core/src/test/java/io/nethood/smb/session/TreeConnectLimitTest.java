package io.nethood.smb.session;

import org.junit.jupiter.api.Test;

import static io.nethood.smb.session.LedgerFixture.administrator;
import static io.nethood.smb.session.LedgerFixture.admit;
import static io.nethood.smb.session.LedgerFixture.nobody;
import static io.nethood.smb.session.LedgerFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

/** The limit enforced at the tree connect instead of the session setup (facts A.3). */
class TreeConnectLimitTest {
    private final LedgerFixture host = LedgerFixture.countingAtTreeConnect(2);
    private final LedgerConnection connection = host.open("PC07");

    @Test
    void a_session_without_a_tree_counts_for_nothing() {
        for (int i = 0; i < 5; i++) {
            admit(connection, nobody());
        }

        assertThat(host.counted()).isZero();
        assertThat(host.sessions()).hasSize(5).noneMatch(SessionView::counts);
    }

    @Test
    void the_first_tree_connect_takes_the_slot() {
        SessionTicket ticket = admit(connection, nobody());

        Admission answer = ticket.count();

        assertThat(answer).isEqualTo(new Admission.Admitted(ticket));
        assertThat(ticket.counted()).isTrue();
        assertThat(host.counted()).isEqualTo(1);
    }

    @Test
    void further_tree_connects_take_nothing() {
        SessionTicket ticket = admit(connection, nobody());
        ticket.count();

        ticket.count();

        assertThat(host.counted()).isEqualTo(1);
    }

    @Test
    void the_third_session_is_refused_its_tree_and_lives_on_uncounted() {
        admit(connection, nobody()).count();
        admit(connection, nobody()).count();
        SessionTicket third = admit(connection, nobody());

        Admission answer = third.count();

        assertThat(answer).isEqualTo(new Admission.Refused(2));
        assertThat(third.live()).isTrue();
        assertThat(third.counted()).isFalse();
        assertThat(host.diary.lines()).last().isEqualTo("refused PC07 at 2");
    }

    @Test
    void a_refused_session_may_ask_again() {
        SessionTicket first = admit(connection, nobody());
        first.count();
        admit(connection, nobody()).count();
        SessionTicket third = admit(connection, nobody());
        third.count();
        first.end(EndCause.LOGOFF);

        third.count();

        assertThat(third.counted()).isTrue();
        assertThat(host.counted()).isEqualTo(2);
    }

    @Test
    void sessions_of_one_account_share_the_slot_that_the_first_tree_took() {
        SessionTicket first = admit(connection, user("ALICE"));
        SessionTicket second = admit(connection, user("alice"));
        first.count();
        second.count();

        first.end(EndCause.LOGOFF);

        assertThat(host.counted()).isEqualTo(1);
    }

    @Test
    void an_uncounted_session_gives_no_slot_back() {
        admit(connection, nobody()).count();

        admit(connection, nobody()).end(EndCause.LOGOFF);

        assertThat(host.counted()).isEqualTo(1);
    }

    @Test
    void an_administrator_becomes_exempt_at_the_tree_connect_to_a_full_server() {
        admit(connection, nobody()).count();
        admit(connection, nobody()).count();
        SessionTicket administrator = admit(connection, administrator("ROOT"));

        administrator.count();

        assertThat(administrator.exempt()).isTrue();
        assertThat(host.ledger.snapshot().exempt()).isEqualTo(1);
    }

    @Test
    void an_ended_session_takes_nothing_any_more() {
        SessionTicket ticket = admit(connection, nobody());
        ticket.end(EndCause.DELETED);

        Admission answer = ticket.count();

        assertThat(answer).isEqualTo(new Admission.Admitted(ticket));
        assertThat(host.counted()).isZero();
    }
}
