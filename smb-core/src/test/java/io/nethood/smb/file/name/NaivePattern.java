package io.nethood.smb.file.name;

import java.util.Locale;

/** The rules of [MS-FSA] 2.1.4.4 one by one, trying every way: slow, and right at a glance. For ASCII only. */
final class NaivePattern {
    private final String pattern;
    private final String name;

    private NaivePattern(String pattern, String name) {
        this.pattern = pattern.toUpperCase(Locale.ROOT);
        this.name = name.toUpperCase(Locale.ROOT);
    }

    static boolean matches(String pattern, String name) {
        if (pattern.isEmpty() || name.isEmpty()) {
            return pattern.isEmpty() && name.isEmpty();
        }
        return pattern.equals("*.*") || new NaivePattern(pattern, name).matches(0, 0);
    }

    private boolean matches(int element, int unit) {
        if (element == pattern.length()) {
            return unit == name.length();
        }
        boolean atEnd = unit == name.length();
        boolean atDot = !atEnd && name.charAt(unit) == '.';
        boolean skip = matches(element + 1, unit);
        return switch (pattern.charAt(element)) {
            case '*' -> skip || (!atEnd && matches(element, unit + 1));
            case '<' -> skip || (!atEnd && unit != name.lastIndexOf('.') && matches(element, unit + 1));
            case '?' -> !atEnd && matches(element + 1, unit + 1);
            case '>' -> (atEnd || atDot) ? skip : matches(element + 1, unit + 1);
            case '"' -> atEnd ? skip : atDot && matches(element + 1, unit + 1);
            default -> !atEnd && name.charAt(unit) == pattern.charAt(element) && matches(element + 1, unit + 1);
        };
    }
}
