package io.nethood.smb.session;

import java.util.ArrayList;
import java.util.List;

import io.nethood.event.SessionKind;
import io.nethood.smb.session.LimitPolicy.AdminExempt;
import io.nethood.smb.session.LimitPolicy.EnforceAt;

import static org.assertj.core.api.Assertions.assertThat;

/** A ledger with standing time and a diary, and the applicants that come to it. */
final class LedgerFixture {
    final SteppedTicker ticker = new SteppedTicker();
    final Diary diary = new Diary();
    final SessionLedger ledger;
    private long lastConnection;

    LedgerFixture(LimitPolicy policy) {
        ledger = new SessionLedger(policy, ticker, diary);
    }

    static LedgerFixture of(Edition edition) {
        return new LedgerFixture(LimitPolicy.of(edition));
    }

    static LedgerFixture countingAtTreeConnect(int limit) {
        return new LedgerFixture(new LimitPolicy(limit, EnforceAt.TREE_CONNECT, AdminExempt.IPC_ONLY, 2));
    }

    LedgerConnection open(String computer) {
        return ledger.open(++lastConnection, computer, "NetbiosSmb");
    }

    static Applicant user(String account) {
        return new Applicant(SessionKind.USER, account, false, "Windows 2000 2195");
    }

    static Applicant guest(String account) {
        return new Applicant(SessionKind.GUEST, account, false, "Windows 4.0");
    }

    static Applicant administrator(String account) {
        return new Applicant(SessionKind.USER, account, true, "Windows 2000 2195");
    }

    static Applicant nobody() {
        return Applicant.anonymous("Windows 2000 2195");
    }

    static SessionTicket admit(LedgerConnection connection, Applicant applicant) {
        Admission answer = connection.admit(applicant);
        assertThat(answer).isInstanceOf(Admission.Admitted.class);
        return ((Admission.Admitted) answer).ticket();
    }

    static List<SessionTicket> admitNull(LedgerConnection connection, int count) {
        List<SessionTicket> tickets = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            tickets.add(admit(connection, nobody()));
        }
        return tickets;
    }

    int counted() {
        return ledger.counted();
    }

    List<SessionView> sessions() {
        return ledger.snapshot().sessions();
    }
}
