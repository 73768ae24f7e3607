package io.nethood.smb.session;

import java.util.ArrayList;
import java.util.List;

import io.nethood.event.SessionKind;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What counts, what is refused and what becomes free again (facts A.1 to A.6). */
class SessionLedgerTest {
    private final SteppedTicker ticker = new SteppedTicker();
    private final Diary diary = new Diary();
    private final SessionLedger ledger = ledger(LimitPolicy.of(Edition.XP_PROFESSIONAL));
    private long lastConnection;

    @Test
    @DisplayName("D1-06: XP Professional allows 10 simultaneous sessions")
    void the_eleventh_null_session_is_refused() {
        LedgerConnection connection = open("PC07");
        admitNull(connection, 10);

        Admission eleventh = connection.admit(Applicant.anonymous("Windows 2000"));

        assertThat(eleventh).isEqualTo(new Admission.Refused(10));
        assertThat(ledger.snapshot().counted()).isEqualTo(10);
        assertThat(ledger.snapshot().totals()).isEqualTo(new LedgerSnapshot.Totals(10, 0, 1));
    }

    @Test
    @DisplayName("D1-06: XP Home allows 5 simultaneous sessions")
    void xp_home_refuses_the_sixth() {
        SessionLedger home = ledger(LimitPolicy.of(Edition.XP_HOME));
        LedgerConnection connection = home.open(1, "PC07", "NetbiosSmb");
        admitNull(connection, 5);

        assertThat(connection.admit(Applicant.anonymous(""))).isEqualTo(new Admission.Refused(5));
    }

    @Test
    @DisplayName("D1-17: drives, printers and links of one computer and user are one session")
    void sessions_of_one_computer_and_account_share_a_slot() {
        LedgerConnection first = open("PC07");
        LedgerConnection second = open("pc07");

        SessionTicket drive = admitted(first, user("ALICE"));
        SessionTicket printer = admitted(second, user("alice"));

        assertThat(ledger.snapshot().counted()).isEqualTo(1);
        drive.end(EndCause.LOGOFF);
        assertThat(ledger.snapshot().counted()).isEqualTo(1);
        printer.end(EndCause.LOGOFF);
        assertThat(ledger.snapshot().counted()).isZero();
    }

    private LedgerConnection open(String computer) {
        return ledger.open(++lastConnection, computer, "NetbiosSmb");
    }

    private SessionLedger ledger(LimitPolicy policy) {
        return new SessionLedger(policy, ticker, diary);
    }

    private static Applicant user(String account) {
        return new Applicant(SessionKind.USER, account, false, "Windows 2000 2195");
    }

    private static List<SessionTicket> admitNull(LedgerConnection connection, int count) {
        List<SessionTicket> tickets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tickets.add(admitted(connection, Applicant.anonymous("Windows 2000")));
        }
        return tickets;
    }

    private static SessionTicket admitted(LedgerConnection connection, Applicant applicant) {
        Admission answer = connection.admit(applicant);
        assertThat(answer).isInstanceOf(Admission.Admitted.class);
        return ((Admission.Admitted) answer).ticket();
    }
}
