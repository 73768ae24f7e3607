package io.nethood.server.explain;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import io.nethood.event.LabEvent;
import io.nethood.event.LabEvent.SessionRefused;
import io.nethood.event.SessionKind;
import io.nethood.smb.host.HostProfile;
import io.nethood.smb.host.HostSettings;
import io.nethood.smb.host.OpenView;
import io.nethood.smb.host.SmbHost;
import io.nethood.smb.policy.Policy;
import io.nethood.smb.session.LedgerSnapshot;
import io.nethood.smb.session.SessionView;

/** A host at one moment, as far as an explanation needs it. Immutable. */
public final class Situation {
    private static final String PIPE_PREFIX = "\\pipe\\";

    private final HostProfile profile;
    private final HostSettings settings;
    private final LedgerSnapshot books;
    private final List<SessionRefused> refusals;
    private final List<GateRefusal> gateRefusals;
    private final List<SessionView> holders;
    private final Map<Long, List<OpenView>> opensBySession;
    private final Set<Long> busyConnections;

    /**
     * What is known.
     *
     * @param profile who the host is
     * @param settings how it behaves
     * @param books its session ledger
     * @param opens its open files and pipes
     * @param events the last events, oldest first; those that refuse something are of interest
     */
    public Situation(
            HostProfile profile,
            HostSettings settings,
            LedgerSnapshot books,
            List<OpenView> opens,
            List<? extends LabEvent> events) {
        this.profile = profile;
        this.settings = settings;
        this.books = books;
        this.refusals = events.stream()
                .filter(SessionRefused.class::isInstance)
                .map(SessionRefused.class::cast)
                .toList();
        this.gateRefusals =
                events.stream().flatMap(event -> GateRefusal.of(event).stream()).toList();
        this.holders = books.sessions().stream().filter(SessionView::counts).toList();
        this.opensBySession = opens.stream().collect(Collectors.groupingBy(OpenView::session));
        this.busyConnections = books.sessions().stream()
                .filter(session -> opensBySession.containsKey(session.id()))
                .map(SessionView::connection)
                .collect(Collectors.toSet());
    }

    /** Looks at {@code host} now. */
    public static Situation of(SmbHost host, List<LabEvent> events) {
        return new Situation(
                host.profile(),
                host.settings(),
                host.ledger().snapshot(),
                host.opens().all(),
                events);
    }

    HostProfile profile() {
        return profile;
    }

    HostSettings settings() {
        return settings;
    }

    LedgerSnapshot books() {
        return books;
    }

    /** Whom the limit turned away, oldest first. */
    List<SessionRefused> refusals() {
        return refusals;
    }

    /** What policy refused, oldest first. */
    List<GateRefusal> gateRefusals() {
        return gateRefusals;
    }

    boolean full() {
        return books.counted() >= books.limit();
    }

    /** The sessions that take a slot, oldest first. */
    List<SessionView> holders() {
        return holders;
    }

    /** How many holders are such. */
    int holders(Predicate<SessionView> such) {
        return Math.toIntExact(holders.stream().filter(such).count());
    }

    List<OpenView> opensOf(SessionView session) {
        return opensBySession.getOrDefault(session.id(), List.of());
    }

    static boolean isNull(SessionView session) {
        return session.kind() == SessionKind.NULL;
    }

    /** A NULL session with nothing open goes by itself; one with something open stays for ever. */
    boolean isPermanentNull(SessionView session) {
        return isNull(session) && !opensOf(session).isEmpty();
    }

    boolean isTransientNull(SessionView session) {
        return isNull(session) && opensOf(session).isEmpty();
    }

    boolean holdsPipe(SessionView session, String pipe) {
        return opensOf(session).stream().anyMatch(open -> pipeName(open).equals(pipe));
    }

    /** Pipes that NULL sessions hold and the policy lets them open, without {@code \PIPE\}, lower case, each once. */
    List<String> pipesHeldByNullSessions() {
        return holders.stream()
                .filter(Situation::isNull)
                .flatMap(session -> opensOf(session).stream())
                .map(Situation::pipeName)
                .filter(settings.policies().names(Policy.NULL_SESSION_PIPES)::contains)
                .distinct()
                .sorted()
                .toList();
    }

    /** Autodisconnect looks at connections: nothing may be open in any session of it ([MS-CIFS] 3.3.6.2). */
    boolean waitsForAutodisconnect(SessionView session) {
        return !isNull(session) && !busyConnections.contains(session.connection());
    }

    private static String pipeName(OpenView open) {
        String path = open.path().toLowerCase(Locale.ROOT);
        return path.startsWith(PIPE_PREFIX) ? path.substring(PIPE_PREFIX.length()) : path;
    }
}
