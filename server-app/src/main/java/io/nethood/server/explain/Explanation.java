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
 */
public record Explanation(
        @Nullable Integer limit,
        String edition,
        int counted,
        int shown,
        List<Holder> holders,
        List<Refused> refused,
        List<Remedy> remedies) {

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
