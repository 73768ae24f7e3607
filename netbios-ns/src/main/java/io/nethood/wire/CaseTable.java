package io.nethood.wire;

import java.util.Comparator;

/**
 * Upper case as Windows compares names: unit by unit of UTF-16, so that a length never changes and {@code STRASSE} and
 * {@code straße} stay two names. The one case table of the product.
 */
public final class CaseTable {

    /** Orders by the folded units without allocating; zero exactly for texts that {@link #fold(String)} makes equal. */
    public static final Comparator<String> ORDER = (left, right) -> {
        int common = Math.min(left.length(), right.length());
        for (int i = 0; i < common; i++) {
            int difference = fold(left.charAt(i)) - fold(right.charAt(i));
            if (difference != 0) {
                return difference;
            }
        }
        return left.length() - right.length();
    };

    private CaseTable() {}

    /** The one spelling that stands for every spelling of {@code text}; {@code text} itself when it is that one. */
    public static String fold(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (fold(text.charAt(i)) != text.charAt(i)) {
                return foldedFrom(i, text);
            }
        }
        return text;
    }

    private static String foldedFrom(int first, String text) {
        char[] folded = text.toCharArray();
        for (int i = first; i < folded.length; i++) {
            folded[i] = fold(folded[i]);
        }
        return new String(folded);
    }

    /** One unit in upper case; half a surrogate pair stays what it is. */
    public static char fold(char unit) {
        if (unit < 0x80) {
            return unit >= 'a' && unit <= 'z' ? (char) (unit - 'a' + 'A') : unit;
        }
        return Character.toUpperCase(unit);
    }

    /** Whether both fold to the same spelling; allocates nothing. */
    public static boolean equalsIgnoreCase(String left, String right) {
        return left.length() == right.length() && ORDER.compare(left, right) == 0;
    }
}
