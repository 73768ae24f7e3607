package io.nethood.server.explain;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.nethood.event.SessionKind;
import io.nethood.server.explain.Explanation.Denied;
import io.nethood.server.explain.Explanation.HeldFile;
import io.nethood.server.explain.Explanation.Holder;
import io.nethood.server.explain.Explanation.OpenGate;
import io.nethood.server.explain.Explanation.Refused;
import io.nethood.server.explain.Explanation.Remedy;
import io.nethood.smb.session.Edition;
import io.nethood.smb.wire.Win32Error;
import org.jspecify.annotations.Nullable;

/** An explanation in words. */
public final class ExplanationText {
    private static final int WIDTH = 100;
    private static final int HOLDERS_SHOWN = 50;
    private static final int COMMANDS_SHOWN = 5;
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);

    private final Explanation explanation;
    private final ZoneId zone;
    private final List<String> lines = new ArrayList<>();

    private ExplanationText(Explanation explanation, ZoneId zone) {
        this.explanation = explanation;
        this.zone = zone;
    }

    /**
     * The lines of the text.
     *
     * @param zone of the times of day
     */
    public static List<String> of(Explanation explanation, ZoneId zone) {
        ExplanationText text = new ExplanationText(explanation, zone);
        text.verdict();
        text.holders();
        text.difference();
        text.refused();
        text.denied();
        text.remedies(true, "What helps here, best first");
        text.remedies(false, "What does not help here");
        return text.lines;
    }

    private void verdict() {
        String edition =
                Edition.named(explanation.edition()).map(Edition::displayName).orElse(explanation.edition());
        Integer limit = explanation.limit();
        if (limit == null) {
            lines.add("This " + edition + " takes any number of sessions and refuses nobody; "
                    + plural(explanation.counted(), "session") + " counted now.");
        } else if (explanation.counted() < limit) {
            int free = limit - explanation.counted();
            lines.add("This " + edition + " is not full: " + explanation.counted() + " of " + limit
                    + " inbound sessions are taken, " + free + (free == 1 ? " is" : " are") + " free.");
        } else {
            lines.add("This " + edition + " is full: " + explanation.counted() + " of " + limit
                    + " inbound sessions are taken.");
            wrapped(
                    "",
                    "The next client gets STATUS_REQUEST_NOT_ACCEPTED and reports system error 71: "
                            + Win32Error.REQ_NOT_ACCEP.text());
        }
    }

    private void holders() {
        if (explanation.holders().isEmpty()) {
            return;
        }
        heading("Who holds the slots");
        for (Holder holder : explanation
                .holders()
                .subList(0, Math.min(HOLDERS_SHOWN, explanation.holders().size()))) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  %4d  %-16s %-20s age %s  idle %s  %d %s",
                    holder.session(),
                    holder.computer(),
                    who(holder.kind(), holder.user()),
                    clock(holder.ageSeconds()),
                    clock(holder.idleSeconds()),
                    holder.opens(),
                    holder.opens() == 1 ? "open" : "opens"));
            for (HeldFile file : holder.files()) {
                lines.add("        kept by " + file.path() + " (file " + file.id() + ")"
                        + (file.activity() == null ? "" : ": " + file.activity()));
            }
        }
        if (explanation.holders().size() > HOLDERS_SHOWN) {
            lines.add("  ... and " + (explanation.holders().size() - HOLDERS_SHOWN) + " more: nethood sessions");
        }
    }

    private void difference() {
        if (explanation.counted() == 0 && explanation.shown() == 0) {
            return;
        }
        heading("What `net session` shows, and what counts");
        lines.add("  `net session` shows " + plural(explanation.shown(), "row") + "; "
                + plural(explanation.counted(), "session") + " count" + (explanation.counted() == 1 ? "s" : "") + ".");
        Map<String, Integer> nullSessions = new LinkedHashMap<>();
        explanation.holders().stream()
                .filter(holder -> holder.kind() == SessionKind.NULL)
                .forEach(holder -> nullSessions.merge(holder.computer(), 1, Integer::sum));
        nullSessions.forEach((computer, count) -> {
            if (count > 1) {
                wrapped(
                        "  ",
                        computer + ": " + count + " NULL sessions in one row with an empty user name. Each NULL"
                                + " session counts for itself; Windows shows those of one computer as one (KB328459).");
            }
        });
        long rowsOfHolders = explanation.holders().stream()
                .map(holder -> List.of(
                        holder.computer().toUpperCase(Locale.ROOT),
                        holder.kind() == SessionKind.NULL ? "" : who(holder.kind(), holder.user())))
                .distinct()
                .count();
        if (explanation.shown() > rowsOfHolders) {
            wrapped(
                    "  ",
                    plural(explanation.shown() - (int) rowsOfHolders, "row") + " without a slot: an administrator"
                            + " beyond the limit, or a session that has connected to nothing yet.");
        }
        if (explanation.counted() == explanation.shown()) {
            lines.add("  Both agree here.");
        }
    }

    private void refused() {
        if (explanation.refused().isEmpty()) {
            return;
        }
        heading("Refused lately, newest first");
        for (Refused refused : explanation.refused()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "  %s  %-16s %-20s %s",
                    TIME.format(refused.at().atZone(zone)),
                    refused.computer(),
                    who(refused.kind(), refused.user()),
                    refused.status()));
        }
    }

    private void denied() {
        if (explanation.denied().isEmpty()) {
            return;
        }
        heading("Refused by policy lately, newest first");
        for (Denied denied : explanation.denied()) {
            lines.add(String.format(
                            Locale.ROOT,
                            "  %s  %-16s %-20s %s %s",
                            TIME.format(denied.at().atZone(zone)),
                            denied.computer(),
                            denied.user() == null ? "NULL session" : denied.user(),
                            denied.gate(),
                            denied.object().equals(denied.gate()) ? "" : denied.object())
                    .strip()
                    .indent(2)
                    .stripTrailing());
            wrapped(
                    "     ",
                    denied.policy() + ": " + denied.rule() + ". " + denied.status()
                            + (denied.times() == 1 ? "." : ", " + denied.times() + " times."));
            OpenGate remedy = denied.remedy();
            if (remedy != null) {
                wrapped("     ", remedy.why());
                if (remedy.command() != null) {
                    lines.add("       " + remedy.command());
                }
            }
        }
    }

    private void remedies(boolean helps, String heading) {
        List<Remedy> chosen = explanation.remedies().stream()
                .filter(remedy -> remedy.helps() == helps)
                .toList();
        if (chosen.isEmpty()) {
            return;
        }
        heading(heading);
        int number = 1;
        for (Remedy remedy : chosen) {
            lines.add((helps ? String.format(Locale.ROOT, "  %d. ", number++) : "  -  ") + remedy.title());
            wrapped("     ", remedy.why());
            List<String> commands = remedy.commands();
            commands.stream().limit(COMMANDS_SHOWN).forEach(command -> lines.add("       " + command));
            if (commands.size() > COMMANDS_SHOWN) {
                lines.add("       ... and " + (commands.size() - COMMANDS_SHOWN) + " more: nethood explain --json");
            }
        }
    }

    private void heading(String text) {
        lines.add("");
        lines.add(text);
    }

    private void wrapped(String indent, String text) {
        StringBuilder line = new StringBuilder(indent);
        for (String word : text.split(" ", -1)) {
            if (line.length() > indent.length() && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(indent);
            }
            line.append(line.length() > indent.length() ? " " : "").append(word);
        }
        lines.add(line.toString());
    }

    private static String who(SessionKind kind, @Nullable String user) {
        return switch (kind) {
            case NULL -> "NULL session";
            case GUEST -> user + " (guest)";
            case USER -> String.valueOf(user);
        };
    }

    private static String plural(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    private static String clock(double seconds) {
        long whole = (long) seconds;
        return String.format(Locale.ROOT, "%02d:%02d:%02d", whole / 3600, whole / 60 % 60, whole % 60);
    }
}
