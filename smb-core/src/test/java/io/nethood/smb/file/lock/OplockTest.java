package io.nethood.smb.file.lock;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

import io.nethood.smb.file.lock.Oplock.Effect;
import io.nethood.smb.file.lock.Oplock.Use;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class OplockTest {
    private static final int READ_DATA = 0x1;
    private static final int ATTRIBUTES = 0x10_0180;
    private static final int READ_CONTROL = 0x2_0000;
    private static final long WAIT = 35;
    private static final long NOW = 1000;
    private static final List<Use> USES = List.of(Use.values());
    private static final List<OplockLevel> WISHES = List.of(OplockLevel.NONE, OplockLevel.EXCLUSIVE, OplockLevel.BATCH);

    private final Oplock<String> oplock = new Oplock<>(WAIT);

    /**
     * Each state against each event. {@code b2} and {@code b0}: the holder h is broken to level II or none, {@code i0}: so is
     * i, who also has level II, {@code w}: the other has to wait, {@code !}: those who wait are woken. After the slash what h
     * has then.
     */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            attributes |  /- |       /2 |     /x |     /b |      /2 |      /2
            open       |  /- |       /2 | b2 w/2 | b2 w/2 |    w /2 |    w /2
            empty      |  /- | b0 i0 /- | b0 w/- | b0 w/- |    w /2 |    w /2
            empty.attr |  /- | b0 i0 /- | b0 w/- | b0 w/- |    w /2 |    w /2
            early      |  /- |       /2 |     /x | b2 w/2 |      /2 |    w /2
            read       |  /- |       /2 | b2 w/2 | b2 w/2 |    w /2 |    w /2
            change     |  /- | b0 i0 /- | b0 w/- | b0 w/- |    w /2 |    w /2
            rename     |  /- |       /2 |     /x | b0 w/- |      /2 |    w /2
            own.read   |  /- |       /2 |     /x |     /b |      /2 |      /2
            own.change |  /- | b0 i0 /- |     /x |     /b |      /2 |      /2
            own.rename |  /- |       /2 |     /x |     /b |      /2 |      /2
            ack.none   |  /- |       /- |     /- |     /- |    ! /- |    ! /-
            ack.two    |  /- |       /- |     /- |     /- |    ! /2 |    ! /2
            close      |  /- |       /- |     /- |     /- |    ! /- |    ! /-
            deadline   |  /- |       /2 |     /x |     /b |    ! /- |    ! /-
            """)
    void every_state_answers_every_event(
            String event,
            String none,
            String two,
            String exclusive,
            String batch,
            String breakingExclusive,
            String breaking) {
        assertThat(answer(event, "none")).isEqualTo(normal(none));
        assertThat(answer(event, "two")).isEqualTo(normal(two));
        assertThat(answer(event, "exclusive")).isEqualTo(normal(exclusive));
        assertThat(answer(event, "batch")).isEqualTo(normal(batch));
        assertThat(answer(event, "breaking exclusive")).isEqualTo(normal(breakingExclusive));
        assertThat(answer(event, "breaking batch")).isEqualTo(normal(breaking));
    }

    @Test
    void the_sole_open_gets_what_it_wants() {
        assertThat(oplock.grant("h", OplockLevel.BATCH, true, false, true)).isEqualTo(OplockLevel.BATCH);
        assertThat(oplock.level("h")).isEqualTo(OplockLevel.BATCH);
        assertThat(oplock.level("other")).isEqualTo(OplockLevel.NONE);
    }

    @Test
    void who_asks_for_nothing_gets_nothing() {
        assertThat(oplock.grant("h", OplockLevel.NONE, true, true, false)).isEqualTo(OplockLevel.NONE);
    }

    @Test
    void an_open_beside_others_gets_level_two_if_its_client_knows_it() {
        assertThat(oplock.grant("h", OplockLevel.BATCH, false, true, false)).isEqualTo(OplockLevel.LEVEL_TWO);
        assertThat(oplock.grant("i", OplockLevel.EXCLUSIVE, false, true, false)).isEqualTo(OplockLevel.LEVEL_TWO);
        assertThat(oplock.grant("j", OplockLevel.BATCH, false, false, false)).isEqualTo(OplockLevel.NONE);
    }

    @Test
    void an_open_beside_others_gets_nothing_while_bytes_are_locked() {
        assertThat(oplock.grant("h", OplockLevel.BATCH, false, true, true)).isEqualTo(OplockLevel.NONE);
    }

    @Test
    void an_open_for_attributes_beside_an_exclusive_holder_gets_nothing() {
        oplock.grant("h", OplockLevel.EXCLUSIVE, true, true, false);

        assertThat(oplock.grant("i", OplockLevel.BATCH, false, true, false)).isEqualTo(OplockLevel.NONE);
        assertThat(oplock.level("h")).isEqualTo(OplockLevel.EXCLUSIVE);
    }

    @Test
    void a_holder_that_does_not_know_level_two_is_broken_to_none() {
        oplock.grant("h", OplockLevel.BATCH, true, false, false);

        assertThat(oplock.beforeShareCheck(READ_DATA, false, NOW))
                .containsExactly(new Effect.SendBreak<>("h", OplockLevel.NONE), new Effect.Await<>(NOW + WAIT));
        oplock.acknowledge("h", OplockLevel.LEVEL_TWO);

        assertThat(oplock.level("h")).isEqualTo(OplockLevel.NONE);
    }

    @Test
    void a_right_beside_attributes_breaks_even_when_it_is_not_on_data() {
        oplock.grant("h", OplockLevel.EXCLUSIVE, true, true, false);

        assertThat(oplock.afterShareCheck(ATTRIBUTES | READ_CONTROL, false, NOW))
                .isNotEmpty();
    }

    @Test
    void newcomers_share_one_break_and_its_deadline() {
        oplock.grant("h", OplockLevel.BATCH, true, true, false);
        oplock.beforeShareCheck(READ_DATA, false, NOW);

        assertThat(oplock.beforeShareCheck(READ_DATA, true, NOW + 5)).containsExactly(new Effect.Await<>(NOW + WAIT));
        assertThat(oplock.nextDeadline()).hasValue(NOW + WAIT);

        assertThat(oplock.acknowledge("h", OplockLevel.LEVEL_TWO)).containsExactly(new Effect.Wake<>());
        assertThat(oplock.nextDeadline()).isEmpty();
        assertThat(oplock.beforeShareCheck(READ_DATA, false, NOW + 6)).isEmpty();
        assertThat(oplock.afterShareCheck(READ_DATA, true, NOW + 6))
                .containsExactly(new Effect.SendBreak<>("h", OplockLevel.NONE));
    }

    @Test
    void a_holder_that_does_not_answer_loses_it_at_the_deadline() {
        oplock.grant("h", OplockLevel.BATCH, true, true, false);
        oplock.beforeShareCheck(READ_DATA, false, NOW);

        assertThat(oplock.expire(NOW + WAIT - 1)).isEmpty();
        assertThat(oplock.beforeShareCheck(READ_DATA, false, NOW + WAIT)).containsExactly(new Effect.Wake<>());
        assertThat(oplock.level("h")).isEqualTo(OplockLevel.NONE);
        assertThat(oplock.acknowledge("h", OplockLevel.LEVEL_TWO)).isEmpty();
        assertThat(oplock.level("h")).isEqualTo(OplockLevel.NONE);
    }

    @Test
    void nobody_else_can_acknowledge_a_break() {
        oplock.grant("h", OplockLevel.BATCH, true, true, false);
        oplock.beforeShareCheck(READ_DATA, false, NOW);

        assertThat(oplock.acknowledge("i", OplockLevel.NONE)).isEmpty();
        assertThat(oplock.close("i")).isEmpty();
        assertThat(oplock.nextDeadline()).hasValue(NOW + WAIT);
    }

    @Test
    void during_any_mixture_nobody_waits_without_a_deadline_and_a_sole_holder_is_alone() {
        for (long seed = 1; seed <= 300; seed++) {
            Random random = new Random(seed);
            Oplock<Integer> machine = new Oplock<>(WAIT);
            List<Integer> opens = new ArrayList<>();
            for (int step = 0; step < 80; step++) {
                long now = step * 7L;
                List<Effect<Integer>> effects = mixture(random, machine, opens, step, now);

                boolean waits = effects.stream().anyMatch(effect -> effect instanceof Effect.Await);
                assertThat(waits && machine.nextDeadline().isEmpty())
                        .as("seed %d", seed)
                        .isFalse();
                assertThat(holders(machine, opens, OplockLevel.EXCLUSIVE, OplockLevel.BATCH))
                        .as("seed %d", seed)
                        .isLessThanOrEqualTo(holders(machine, opens, OplockLevel.LEVEL_TWO) == 0 ? 1 : 0);
                if (machine.nextDeadline().isPresent()) {
                    assertThat(machine.nextDeadline().getAsLong() - now)
                            .as("seed %d", seed)
                            .isBetween(1L, WAIT);
                }
            }
        }
    }

    private static List<Effect<Integer>> mixture(
            Random random, Oplock<Integer> machine, List<Integer> opens, int step, long now) {
        int some = opens.isEmpty() ? -1 : opens.get(random.nextInt(opens.size()));
        machine.expire(now);
        return switch (random.nextInt(6)) {
            case 0, 1 -> {
                boolean empties = random.nextInt(3) == 0;
                List<Effect<Integer>> effects = new ArrayList<>(machine.beforeShareCheck(READ_DATA, empties, now));
                effects.addAll(machine.afterShareCheck(READ_DATA, empties, now));
                if (effects.stream().noneMatch(effect -> effect instanceof Effect.Await)) {
                    machine.grant(step, WISHES.get(random.nextInt(3)), opens.isEmpty(), random.nextBoolean(), false);
                    opens.add(step);
                }
                yield effects;
            }
            case 2 -> machine.use(some, USES.get(random.nextInt(3)), now);
            case 3 -> machine.acknowledge(some, random.nextBoolean() ? OplockLevel.LEVEL_TWO : OplockLevel.NONE);
            case 4 -> {
                opens.removeIf(open -> open == some);
                yield machine.close(some);
            }
            default -> List.of();
        };
    }

    private static long holders(Oplock<Integer> machine, List<Integer> opens, OplockLevel... levels) {
        return opens.stream()
                .filter(open -> List.of(levels).contains(machine.level(open)))
                .count();
    }

    private static String normal(String cell) {
        return cell.replace(" ", "");
    }

    private static String answer(String event, String state) {
        Oplock<String> machine = machine(state);
        StringBuilder text = new StringBuilder();
        for (Effect<String> effect : event(event).apply(machine)) {
            text.append(
                    switch (effect) {
                        case Effect.SendBreak<String> sent ->
                            (sent.holder().equals("h") ? "b" : "i")
                                    + (sent.newLevel() == OplockLevel.LEVEL_TWO ? "2" : "0");
                        case Effect.Await<String> await -> "w";
                        case Effect.Wake<String> wake -> "!";
                    });
        }
        char left = switch (machine.level("h")) {
            case NONE -> '-';
            case EXCLUSIVE -> 'x';
            case BATCH -> 'b';
            case LEVEL_TWO -> '2';
        };
        return text.append('/').append(left).toString();
    }

    private static Oplock<String> machine(String state) {
        Oplock<String> machine = new Oplock<>(WAIT);
        switch (state) {
            case "two" -> {
                machine.grant("h", OplockLevel.BATCH, false, true, false);
                machine.grant("i", OplockLevel.BATCH, false, true, false);
            }
            case "exclusive", "breaking exclusive" -> machine.grant("h", OplockLevel.EXCLUSIVE, true, true, false);
            case "batch", "breaking batch" -> machine.grant("h", OplockLevel.BATCH, true, true, false);
            default -> {}
        }
        if (state.startsWith("breaking")) {
            machine.afterShareCheck(READ_DATA, false, NOW);
        }
        return machine;
    }

    private static Function<Oplock<String>, List<Effect<String>>> event(String event) {
        return switch (event) {
            case "attributes" -> machine -> machine.afterShareCheck(ATTRIBUTES, false, NOW);
            case "open" -> machine -> machine.afterShareCheck(READ_DATA, false, NOW);
            case "empty" -> machine -> machine.afterShareCheck(READ_DATA, true, NOW);
            case "empty.attr" -> machine -> machine.afterShareCheck(ATTRIBUTES, true, NOW);
            case "early" -> machine -> machine.beforeShareCheck(READ_DATA, false, NOW);
            case "read" -> machine -> machine.use("other", Use.READ, NOW);
            case "change" -> machine -> machine.use("other", Use.CHANGE, NOW);
            case "rename" -> machine -> machine.use("other", Use.RENAME, NOW);
            case "own.read" -> machine -> machine.use("h", Use.READ, NOW);
            case "own.change" -> machine -> machine.use("h", Use.CHANGE, NOW);
            case "own.rename" -> machine -> machine.use("h", Use.RENAME, NOW);
            case "ack.none" -> machine -> machine.acknowledge("h", OplockLevel.NONE);
            case "ack.two" -> machine -> machine.acknowledge("h", OplockLevel.LEVEL_TWO);
            case "close" -> machine -> machine.close("h");
            case "deadline" -> machine -> machine.expire(NOW + WAIT);
            default -> throw new IllegalArgumentException(event);
        };
    }
}
