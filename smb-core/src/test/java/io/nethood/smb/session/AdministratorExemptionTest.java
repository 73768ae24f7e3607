package io.nethood.smb.session;

import io.nethood.event.SessionKind;
import io.nethood.smb.session.LimitPolicy.AdminExempt;
import io.nethood.smb.session.LimitPolicy.EnforceAt;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static io.nethood.smb.session.LedgerFixture.administrator;
import static io.nethood.smb.session.LedgerFixture.admit;
import static io.nethood.smb.session.LedgerFixture.admitNull;
import static io.nethood.smb.session.LedgerFixture.nobody;
import static org.assertj.core.api.Assertions.assertThat;

/** D1-07: administration from a remote computer is a case apart (facts A.6). */
class AdministratorExemptionTest {
    private final LedgerFixture xp = LedgerFixture.of(Edition.XP_PROFESSIONAL);

    @Test
    @DisplayName("D1-07: an administrator gets in to a full server and is not counted")
    void an_administrator_is_admitted_beyond_the_limit() {
        admitNull(xp.open("PC07"), 10);

        SessionTicket administrator = admit(xp.open("PC08"), administrator("ROOT"));

        assertThat(administrator.exempt()).isTrue();
        assertThat(administrator.counted()).isFalse();
        assertThat(administrator.rule()).isEqualTo("administrators are exempt from the limit (IPC$ only)");
        assertThat(xp.ledger.snapshot()).returns(10, LedgerSnapshot::counted).returns(1, LedgerSnapshot::exempt);
    }

    @Test
    void an_administrator_is_counted_while_there_is_a_slot() {
        SessionTicket administrator = admit(xp.open("PC08"), administrator("ROOT"));

        assertThat(administrator.exempt()).isFalse();
        assertThat(xp.counted()).isEqualTo(1);
    }

    @Test
    void an_administrator_who_holds_a_slot_shares_it_at_a_full_server() {
        LedgerConnection connection = xp.open("PC08");
        admit(connection, administrator("ROOT"));
        admitNull(connection, 9);

        SessionTicket second = admit(connection, administrator("ROOT"));

        assertThat(second.exempt()).isFalse();
        assertThat(xp.ledger.snapshot().exempt()).isZero();
    }

    @Test
    void the_exemption_is_capped() {
        LedgerConnection connection = xp.open("PC08");
        admitNull(connection, 10);
        admit(connection, administrator("ROOT"));
        admit(connection, administrator("ROOT"));

        Admission third = connection.admit(administrator("ROOT"));

        assertThat(third).isEqualTo(new Admission.Refused(10));
    }

    @Test
    void an_exempt_session_stays_exempt_when_a_slot_becomes_free() {
        SessionTicket first = admitNull(xp.open("PC07"), 10).getFirst();
        SessionTicket administrator = admit(xp.open("PC08"), administrator("ROOT"));

        first.end(EndCause.LOGOFF);
        administrator.count();

        assertThat(administrator.exempt()).isTrue();
        assertThat(xp.counted()).isEqualTo(9);
    }

    @Test
    void the_end_of_an_exempt_session_frees_the_exemption_and_no_slot() {
        admitNull(xp.open("PC07"), 10);
        SessionTicket administrator = admit(xp.open("PC08"), administrator("ROOT"));

        administrator.end(EndCause.LOGOFF);

        assertThat(xp.ledger.snapshot()).returns(10, LedgerSnapshot::counted).returns(0, LedgerSnapshot::exempt);
    }

    @Test
    void guests_and_null_sessions_are_never_administrators() {
        LedgerConnection connection = xp.open("PC07");
        admitNull(connection, 10);

        assertThat(connection.admit(new Applicant(SessionKind.GUEST, "ROOT", true, "")))
                .isEqualTo(new Admission.Refused(10));
        assertThat(connection.admit(new Applicant(SessionKind.NULL, null, true, "")))
                .isEqualTo(new Admission.Refused(10));
    }

    @Test
    void the_exemption_can_be_turned_off() {
        LedgerFixture strict = new LedgerFixture(new LimitPolicy(1, EnforceAt.SESSION_SETUP, AdminExempt.OFF, 2));
        LedgerConnection connection = strict.open("PC07");
        admit(connection, nobody());

        Admission answer = connection.admit(administrator("ROOT"));

        assertThat(answer).isEqualTo(new Admission.Refused(1));
    }

    @Test
    void the_exemption_can_open_all_shares() {
        LedgerFixture lenient = new LedgerFixture(new LimitPolicy(1, EnforceAt.SESSION_SETUP, AdminExempt.ALL, 2));
        LedgerConnection connection = lenient.open("PC07");
        admit(connection, nobody());

        SessionTicket administrator = admit(connection, administrator("ROOT"));

        assertThat(administrator.exempt()).isTrue();
        assertThat(administrator.rule()).isEqualTo("administrators are exempt from the limit");
    }
}
