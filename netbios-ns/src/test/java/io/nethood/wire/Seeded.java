package io.nethood.wire;

import java.util.Random;
import java.util.random.RandomGenerator;

/** Runs a test body on many random inputs; a failure names the seed, {@code -Dnethood.seed=N} runs that one alone. */
public final class Seeded {
    /** A test body that may throw. */
    @FunctionalInterface
    public interface Body {
        void run(RandomGenerator random) throws Exception;
    }

    private Seeded() {}

    public static void rounds(int rounds, Body body) {
        Long only = Long.getLong("nethood.seed");
        long first = only == null ? System.nanoTime() : only;
        for (long seed = first; seed < first + (only == null ? rounds : 1); seed++) {
            try {
                body.run(new Random(seed));
            } catch (Exception | AssertionError e) {
                throw new AssertionError("failed with -Dnethood.seed=" + seed, e);
            }
        }
    }
}
