package io.nethood.smb.connection;

import java.time.Duration;
import java.util.Arrays;

import io.nethood.event.LabEvent;
import io.nethood.smb.session.Edition;
import io.nethood.smb.testkit.LabClient;
import io.nethood.smb.testkit.TestLab;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DeadlinesTest {
    private static final Duration MINUTE = Duration.ofMinutes(1);

    @Test
    void a_connection_that_says_nothing_is_hung_up_after_30_seconds() {
        TestLab lab = TestLab.of(Edition.XP_PROFESSIONAL);
        LabClient silent = lab.connect();

        lab.pass(Duration.ofSeconds(29));
        assertThat(silent.isClosed()).isFalse();
        lab.pass(Duration.ofSeconds(1));

        assertThat(silent.isClosed()).isTrue();
        assertThat(lab.events(LabEvent.ConnectionClosed.class))
                .singleElement()
                .returns("no first message came in time", LabEvent.ConnectionClosed::cause);
    }

    @Test
    void a_connection_without_a_session_is_hung_up_after_two_minutes() {
        TestLab lab = TestLab.of(Edition.XP_PROFESSIONAL);
        LabClient idle = lab.connect().negotiated();

        lab.pass(MINUTE);
        assertThat(idle.isClosed()).isFalse();
        lab.pass(MINUTE);

        assertThat(idle.isClosed()).isTrue();
    }

    @DisplayName("D1-22: a transient NULL session lives 30 to 90 seconds")
    @Test
    void a_null_session_with_nothing_open_ends_after_its_life() {
        TestLab lab = TestLab.of(Edition.XP_PROFESSIONAL);
        LabClient client = lab.connect().negotiated();
        client.setUpAnonymous();
        client.connectTree("IPC$");

        lab.pass(Duration.ofSeconds(59));
        assertThat(lab.host().ledger().snapshot().counted()).isEqualTo(1);
        lab.pass(Duration.ofSeconds(1));

        assertThat(lab.host().ledger().snapshot().counted()).isZero();
        assertThat(lab.events(LabEvent.SessionEnded.class))
                .singleElement()
                .returns("a transient NULL session expired", LabEvent.SessionEnded::cause);
        assertThat(client.isClosed())
                .as("the connection stays until it is unused")
                .isFalse();
        assertThat(client.openPipe("\\spoolss").statusText()).isEqualTo("SMB_BAD_UID");
    }

    @DisplayName("D1-12, D1-16: an open pipe keeps a NULL session for ever, past its life and past autodisconnect")
    @Test
    void an_open_pipe_keeps_a_null_session_for_ever() {
        TestLab lab = TestLab.of(Edition.XP_PROFESSIONAL);
        LabClient client = lab.connect().negotiated();
        client.setUpAnonymous();
        client.connectTree("IPC$");
        client.openPipe("\\spoolss");

        lab.pass(Duration.ofDays(3));

        assertThat(lab.host().ledger().snapshot().counted()).isEqualTo(1);
        assertThat(client.isClosed()).isFalse();
    }

    @Test
    void closing_the_pipe_makes_the_null_session_mortal_again() {
        TestLab lab = TestLab.of(Edition.XP_PROFESSIONAL);
        LabClient client = lab.connect().negotiated();
        client.setUpAnonymous();
        client.connectTree("IPC$");
        client.openPipe("\\spoolss");
        lab.pass(Duration.ofHours(1));

        lab.host().opens().close(lab.host().opens().all().getFirst().id());
        lab.deliverMail();
        lab.pass(Duration.ofSeconds(1));

        assertThat(lab.host().ledger().snapshot().counted()).isZero();
    }

    @Test
    void autodisconnect_ends_a_users_idle_connection() {
        TestLab lab = TestLab.of(Edition.XP_PROFESSIONAL);
        LabClient client = user(lab);

        lab.pass(Duration.ofMinutes(14));
        assertThat(client.isClosed()).isFalse();
        lab.pass(MINUTE);

        assertThat(client.isClosed()).isTrue();
        assertThat(lab.host().statistics().view().sessionsTimedOut()).isEqualTo(1);
        assertThat(lab.events(LabEvent.SessionEnded.class))
                .singleElement()
                .returns("autodisconnect", LabEvent.SessionEnded::cause);
    }

    @Test
    void a_request_starts_the_time_anew() {
        TestLab lab = TestLab.of(Edition.XP_PROFESSIONAL);
        LabClient client = user(lab);

        lab.pass(Duration.ofMinutes(14));
        client.echo(1, "still here");
        lab.pass(Duration.ofMinutes(14));

        assertThat(client.isClosed()).isFalse();
    }

    @DisplayName("An open pipe of a NULL session keeps the named session on the same connection too")
    @Test
    void autodisconnect_is_decided_for_the_whole_connection() {
        TestLab lab = TestLab.of(Edition.XP_PROFESSIONAL);
        LabClient client = user(lab);
        client.setUpAnonymous();
        client.connectTree("IPC$");
        client.openPipe("\\spoolss");

        lab.pass(Duration.ofHours(5));

        assertThat(lab.host().ledger().snapshot().sessions()).hasSize(2);
    }

    @Test
    void autodisconnect_minus_1_never_disconnects_and_0_does_within_seconds() {
        TestLab never = TestLab.of(Edition.XP_PROFESSIONAL, settings -> settings.withAutodisconnectMinutes(-1));
        TestLab atOnce = TestLab.of(Edition.XP_PROFESSIONAL, settings -> settings.withAutodisconnectMinutes(0));
        LabClient kept = user(never);
        LabClient cut = user(atOnce);

        never.pass(Duration.ofDays(30));
        atOnce.pass(Duration.ofSeconds(3));

        assertThat(kept.isClosed()).isFalse();
        assertThat(cut.isClosed()).isTrue();
    }

    private static LabClient user(TestLab lab) {
        LabClient client = lab.connect();
        byte[] challenge = Arrays.copyOf(client.negotiate("NT LM 0.12").data(), 8);
        assertThat(client.setUpUser("bob", "hidden", challenge).statusText()).isEqualTo("SUCCESS");
        return client;
    }
}
