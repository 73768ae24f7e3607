package io.nethood.server.explain;

import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.nethood.server.explain.Explanation.Remedy;
import io.nethood.smb.host.OpenView;
import io.nethood.smb.policy.Policy;
import io.nethood.smb.policy.PolicySettings;
import io.nethood.smb.session.Edition;
import io.nethood.smb.session.SessionView;

/**
 * One row of the table of remedies for a full server. Claims: KB328459 (D1), KB138365, KB122920, [MS-CIFS] 3.3.6.2.
 *
 * @param atOnce whether it gives slots back by itself, without waiting
 * @param appliesTo whether there is something to say about it in a situation, be it that it does not help
 * @param remedy what to say
 */
record RemedyRule(boolean atOnce, Predicate<Situation> appliesTo, Function<Situation, Remedy> remedy) {
    private static final String SPOOLSS = "spoolss";

    private static final List<RemedyRule> ALL = List.of(
            new RemedyRule(true, situation -> true, RemedyRule::endSessions),
            new RemedyRule(
                    true, situation -> situation.holders(situation::isPermanentNull) > 0, RemedyRule::closeFiles),
            new RemedyRule(false, situation -> situation.holders(situation::isTransientNull) > 0, RemedyRule::await),
            new RemedyRule(false, situation -> situation.holders(Situation::isNull) > 0, RemedyRule::restrictAnonymous),
            new RemedyRule(
                    false,
                    situation -> !situation.pipesHeldByNullSessions().isEmpty(),
                    RemedyRule::shortenNullSessionPipes),
            new RemedyRule(
                    false,
                    situation -> situation.pipesHeldByNullSessions().contains(SPOOLSS),
                    RemedyRule::removeClientPrinters),
            new RemedyRule(false, situation -> true, RemedyRule::lowerAutodisconnect),
            new RemedyRule(
                    false,
                    situation -> situation.books().limit()
                            < situation.profile().edition().sessionLimit(),
                    RemedyRule::raiseLimit));

    static List<RemedyRule> all() {
        return ALL;
    }

    /** D1-23. */
    private static Remedy endSessions(Situation situation) {
        Map<String, Long> byComputer = situation.holders().stream()
                .collect(Collectors.groupingBy(SessionView::computer, Collectors.counting()));
        List<String> commands = byComputer.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .map(entry -> "nethood net session \\\\" + entry.getKey() + " /delete")
                .toList();
        int slots = situation.holders().size();
        return Remedy.of(
                "end-sessions",
                slots,
                "End these sessions now.",
                "It gives back " + slots(slots) + " at once. What a client has not saved in an open file can be lost.",
                commands);
    }

    /** A.9.4: without its pipe, a NULL session is as good as gone. */
    private static Remedy closeFiles(Situation situation) {
        return Remedy.of(
                "close-files",
                situation.holders(situation::isPermanentNull),
                "Close what the NULL sessions have open.",
                "A NULL session with nothing open ends after "
                        + seconds(situation.settings().nullSessionLife())
                        + " without a request; with something open it stays.",
                closeNullOpens(situation));
    }

    private static List<String> closeNullOpens(Situation situation) {
        return situation.holders().stream()
                .filter(situation::isPermanentNull)
                .flatMap(session -> situation.opensOf(session).stream())
                .sorted(Comparator.comparingLong(OpenView::id))
                .map(open -> "nethood net file " + open.id() + " /close")
                .toList();
    }

    /** A changed value keeps nobody from what is open already. */
    private static List<String> withOpensClosed(Situation situation, String change) {
        return Stream.concat(Stream.of(change), closeNullOpens(situation).stream())
                .toList();
    }

    /** D1-22. */
    private static Remedy await(Situation situation) {
        Duration life = situation.settings().nullSessionLife();
        double longest = situation.holders().stream()
                .filter(situation::isTransientNull)
                .mapToDouble(session -> life.toMillis() / 1e3 - session.idleSeconds())
                .max()
                .orElse(0);
        int slots = situation.holders(situation::isTransientNull);
        return Remedy.of(
                "wait",
                slots,
                "Wait " + Math.max(1, (long) Math.ceil(longest)) + " s.",
                counted(slots, "NULL session has", "NULL sessions have") + " nothing open; a NULL session in its first"
                        + " stage lives " + seconds(life)
                        + " after its last request (null-session-life). A client that comes back is counted again.",
                List.of());
    }

    /** D1-05, D1-09, D1-14: the article says both that it helps and that it does not; both are true. */
    private static Remedy restrictAnonymous(Situation situation) {
        String name = "restrict-anonymous";
        Edition edition = situation.profile().edition();
        PolicySettings policies = situation.settings().policies();
        int value = policies.isOn(Policy.RESTRICT_ANONYMOUS) ? policies.number(Policy.RESTRICT_ANONYMOUS) : 0;
        int permanent = situation.holders(situation::isPermanentNull);
        String neverUncounted =
                " Even 2 does not stop the counting: a NULL session counts from its session setup, before"
                        + " IPC$ is refused to it, until it ends.";
        if (value == 2) {
            return Remedy.useless(
                    name,
                    "RestrictAnonymous=2 is set already.",
                    "It refuses IPC$ to NULL sessions, so that none can hold a pipe." + neverUncounted);
        }
        if (Policy.RESTRICT_ANONYMOUS.parse(edition, "2").isEmpty()) {
            return Remedy.useless(
                    name,
                    "Setting RestrictAnonymous.",
                    (policies.value(Policy.RESTRICT_ANONYMOUS).isEmpty()
                                    ? edition.displayName() + " has no such setting."
                                    : edition.displayName() + " knows 0 and 1 only, and is at " + value + ".")
                            + " Neither 0 nor 1 keeps a NULL session from IPC$ and from the pipes in NullSessionPipes,"
                            + " and neither stops the counting.");
        }
        if (permanent == 0) {
            return Remedy.useless(
                    name,
                    "RestrictAnonymous=2.",
                    "It keeps NULL sessions from holding pipes, and none of these holds one." + neverUncounted);
        }
        return Remedy.of(
                name,
                permanent,
                "Set RestrictAnonymous=2, and close what the NULL sessions have open.",
                "It refuses IPC$ to NULL sessions, so that none can hold a pipe and each ends after "
                        + seconds(situation.settings().nullSessionLife())
                        + " without a request. 0 and 1 (now " + value
                        + ") do nothing: both leave IPC$ and the pipes in NullSessionPipes open." + neverUncounted
                        + " Windows reads it at its start.",
                withOpensClosed(situation, "nethood policy set RestrictAnonymous=2"));
    }

    /** [MS-SRVS] 3.1.6.17: a pipe that is not on the list is refused to a NULL session. */
    private static Remedy shortenNullSessionPipes(Situation situation) {
        List<String> held = situation.pipesHeldByNullSessions();
        String rest = situation.settings().policies().names(Policy.NULL_SESSION_PIPES).stream()
                .filter(pipe -> !held.contains(pipe))
                .sorted()
                .collect(Collectors.joining(","));
        return Remedy.of(
                "null-session-pipes",
                situation.holders(situation::isPermanentNull),
                "Take " + String.join(" and ", held) + " out of NullSessionPipes, and close what is open.",
                "A NULL session is then refused the pipe that keeps it. Clients that need the pipe without a user, such"
                        + " as another machine's print spooler, no longer get it.",
                withOpensClosed(situation, "nethood policy set NullSessionPipes='" + rest + "'"));
    }

    /** D1-13, D1-16. */
    private static Remedy removeClientPrinters(Situation situation) {
        List<SessionView> spoolers = situation.holders().stream()
                .filter(session -> situation.isPermanentNull(session) && situation.holdsPipe(session, SPOOLSS))
                .toList();
        List<String> commands = spoolers.stream()
                .map(SessionView::computer)
                .distinct()
                .map(computer -> "net share PRINTER /delete     (on " + computer + ", for each printer it shares)")
                .toList();
        return Remedy.of(
                "client-printers",
                spoolers.size(),
                "Remove the shared printers of these clients.",
                "A client that uses a printer of this server and shares a printer of its own can open \\PIPE\\spoolss"
                        + " without a user and never close it (KB328459, method 2).",
                commands);
    }

    /** D1, KB122920 name it as the workaround; KB138365 and [MS-CIFS] 3.3.6.2 tell what it spares. */
    private static Remedy lowerAutodisconnect(Situation situation) {
        int idle = situation.holders(situation::waitsForAutodisconnect);
        int minutes = situation.settings().autodisconnectMinutes();
        String now = minutes == -1 ? "never" : minutes + " min";
        int open = situation.holders(
                session -> !situation.waitsForAutodisconnect(session) && !situation.isTransientNull(session));
        String spares = open == 0
                ? ""
                : " It never cuts a connection with a file, pipe or search open, however low it is: "
                        + counted(open, "session here stands", "sessions here stand") + " on such a connection.";
        if (idle == 0) {
            String transients = situation.holders(situation::isTransientNull) == 0
                    ? ""
                    : " NULL sessions with nothing open end by themselves before it would act.";
            return Remedy.useless(
                    "autodisconnect", "A lower autodisconnect (now " + now + ").", (spares + transients).strip());
        }
        if (minutes == 0 || minutes == 1) {
            return Remedy.useless(
                    "autodisconnect",
                    "A lower autodisconnect (now " + now + ").",
                    "It is as low as makes sense: " + counted(idle, "idle session ends", "idle sessions end")
                            + " by it soon." + spares);
        }
        return Remedy.of(
                "autodisconnect",
                idle,
                "Lower autodisconnect.",
                counted(idle, "session has", "sessions have") + " nothing open and would end after one idle minute"
                        + " (now " + now + "); their clients reconnect without noticing." + spares,
                List.of("nethood net config server /autodisconnect:1"));
    }

    private static Remedy raiseLimit(Situation situation) {
        Edition edition = situation.profile().edition();
        int limit = situation.books().limit();
        int higher = edition.limited() ? edition.sessionLimit() : limit * 2;
        return Remedy.of(
                "max-sessions",
                Math.min(higher - limit, situation.books().counted()),
                "Raise the limit and restart.",
                "max-sessions is " + limit + "; " + edition.displayName() + " allows "
                        + (edition.limited() ? edition.sessionLimit() : "any number") + ".",
                restart(situation, "--max-sessions " + higher));
    }

    private static List<String> restart(Situation situation, String option) {
        return List.of(
                "nethood stop",
                "nethood serve " + situation.profile().name() + " --edition "
                        + situation.profile().edition().commandLineName() + " " + option
                        + "     # and your other options");
    }

    private static String slots(int count) {
        return counted(count, "slot", "slots");
    }

    private static String counted(int count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }

    private static String seconds(Duration time) {
        return time.toSeconds() + " s";
    }
}
