package io.nethood.smb.file.name;

import java.util.stream.IntStream;

import io.nethood.wire.CaseTable;

/**
 * A name with wildcards, [MS-CIFS] 2.2.1.1.3, [MS-FSA] 2.1.4.4. Matching takes at most as many steps as the lengths of name
 * and pattern multiplied, and allocates nothing.
 *
 * <table>
 * <caption>Wildcards</caption>
 * <tr><td>{@code *}</td><td>any units, none too</td></tr>
 * <tr><td>{@code ?}</td><td>one unit</td></tr>
 * <tr><td>{@code <}</td><td>DOS_STAR: any units, none too, but not the last dot of the name</td></tr>
 * <tr><td>{@code >}</td><td>DOS_QM: one unit but a dot; nothing in front of a dot and at the end of the name</td></tr>
 * <tr><td>{@code "}</td><td>DOS_DOT: a dot; nothing at the end of the name</td></tr>
 * </table>
 */
public final class NamePattern {
    private static final int NOWHERE = -1;

    private final String text;
    private final char[] elements;
    private final int[] stars;
    private final boolean literal;
    private final boolean matchesAll;
    private final boolean seesLastDot;

    /** Whether each element behind the last star takes exactly one unit, so that only one place can fit. */
    private final boolean tailOfFixedLength;

    private NamePattern(String text) {
        this.text = text;
        this.elements = CaseTable.fold(text).toCharArray();
        this.stars = IntStream.range(0, elements.length)
                .filter(i -> elements[i] == '*' || elements[i] == '<')
                .toArray();
        this.literal = !hasWildcards(text);
        this.matchesAll = text.equals("*") || text.equals("*.*");
        this.seesLastDot = text.indexOf('<') >= 0;
        int tail = stars.length == 0 ? 0 : stars[stars.length - 1];
        this.tailOfFixedLength = text.indexOf('>', tail) < 0 && text.indexOf('"', tail) < 0;
    }

    /** A pattern as clients of NT LM 0.12 send it, whose redirector chose among the wildcards; {@code *.*} matches all. */
    public static NamePattern of(String pattern) {
        return new NamePattern(pattern);
    }

    /**
     * A pattern as DOS programs mean it, from clients that send it as it was typed: the dot between name and extension is
     * there in every name, and a question mark in front of it or at the end needs no character. What NT's redirector does
     * for its programs is done here: {@code ?} becomes {@code >}, {@code *} in front of a dot {@code <}, and a dot in front
     * of a wildcard or at the end {@code "}.
     */
    public static NamePattern ofDosSearch(String pattern) {
        if (pattern.equals("*.*")) {
            return new NamePattern("*");
        }
        StringBuilder translated = new StringBuilder(pattern.length());
        for (int i = 0; i < pattern.length(); i++) {
            // A dot at the end is one in front of nothing, as in front of a wildcard that matches nothing.
            char next = i + 1 < pattern.length() ? pattern.charAt(i + 1) : '*';
            char unit = pattern.charAt(i);
            translated.append(
                    switch (unit) {
                        case '?' -> '>';
                        case '*' -> next == '.' ? '<' : '*';
                        case '.' -> next == '*' || next == '?' ? '"' : '.';
                        default -> unit;
                    });
        }
        return new NamePattern(translated.toString());
    }

    /** Whether one of {@code * ? < > "} stands in {@code text}, which may be a whole path. */
    public static boolean hasWildcards(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (FileName.isWildcard(text.charAt(i))) {
                return true;
            }
        }
        return false;
    }

    /** Whether it has no wildcards: it matches one name, in any case. */
    public boolean isLiteral() {
        return literal;
    }

    /** Whether every name matches. */
    public boolean matchesAll() {
        return matchesAll;
    }

    /** Whether {@code name} matches, whatever its case. */
    public boolean matches(String name) {
        if (matchesAll || name.isEmpty()) {
            return !name.isEmpty() || elements.length == 0;
        }
        return stars.length == 0 ? endOf(0, elements.length, name, 0) == name.length() : matchesBetweenStars(name);
    }

    /**
     * Goes from star to star. Between two stars each element has only one way to go, and starting later never ends
     * earlier; so of all ways to reach a star only the earliest counts, and for DOS_STAR, which cannot take the last dot,
     * also the earliest behind that dot.
     */
    private boolean matchesBetweenStars(String name) {
        int lastDot = seesLastDot ? name.lastIndexOf('.') : NOWHERE;
        int reached = endOf(0, stars[0], name, 0);
        if (reached == NOWHERE) {
            return false;
        }
        int before = reached <= lastDot ? reached : NOWHERE;
        int behind = reached <= lastDot ? NOWHERE : reached;
        for (int star = 0; star < stars.length - 1; star++) {
            int from = stars[star] + 1;
            int to = stars[star + 1];
            int nextBefore = NOWHERE;
            int nextBehind = NOWHERE;
            for (int start = next(star, before, behind, lastDot, 0, name);
                    start != NOWHERE && nextBehind == NOWHERE;
                    start = next(star, before, behind, lastDot, start + 1, name)) {
                int end = endOf(from, to, name, start);
                if (end > lastDot) {
                    nextBehind = end;
                } else if (end != NOWHERE && nextBefore == NOWHERE) {
                    nextBefore = end;
                }
            }
            if (nextBefore == NOWHERE && nextBehind == NOWHERE) {
                return false;
            }
            before = nextBefore;
            behind = nextBehind;
        }
        return tailMatches(before, behind, lastDot, name);
    }

    private boolean tailMatches(int before, int behind, int lastDot, String name) {
        int star = stars.length - 1;
        int from = stars[star] + 1;
        int earliest = tailOfFixedLength ? name.length() - (elements.length - from) : 0;
        int start = earliest < 0 ? NOWHERE : next(star, before, behind, lastDot, earliest, name);
        while (start != NOWHERE) {
            if (endOf(from, elements.length, name, start) == name.length()) {
                return true;
            }
            start = tailOfFixedLength ? NOWHERE : next(star, before, behind, lastDot, start + 1, name);
        }
        return false;
    }

    /**
     * The first place from {@code from} on to which a star can take the name.
     *
     * @param before where the star was reached at or before the last dot, or NOWHERE
     * @param behind where it was reached behind the last dot, or NOWHERE
     */
    private int next(int star, int before, int behind, int lastDot, int from, String name) {
        int start = NOWHERE;
        if (before != NOWHERE && (elements[stars[star]] == '*' || from <= lastDot)) {
            start = Math.max(before, from);
        } else if (behind != NOWHERE) {
            start = Math.max(behind, from);
        }
        return start > name.length() ? NOWHERE : start;
    }

    /** Where the name stands when the elements from {@code from} to {@code to}, none a star, took it from {@code at} on. */
    private int endOf(int from, int to, String name, int at) {
        int end = at;
        for (int i = from; i < to; i++) {
            char element = elements[i];
            if (end == name.length()) {
                if (element != '>' && element != '"') {
                    return NOWHERE;
                }
                continue;
            }
            char unit = name.charAt(end);
            boolean taken = switch (element) {
                case '?' -> true;
                case '>' -> unit != '.';
                case '"' -> unit == '.';
                default -> CaseTable.fold(unit) == element;
            };
            if (taken) {
                end++;
            } else if (element != '>') {
                return NOWHERE;
            }
        }
        return end;
    }

    /**
     * The name that {@code name} gets when this is the new name of a renaming with wildcards, {@code *.bak}: each element
     * takes its share of the old name from left to right, as REN does. A question mark copies one unit, but no dot; a star
     * copies up to and with the last occurrence of the element behind it, or all; a dot skips the old name behind its next
     * dot; other units stand for one of the old. Dots and spaces at the end go.
     *
     * @return what may not be {@linkplain FileName#isValid valid}: empty, or too long
     */
    public String renamed(String name) {
        StringBuilder renamed = new StringBuilder(name.length() + text.length());
        int at = 0;
        for (int i = 0; i < text.length(); i++) {
            char element = plain(text.charAt(i));
            boolean inside = at < name.length() && name.charAt(at) != '.';
            switch (element) {
                case '?' -> {
                    if (inside) {
                        renamed.append(name.charAt(at));
                    }
                }
                case '*' -> {
                    int end = i + 1 < text.length() ? name.lastIndexOf(plain(text.charAt(i + 1))) : NOWHERE;
                    end = end < at ? name.length() : end;
                    renamed.append(name, at, end);
                    at = end;
                    continue;
                }
                case '.' -> {
                    renamed.append('.');
                    int dot = name.indexOf('.', at);
                    at = dot < 0 ? name.length() : dot + 1;
                    continue;
                }
                default -> renamed.append(element);
            }
            if (inside) {
                at++;
            }
        }
        return renamed.substring(0, FileName.endWithoutDotsAndSpaces(renamed, 0, renamed.length()));
    }

    private static char plain(char element) {
        return switch (element) {
            case '<' -> '*';
            case '>' -> '?';
            case '"' -> '.';
            default -> element;
        };
    }

    /** The pattern, in the wildcards of NT. */
    @Override
    public String toString() {
        return text;
    }
}
