package io.nethood.smb.file.lock;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;

/**
 * The oplocks of one stream, [MS-FSA] 2.1.4.12, 2.1.5.18 and 2.1.5.19, as far as SMB1 has them ([MS-CIFS] 3.3.5.2.7 and
 * 3.3.4.2). A machine without time of its own: it tells when it wants to be called ({@link #nextDeadline}).
 *
 * <table>
 * <caption>What happens in which state</caption>
 * <tr><th>Event</th><th>None</th><th>LevelTwo</th><th>Exclusive, batch</th><th>Breaking</th></tr>
 * <tr><td>open for attributes</td><td>-</td><td>-</td><td>-</td><td>-</td></tr>
 * <tr><td>open</td><td>-</td><td>-</td><td>break to level II, wait</td><td>wait</td></tr>
 * <tr><td>open that empties</td><td>-</td><td>break all to none</td><td>break to none, wait</td><td>wait</td></tr>
 * <tr><td>read by another</td><td>-</td><td>-</td><td>break to level II, wait</td><td>wait</td></tr>
 * <tr><td>change by another</td><td>-</td><td>break all to none</td><td>break to none, wait</td><td>wait</td></tr>
 * <tr><td>change by the holder</td><td>-</td><td>break all to none, its own too</td><td>-</td><td>-</td></tr>
 * <tr><td>rename by another</td><td>-</td><td>-</td><td>batch: break to none, wait</td><td>batch: wait</td></tr>
 * <tr><td>acknowledged</td><td>-</td><td>its own is gone</td><td>None</td><td>LevelTwo or None, wake</td></tr>
 * <tr><td>holder closes</td><td>-</td><td>its own is gone</td><td>None</td><td>None, wake</td></tr>
 * <tr><td>deadline</td><td>-</td><td>-</td><td>-</td><td>None, wake</td></tr>
 * </table>
 *
 * <p>Who has to wait tries again as a whole after a {@link Effect.Wake}; the machine does not know who waits. A holder whose
 * client does not know level II is always broken to none. Level II goes without acknowledgement.
 *
 * @param <H> an open
 */
public final class Oplock<H> {

    /** What an open is about to do to the stream. */
    public enum Use {
        READ,
        /** Writes, locks bytes, sets the end of file or the allocation. */
        CHANGE,
        /** Renames, links or deletes by a handle. */
        RENAME
    }

    /** What the caller has to do, in order. */
    public sealed interface Effect<H> {
        /**
         * Tell the holder's client.
         *
         * @param newLevel what is left to it, {@link OplockLevel#LEVEL_TWO} or {@link OplockLevel#NONE}
         */
        record SendBreak<H>(H holder, OplockLevel newLevel) implements Effect<H> {}

        /**
         * What was asked for must not go on yet.
         *
         * @param deadlineNanos elapsed time at which it can in any case
         */
        record Await<H>(long deadlineNanos) implements Effect<H> {}

        /** Those who wait can try again. */
        record Wake<H>() implements Effect<H> {}
    }

    private sealed interface State<H> {
        record None<H>() implements State<H> {}

        record LevelTwo<H>(Set<H> holders) implements State<H> {}

        record Sole<H>(H holder, boolean batch, boolean knowsLevelTwo) implements State<H> {}

        record Breaking<H>(H holder, boolean batch, OplockLevel newLevel, long deadlineNanos) implements State<H> {}
    }

    private static final int READ_ATTRIBUTES = 0x0000_0080;
    private static final int WRITE_ATTRIBUTES = 0x0000_0100;
    private static final int SYNCHRONIZE = 0x0010_0000;
    private static final int BREAKS_NOTHING = READ_ATTRIBUTES | WRITE_ATTRIBUTES | SYNCHRONIZE;

    private final long breakWaitNanos;
    private State<H> state = new State.None<>();

    /** @param breakWaitNanos OplockBreakWait: how long a holder may take to acknowledge; Windows has 35 s */
    public Oplock(long breakWaitNanos) {
        this.breakWaitNanos = breakWaitNanos;
    }

    /**
     * The oplock that an open gets which has just succeeded and is no directory's.
     *
     * @param wanted what its client asked for
     * @param soleOpen whether nobody else has the stream open
     * @param knowsLevelTwo whether its client has heard of level II
     * @param locked whether bytes of the stream are locked
     */
    public OplockLevel grant(H open, OplockLevel wanted, boolean soleOpen, boolean knowsLevelTwo, boolean locked) {
        if (wanted == OplockLevel.NONE) {
            return OplockLevel.NONE;
        }
        if (wanted != OplockLevel.LEVEL_TWO && soleOpen && state instanceof State.None) {
            state = new State.Sole<>(open, wanted == OplockLevel.BATCH, knowsLevelTwo);
            return wanted;
        }
        boolean shares = state instanceof State.None || state instanceof State.LevelTwo;
        if (!knowsLevelTwo || locked || !shares) {
            return OplockLevel.NONE;
        }
        Set<H> holders = new LinkedHashSet<>(holdersOfLevelTwo());
        holders.add(open);
        state = new State.LevelTwo<>(holders);
        return OplockLevel.LEVEL_TWO;
    }

    /** What {@code open} holds; of an oplock that is breaking what will be left. */
    public OplockLevel level(H open) {
        return switch (state) {
            case State.None<H> none -> OplockLevel.NONE;
            case State.LevelTwo<H> two -> two.holders().contains(open) ? OplockLevel.LEVEL_TWO : OplockLevel.NONE;
            case State.Sole<H> sole -> {
                OplockLevel level = sole.batch() ? OplockLevel.BATCH : OplockLevel.EXCLUSIVE;
                yield sole.holder().equals(open) ? level : OplockLevel.NONE;
            }
            case State.Breaking<H> breaking -> breaking.holder().equals(open) ? breaking.newLevel() : OplockLevel.NONE;
        };
    }

    /**
     * Somebody opens the stream; before his share mode is checked, as only a batch oplock may hide a close that would let
     * him in ([MS-FSA] 2.1.5.1.2).
     *
     * @param access the rights he wants
     * @param empties whether he supersedes or overwrites what is there
     */
    public List<Effect<H>> beforeShareCheck(int access, boolean empties, long nowNanos) {
        List<Effect<H>> effects = expire(nowNanos);
        if (isBatch()) {
            breakForOpen(access, empties, nowNanos, effects);
        }
        return effects;
    }

    /** He could open the stream as far as share modes go. */
    public List<Effect<H>> afterShareCheck(int access, boolean empties, long nowNanos) {
        List<Effect<H>> effects = expire(nowNanos);
        breakForOpen(access, empties, nowNanos, effects);
        return effects;
    }

    /** {@code open} is about to use the stream. */
    public List<Effect<H>> use(H open, Use use, long nowNanos) {
        List<Effect<H>> effects = expire(nowNanos);
        if (isSoleHolder(open)) {
            return effects;
        }
        switch (use) {
            case READ -> breakSole(OplockLevel.LEVEL_TWO, nowNanos, effects);
            case CHANGE -> {
                breakSole(OplockLevel.NONE, nowNanos, effects);
                breakLevelTwo(effects);
            }
            case RENAME -> {
                if (isBatch()) {
                    breakSole(OplockLevel.NONE, nowNanos, effects);
                }
            }
        }
        return effects;
    }

    /**
     * The client of {@code holder} gives up its oplock, asked or not ([MS-CIFS] 3.3.5.30).
     *
     * @param kept what it wants to keep; level II counts only when that was offered
     */
    public List<Effect<H>> acknowledge(H holder, OplockLevel kept) {
        boolean keepsLevelTwo = kept == OplockLevel.LEVEL_TWO
                && state instanceof State.Breaking<H> breaking
                && breaking.holder().equals(holder)
                && breaking.newLevel() == OplockLevel.LEVEL_TWO;
        return letGo(holder, keepsLevelTwo ? new State.LevelTwo<>(Set.of(holder)) : new State.None<>());
    }

    /** {@code open} is closed. */
    public List<Effect<H>> close(H open) {
        return letGo(open, new State.None<>());
    }

    /** Ends a break whose holder has not answered in time: it is left with nothing. */
    public List<Effect<H>> expire(long nowNanos) {
        List<Effect<H>> effects = new ArrayList<>(2);
        if (state instanceof State.Breaking<H> breaking && nowNanos - breaking.deadlineNanos() >= 0) {
            state = new State.None<>();
            effects.add(new Effect.Wake<>());
        }
        return effects;
    }

    /** Elapsed time at which {@link #expire} has something to do. */
    public OptionalLong nextDeadline() {
        return state instanceof State.Breaking<H> breaking
                ? OptionalLong.of(breaking.deadlineNanos())
                : OptionalLong.empty();
    }

    private void breakForOpen(int access, boolean empties, long nowNanos, List<Effect<H>> effects) {
        if (empties) {
            breakSole(OplockLevel.NONE, nowNanos, effects);
            breakLevelTwo(effects);
        } else if ((access & ~BREAKS_NOTHING) != 0) {
            breakSole(OplockLevel.LEVEL_TWO, nowNanos, effects);
        }
    }

    /** Breaks an exclusive or batch oplock, or waits for a break that goes on. */
    private void breakSole(OplockLevel newLevel, long nowNanos, List<Effect<H>> effects) {
        if (state instanceof State.Sole<H> sole) {
            OplockLevel left = sole.knowsLevelTwo() ? newLevel : OplockLevel.NONE;
            state = new State.Breaking<>(sole.holder(), sole.batch(), left, nowNanos + breakWaitNanos);
            effects.add(new Effect.SendBreak<>(sole.holder(), left));
        }
        if (state instanceof State.Breaking<H> breaking) {
            effects.add(new Effect.Await<>(breaking.deadlineNanos()));
        }
    }

    private void breakLevelTwo(List<Effect<H>> effects) {
        Set<H> holders = holdersOfLevelTwo();
        if (!holders.isEmpty()) {
            state = new State.None<>();
            holders.forEach(holder -> effects.add(new Effect.SendBreak<>(holder, OplockLevel.NONE)));
        }
    }

    private List<Effect<H>> letGo(H open, State<H> after) {
        switch (state) {
            case State.None<H> none -> {}
            case State.LevelTwo<H> two -> {
                Set<H> others = new LinkedHashSet<>(two.holders());
                others.remove(open);
                state = others.isEmpty() ? new State.None<>() : new State.LevelTwo<>(others);
            }
            case State.Sole<H> sole -> {
                if (sole.holder().equals(open)) {
                    state = after;
                }
            }
            case State.Breaking<H> breaking -> {
                if (breaking.holder().equals(open)) {
                    state = after;
                    return List.of(new Effect.Wake<>());
                }
            }
        }
        return List.of();
    }

    private Set<H> holdersOfLevelTwo() {
        return state instanceof State.LevelTwo<H> two ? two.holders() : Set.of();
    }

    private boolean isBatch() {
        return switch (state) {
            case State.None<H> none -> false;
            case State.LevelTwo<H> two -> false;
            case State.Sole<H> sole -> sole.batch();
            case State.Breaking<H> breaking -> breaking.batch();
        };
    }

    private boolean isSoleHolder(H open) {
        return switch (state) {
            case State.None<H> none -> false;
            case State.LevelTwo<H> two -> false;
            case State.Sole<H> sole -> sole.holder().equals(open);
            case State.Breaking<H> breaking -> breaking.holder().equals(open);
        };
    }
}
