package io.nethood.server.explain;

import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import io.nethood.event.LabEvent.SessionRefused;
import io.nethood.server.explain.Explanation.Denied;
import io.nethood.server.explain.Explanation.HeldFile;
import io.nethood.server.explain.Explanation.Holder;
import io.nethood.server.explain.Explanation.Refused;
import io.nethood.server.explain.Explanation.Remedy;
import io.nethood.server.listing.Listings;
import io.nethood.smb.host.OpenView;
import io.nethood.smb.session.SessionView;
import io.nethood.smb.session.WindowsSessionList;

/** Turns a situation into an explanation. No clock, no host: the same situation always explains itself the same way. */
public final class Explainer {
    /** How many of the refused clients are named. */
    public static final int REFUSALS_NAMED = 10;

    private Explainer() {}

    public static Explanation explain(Situation situation) {
        return new Explanation(
                Listings.limit(situation.books().limit()),
                situation.profile().edition().commandLineName(),
                situation.books().counted(),
                WindowsSessionList.of(situation.books()).size(),
                situation.holders().stream()
                        .map(session -> holder(session, situation.opensOf(session)))
                        .toList(),
                refused(situation.refusals()),
                situation.full() ? remedies(situation) : List.of(),
                denied(situation));
    }

    private static Holder holder(SessionView session, List<OpenView> opens) {
        return new Holder(
                session.id(),
                session.computer(),
                session.user(),
                session.kind(),
                session.ageSeconds(),
                session.idleSeconds(),
                session.opens(),
                opens.isEmpty() ? null : opens.stream().map(OpenView::keeper).collect(Collectors.joining(", ")),
                opens.stream()
                        .map(open -> new HeldFile(open.id(), open.path(), open.activity()))
                        .toList());
    }

    private static List<Refused> refused(List<SessionRefused> refusals) {
        return refusals.reversed().stream()
                .limit(REFUSALS_NAMED)
                .map(refusal -> new Refused(
                        refusal.at(),
                        refusal.client(),
                        refusal.user(),
                        refusal.kind(),
                        refusal.status(),
                        refusal.rule()))
                .toList();
    }

    /** Refusals at one gate by one value are told once, by the last of them. */
    private static List<Denied> denied(Situation situation) {
        record Cause(String gate, String policy) {}
        Map<Cause, Deque<GateRefusal>> newestFirst = new LinkedHashMap<>();
        for (GateRefusal refusal : situation.gateRefusals().reversed()) {
            newestFirst
                    .computeIfAbsent(new Cause(refusal.gate(), refusal.policy()), cause -> new ArrayDeque<>())
                    .addLast(refusal);
        }
        return newestFirst.values().stream()
                .limit(REFUSALS_NAMED)
                .map(same -> denied(same.getFirst(), same.size(), situation))
                .toList();
    }

    private static Denied denied(GateRefusal last, int times, Situation situation) {
        return new Denied(
                last.at(),
                last.gate(),
                last.object(),
                last.computer(),
                last.user(),
                last.policy(),
                last.rule(),
                last.status(),
                times,
                GateRemedy.of(last, situation.settings().policies()).orElse(null));
    }

    /** What helps comes before what does not; what helps at once comes first, then what frees more; else as in the table. */
    private static List<Remedy> remedies(Situation situation) {
        record Ranked(RemedyRule rule, Remedy remedy) {}
        return RemedyRule.all().stream()
                .filter(rule -> rule.appliesTo().test(situation))
                .map(rule -> new Ranked(rule, rule.remedy().apply(situation)))
                .sorted(Comparator.<Ranked>comparingInt(
                                ranked -> ranked.remedy().helps() ? 0 : 1)
                        .thenComparingInt(ranked -> ranked.rule().atOnce() ? 0 : 1)
                        .thenComparingInt(ranked -> -ranked.remedy().slots()))
                .map(Ranked::remedy)
                .toList();
    }
}
