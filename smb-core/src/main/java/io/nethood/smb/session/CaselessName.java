package io.nethood.smb.session;

import java.util.Comparator;

/**
 * Names of computers and accounts differ in more than case: Windows upcases them character by character, so that
 * {@code STRASSE} and {@code straße} stay two names.
 */
final class CaselessName {

    /** Compares without allocating; zero exactly for names that {@link #fold} makes equal. */
    static final Comparator<String> ORDER = (left, right) -> {
        int common = Math.min(left.length(), right.length());
        for (int i = 0; i < common; i++) {
            int difference = Character.toUpperCase(left.charAt(i)) - Character.toUpperCase(right.charAt(i));
            if (difference != 0) {
                return difference;
            }
        }
        return left.length() - right.length();
    };

    private CaselessName() {}

    /** The one spelling that stands for every spelling of {@code name}. */
    static String fold(String name) {
        char[] folded = name.toCharArray();
        for (int i = 0; i < folded.length; i++) {
            folded[i] = Character.toUpperCase(folded[i]);
        }
        return new String(folded);
    }
}
