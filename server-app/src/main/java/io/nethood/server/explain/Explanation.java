package io.nethood.server.explain;

import java.time.Instant;
import java.util.List;

import io.nethood.event.SessionKind;
import org.jspecify.annotations.Nullable;

/**
 * Why a client was refused, or will be; the components are the keys of {@code explain --json}, a contract.
 *
 * @param limit most counted sessions; null for no limit
 * @param edition as on the command line
 * @param counted slots taken
 * @param shown rows of {@code net session}
 * @param holders who holds the slots, oldest first
 * @param refused the last clients that were turned away, newest first
 * @param remedies what helps here, best first, then what does not help here; empty while there is room
 * @param denied the last refusals by policy, newest first, those at the same gate by the same value as one
 */
public record Explanation(
        @Nullable Integer limit,
        String edition,
        int counted,
        int shown,
        List<Holder> holders,
        List<Refused> refused,
        List<Remedy> remedies,
        List<Denied> denied) {

    /**
     * One session that takes a slot.
     *
     * @param session its id in the books
     * @param computer client computer
     * @param user null for a NULL session
     * @param kind what it proved
     * @param ageSeconds since admission
     * @param idleSeconds since its last request
     * @param opens files and pipes it has open
     * @param keptBy what keeps it from ending by itself; null when nothing does
     * @param files the opens one by one
     */
    public record Holder(
            long session,
            String computer,
            @Nullable String user,
            SessionKind kind,
            double ageSeconds,
            double idleSeconds,
            int opens,
            @Nullable String keptBy,
            List<HeldFile> files) {}

    /**
     * A file or pipe that keeps a session.
     *
     * @param id what {@code net file ID /close} wants
     * @param path such as {@code \PIPE\spoolss}
     * @param activity such as an RPC call that has not returned; null when nothing goes on
     */
    public record HeldFile(long id, String path, @Nullable String activity) {}

    /**
     * A client that was turned away.
     *
     * @param at when
     * @param computer client computer
     * @param user null for a NULL session
     * @param kind what it had proved
     * @param status what it was answered
     * @param rule why
     */
    public record Refused(
            Instant at, String computer, @Nullable String user, SessionKind kind, String status, String rule) {}

    /**
     * What a gate refused.
     *
     * @param at when, the last time
     * @param gate which gate
     * @param object what the client wanted: a share, a pipe, a call; empty for a logon
     * @param computer client computer
     * @param user null for a NULL session
     * @param policy the value that decided, such as {@code RestrictAnonymous=1}
     * @param rule why, in one sentence
     * @param status what the client was told
     * @param times how often among the events that are remembered
     * @param remedy what opens the gate; null when no single value does
     */
    public record Denied(
            Instant at,
            String gate,
            String object,
            String computer,
            @Nullable String user,
            String policy,
            String rule,
            String status,
            int times,
            @Nullable OpenGate remedy) {}

    /**
     * How a gate is opened.
     *
     * @param command what to type; null when nothing is left to do
     * @param why what it does
     */
    public record OpenGate(@Nullable String command, String why) {}

    /**
     * Something a person can do, or is advised to do elsewhere but that does nothing here.
     *
     * @param name short and fixed, for programs
     * @param helps whether it helps here
     * @param slots how many slots it gives back or adds here
     * @param title one sentence
     * @param why what it does here, or why nothing
     * @param commands what to type, each as it stands
     */
    public record Remedy(String name, boolean helps, int slots, String title, String why, List<String> commands) {

        static Remedy of(String name, int slots, String title, String why, List<String> commands) {
            return new Remedy(name, true, slots, title, why, List.copyOf(commands));
        }

        static Remedy useless(String name, String title, String why) {
            return new Remedy(name, false, 0, title, why, List.of());
        }
    }
}
