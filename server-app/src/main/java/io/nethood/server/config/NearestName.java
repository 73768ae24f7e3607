package io.nethood.server.config;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/** Finds what a person probably meant, by the least number of inserted, deleted, changed and swapped characters. */
public final class NearestName {
    private NearestName() {}

    /** The candidate nearest to {@code typed}; empty when none is near: more than a third of it would have to change. So is a beginning that is a third of it. */
    public static Optional<String> of(String typed, Collection<String> candidates) {
        String wanted = typed.toLowerCase(Locale.ROOT);
        int most = Math.max(1, wanted.length() / 3);
        record Scored(String name, int distance) {}
        return candidates.stream()
                .map(name -> new Scored(name, distance(wanted, name.toLowerCase(Locale.ROOT))))
                .filter(scored -> scored.distance() <= most || begins(scored.name(), wanted))
                .min(Comparator.comparingInt(Scored::distance).thenComparing(Scored::name))
                .map(Scored::name);
    }

    private static boolean begins(String name, String typed) {
        return 3 * typed.length() >= name.length()
                && name.toLowerCase(Locale.ROOT).startsWith(typed);
    }

    /** {@code " (did you mean x?)"}, or nothing when nothing is near. */
    public static String hint(String typed, Collection<String> candidates) {
        return of(typed, candidates)
                .map(name -> " (did you mean " + name + "?)")
                .orElse("");
    }

    /** Optimal string alignment distance; row {@code i} of the table is for the first {@code i} characters of {@code a}. */
    private static int distance(String a, String b) {
        int[][] table = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                table[i][j] = i == 0 || j == 0 ? i + j : cheapest(table, a, b, i, j);
            }
        }
        return table[a.length()][b.length()];
    }

    private static int cheapest(int[][] table, String a, String b, int i, int j) {
        int changed = table[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        int best = Math.min(changed, Math.min(table[i - 1][j], table[i][j - 1]) + 1);
        boolean swapped = i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1);
        return swapped ? Math.min(best, table[i - 2][j - 2] + 1) : best;
    }
}
