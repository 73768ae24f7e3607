package io.nethood.server.explain;

import java.io.IOException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

import io.nethood.event.LabEvent;
import io.nethood.event.LabEvent.SessionRefused;
import io.nethood.event.SessionKind;
import io.nethood.server.GoldenText;
import io.nethood.server.explain.Explanation.Remedy;
import io.nethood.server.json.Json;
import io.nethood.smb.host.HostProfile;
import io.nethood.smb.host.HostSettings;
import io.nethood.smb.host.OpenView;
import io.nethood.smb.policy.Gate;
import io.nethood.smb.policy.Policy;
import io.nethood.smb.session.Edition;
import io.nethood.smb.session.LedgerSnapshot;
import io.nethood.smb.session.LimitPolicy;
import io.nethood.smb.session.SessionView;
import io.nethood.smb.share.ShareType;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What a person reads in each situation; the files are the expectation. */
class ExplanationTranscriptTest {
    private static final String STALLED = "winspool OpenPrinterEx has not returned";

    private final List<SessionView> sessions = new ArrayList<>();
    private final List<OpenView> opens = new ArrayList<>();
    private final List<LabEvent> refusals = new ArrayList<>();

    @Test
    void xp_professional_full_of_null_sessions_that_hold_the_spooler() throws IOException {
        for (int i = 0; i < 10; i++) {
            pipe(nullSession("127.0.0.1", 130 - i, 120 - i), STALLED);
        }
        refused("127.0.0.1", null);

        check("explain-xp-professional-spoolss.txt", situation(Edition.XP_PROFESSIONAL));
    }

    @Test
    void windows_2000_full_of_null_sessions_that_hold_the_spooler() throws IOException {
        for (int i = 0; i < 10; i++) {
            pipe(nullSession(i < 7 ? "PC07" : "PC08", 130 - i, 120 - i), null);
        }
        refused("PC09", "bob");

        check("explain-2000-professional-spoolss.txt", situation(Edition.WINDOWS_2000_PROFESSIONAL));
    }

    @Test
    void windows_2000_with_restrict_anonymous_2_full_of_null_sessions_that_were_refused_ipc() throws IOException {
        for (int i = 0; i < 10; i++) {
            nullSession("127.0.0.1", 30 - i, 28 - i);
        }
        refused("127.0.0.1", null);
        HostSettings usual = HostSettings.defaultOf(Edition.WINDOWS_2000_PROFESSIONAL);

        check(
                "explain-2000-professional-restrict-anonymous-2.txt",
                situation(
                        Edition.WINDOWS_2000_PROFESSIONAL,
                        usual.withPolicies(usual.policies().with(Policy.RESTRICT_ANONYMOUS, 2))));
    }

    @Test
    void xp_professional_full_of_users_and_null_sessions() throws IOException {
        pipe(nullSession("PC07", 7300, 7200), STALLED);
        pipe(nullSession("PC07", 3700, 3600), null);
        for (int i = 0; i < 6; i++) {
            session(SessionKind.USER, "PC1" + i, "user" + i, 4000, 600);
        }
        pipe(session(SessionKind.USER, "PC20", "alice", 900, 5), null);
        session(SessionKind.GUEST, "PC21", "carol", 800, 700);
        refused("PC30", "dave");
        refused("PC31", null);

        check("explain-mixed.txt", situation(Edition.XP_PROFESSIONAL));
    }

    @Test
    void xp_home_full_of_five() throws IOException {
        for (int i = 0; i < 5; i++) {
            pipe(nullSession("10.0.0." + i, 200, 100), null);
        }

        check("explain-xp-home.txt", situation(Edition.XP_HOME));
    }

    @Test
    void a_server_that_is_not_full() throws IOException {
        nullSession("PC07", 10, 3);
        session(SessionKind.USER, "PC07", "alice", 12, 1);
        refused("PC09", "bob");

        check("explain-not-full.txt", situation(Edition.XP_PROFESSIONAL));
    }

    @Test
    void a_server_edition_without_a_limit() throws IOException {
        nullSession("PC07", 10, 3);

        check("explain-no-limit.txt", situation(Edition.WINDOWS_2000_SERVER));
    }

    @Test
    void a_lowered_limit_can_be_raised_again() {
        nullSession("PC07", 10, 3);
        nullSession("PC07", 10, 3);
        HostSettings settings = HostSettings.defaultOf(Edition.XP_PROFESSIONAL);
        LimitPolicy two = new LimitPolicy(
                2, settings.limit().enforceAt(), settings.limit().adminExempt(), 2);

        Explanation explanation = Explainer.explain(situation(Edition.XP_PROFESSIONAL, settings.withLimit(two)));

        assertThat(explanation.remedies())
                .filteredOn(remedy -> remedy.name().equals("max-sessions"))
                .flatExtracting(Remedy::commands)
                .containsExactly(
                        "nethood stop",
                        "nethood serve LAB --edition xp-professional --max-sessions 10     # and your other options");
    }

    @Test
    void an_idle_user_beside_a_null_session_with_a_pipe_on_one_connection_is_not_disconnected() {
        pipe(nullSession("PC07", 100, 90), null);
        SessionView onTheSame = sessions.getFirst();
        sessions.add(view(2, onTheSame.connection(), SessionKind.USER, "PC07", "alice", 100, 90, 0));
        for (int i = 0; i < 8; i++) {
            pipe(session(SessionKind.USER, "PC1" + i, "user", 100, 1), null);
        }

        Explanation explanation = Explainer.explain(situation(Edition.XP_PROFESSIONAL));

        assertThat(explanation.remedies())
                .filteredOn(remedy -> remedy.name().equals("autodisconnect"))
                .extracting(Remedy::helps)
                .containsExactly(false);
    }

    @Test
    void lowering_autodisconnect_comes_before_what_frees_fewer_slots() {
        pipe(nullSession("PC07", 100, 90), null);
        for (int i = 0; i < 9; i++) {
            session(SessionKind.USER, "PC1" + i, "user", 1000, 500);
        }

        Explanation explanation = Explainer.explain(situation(Edition.XP_PROFESSIONAL));

        assertThat(explanation.remedies())
                .filteredOn(Remedy::helps)
                .extracting(Remedy::name)
                .containsExactly(
                        "end-sessions", "close-files", "autodisconnect", "null-session-pipes", "client-printers");
    }

    @Test
    void the_keys_of_the_json_are_a_contract() {
        pipe(nullSession("PC07", 100, 90), STALLED);
        refused("PC09", "bob");
        denied(Gate.NETR_SHARE_ENUM, "NetrShareEnum", "RestrictAnonymous=1", "no lists");

        String json = Json.write(Explainer.explain(situation(Edition.XP_PROFESSIONAL)));

        assertThat(json)
                .isEqualTo(
                        "{\"limit\":10,\"edition\":\"xp-professional\",\"counted\":1,\"shown\":1,\"holders\":[{\"session\":1,"
                                + "\"computer\":\"PC07\",\"user\":null,\"kind\":\"null\",\"ageSeconds\":100.0,"
                                + "\"idleSeconds\":90.0,\"opens\":1,\"keptBy\":\"\\\\PIPE\\\\spoolss (" + STALLED
                                + ")\",\"files\":[{\"id\":1,\"path\":\"\\\\PIPE\\\\spoolss\",\"activity\":\"" + STALLED
                                + "\"}]}],\"refused\":[{\"at\":\"2026-01-02T03:04:05Z\",\"computer\":\"PC09\",\"user\":\"bob\","
                                + "\"kind\":\"user\",\"status\":\"STATUS_REQUEST_NOT_ACCEPTED\",\"rule\":\"full\"}],"
                                + "\"remedies\":[],\"denied\":[{\"at\":\"2026-01-02T03:04:06Z\",\"gate\":\"NetrShareEnum\","
                                + "\"object\":\"NetrShareEnum\",\"computer\":\"PC10\",\"user\":null,"
                                + "\"policy\":\"RestrictAnonymous=1\",\"rule\":\"no lists\","
                                + "\"status\":\"STATUS_ACCESS_DENIED\",\"times\":1,\"remedy\":{\"command\":null,"
                                + "\"why\":\"It would pass now: the value has changed since.\"}}]}");
    }

    @Test
    void refusals_by_policy_are_told_once_for_each_gate_and_value_with_what_opens_the_gate() throws IOException {
        nullSession("PC07", 10, 3);
        denied(Gate.PIPE, "\\PIPE\\srvsvc", "NullSessionPipes", "a NULL session opens only listed pipes");
        denied(Gate.UNSIGNED_REQUEST, "0x75", "EnableSecuritySignature=0", "this signature is wrong");
        denied(Gate.NETR_SHARE_ENUM, "NetrShareEnum", "RestrictAnonymous=1", "no lists");
        denied(Gate.NETR_SHARE_ENUM, "NetrShareEnumSticky", "RestrictAnonymous=1", "no lists");
        refusals.add(new LabEvent.LogonRefused(
                Instant.parse("2026-01-02T03:05:00Z"),
                "LAB",
                "PC08",
                "bob",
                "STATUS_LOGON_FAILURE",
                Gate.LM_RESPONSE.displayName(),
                "LMCompatibilityLevel=5",
                "from level 4 on LM responses are refused"));
        refusals.add(new LabEvent.LogonRefused(
                Instant.parse("2026-01-02T03:05:01Z"),
                "LAB",
                "PC08",
                "bob",
                "STATUS_LOGON_FAILURE",
                null,
                null,
                "the response is not that of the password"));
        HostSettings usual = HostSettings.defaultOf(Edition.XP_PROFESSIONAL);

        check(
                "explain-refused-by-policy.txt",
                situation(
                        Edition.XP_PROFESSIONAL,
                        usual.withPolicies(usual.policies()
                                .with(Policy.RESTRICT_ANONYMOUS, 1)
                                .with(Policy.LM_COMPATIBILITY_LEVEL, 5))));
    }

    private void denied(Gate gate, String object, String policy, String rule) {
        refusals.add(new LabEvent.AccessRefused(
                Instant.parse("2026-01-02T03:04:05Z").plusSeconds(refusals.size()),
                "LAB",
                "PC10",
                null,
                gate.displayName(),
                object,
                policy,
                "STATUS_ACCESS_DENIED",
                rule));
    }

    private static void check(String golden, Situation situation) throws IOException {
        Explanation explanation = Explainer.explain(situation);
        GoldenText.check(golden, ExplanationText.of(explanation, ZoneOffset.UTC));
    }

    private Situation situation(Edition edition) {
        return situation(edition, HostSettings.defaultOf(edition));
    }

    private Situation situation(Edition edition, HostSettings settings) {
        LedgerSnapshot books = new LedgerSnapshot(
                settings.limit().limit(),
                sessions.size(),
                0,
                sessions,
                new LedgerSnapshot.Totals(sessions.size(), 0, refusals.size()));
        return new Situation(new HostProfile("LAB", "WORKGROUP", edition), settings, books, opens, refusals);
    }

    private SessionView nullSession(String computer, double age, double idle) {
        return session(SessionKind.NULL, computer, null, age, idle);
    }

    private SessionView session(SessionKind kind, String computer, @Nullable String user, double age, double idle) {
        long id = sessions.size() + 1L;
        SessionView session = view(id, 100 + id, kind, computer, user, age, idle, 0);
        sessions.add(session);
        return session;
    }

    private static SessionView view(
            long id,
            long connection,
            SessionKind kind,
            String computer,
            @Nullable String user,
            double age,
            double idle,
            int opens) {
        return new SessionView(
                id, connection, computer, user, kind, true, "key", "rule", age, idle, opens, "Windows", "NetbiosSmb");
    }

    /** The session holds the spooler's pipe. */
    private void pipe(SessionView session, @Nullable String activity) {
        SessionView holding = view(
                session.id(),
                session.connection(),
                session.kind(),
                session.computer(),
                session.user(),
                session.ageSeconds(),
                session.idleSeconds(),
                1);
        sessions.set(Math.toIntExact(session.id()) - 1, holding);
        opens.add(new OpenView(
                opens.size() + 1L,
                session.id(),
                "\\PIPE\\spoolss",
                session.computer(),
                session.user(),
                0,
                3,
                activity,
                "IPC$",
                ShareType.IPC,
                null,
                null,
                session.ageSeconds()));
    }

    private void refused(String computer, @Nullable String user) {
        refusals.add(new SessionRefused(
                Instant.parse("2026-01-02T03:04:05Z").plusSeconds(refusals.size()),
                "LAB",
                computer,
                user,
                user == null ? SessionKind.NULL : SessionKind.USER,
                "STATUS_REQUEST_NOT_ACCEPTED",
                10,
                "full",
                List.of()));
    }
}
