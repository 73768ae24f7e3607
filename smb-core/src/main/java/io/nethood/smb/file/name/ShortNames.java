package io.nethood.smb.file.name;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import io.nethood.wire.CaseTable;

/**
 * The 8.3 aliases of the names in one directory, [MS-FSCC] 2.1.5.2.1. A name that is 8.3 itself needs none, whatever its
 * case.
 *
 * <p>An alias follows from the long name alone, so that it is the same every time and nothing has to be kept: it always has
 * the form that Windows gives from the fifth similar name on, the first two usable characters, four digits of a checksum,
 * {@code ~1}, and three characters of the extension ({@code TE021F~1.TXT}). Only where two names of a directory come to the same
 * alias, or a file really has that name, do they get {@code ~1}, {@code ~2}, ... as they are free, in the order of their
 * folded names; the two characters make room for further digits. Names that find no number up to 999 have no alias.
 */
public final class ShortNames {
    private static final Comparator<String> FOLDED_FIRST = CaseTable.ORDER.thenComparing(Comparator.naturalOrder());

    private static final int LONGEST_BASE = 8;
    private static final int LONGEST_EXTENSION = 3;
    private static final int MOST_NUMBER = 999;

    /** Printable, allowed in long names, but not in short ones. */
    private static final String ONLY_IN_LONG_NAMES = " +,;=[]";

    /** Names in which up to four digits, or three letters, one beside the other, differ do not get the same checksum. */
    private static final int CHECKSUM_FACTOR = 0x1B9;

    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private final Charset codePage;
    private final Map<String, String> nameByAlias = new HashMap<>();

    /** What contested names got, empty when nothing; all others have the alias of their name alone. */
    private final Map<String, String> aliasOfContested = new HashMap<>();

    private ShortNames(Charset codePage) {
        this.codePage = codePage;
    }

    /** The aliases in a directory with these names; each is there once, in any order. */
    public static ShortNames of(Collection<String> names, Charset codePage) {
        ShortNames aliases = new ShortNames(codePage);
        Set<String> real = new HashSet<>();
        Set<String> contested = new HashSet<>();
        List<String> contestants = new ArrayList<>();
        for (String name : names) {
            if (!isShort(name, codePage)) {
                String alias = aliasOf(name, codePage);
                if (aliases.nameByAlias.putIfAbsent(alias, name) != null) {
                    contested.add(alias);
                    contestants.add(name);
                }
            } else if (looksLikeAlias(name)) {
                real.add(CaseTable.fold(name));
            }
        }
        for (String name : real) {
            if (aliases.nameByAlias.containsKey(name)) {
                contested.add(name);
            }
        }
        for (String alias : contested) {
            contestants.add(aliases.nameByAlias.remove(alias));
        }
        contestants.sort(FOLDED_FIRST);
        aliases.number(contestants, real);
        return aliases;
    }

    private void number(List<String> contestants, Set<String> real) {
        Map<String, Integer> nextNumbers = new HashMap<>();
        for (String name : contestants) {
            String wanted = aliasOf(name, codePage);
            int number = nextNumbers.getOrDefault(wanted, 1);
            String found = "";
            while (found.isEmpty() && number <= MOST_NUMBER) {
                String alias = numbered(name, codePage, number++);
                if (!real.contains(alias) && nameByAlias.putIfAbsent(alias, name) == null) {
                    found = alias;
                }
            }
            nextNumbers.put(wanted, number);
            aliasOfContested.put(name, found);
        }
    }

    /** The alias of a name of this directory; empty when it is 8.3 itself, or found no alias. */
    public String alias(String name) {
        if (!aliasOfContested.isEmpty()) {
            String alias = aliasOfContested.get(name);
            if (alias != null) {
                return alias;
            }
        }
        return isShort(name, codePage) ? "" : aliasOf(name, codePage);
    }

    /** The name that has this alias, in any case; a name that is 8.3 itself is not found here. */
    public Optional<String> nameOf(String alias) {
        return Optional.ofNullable(nameByAlias.get(CaseTable.fold(alias)));
    }

    /**
     * Whether {@code name} is 8.3 in bytes of {@code codePage}, in upper or lower case: no spaces, one dot at most, and
     * nothing that the code page cannot show in upper case.
     */
    public static boolean isShort(String name, Charset codePage) {
        int dot = name.indexOf('.');
        int base = oemLength(name, 0, dot < 0 ? name.length() : dot, LONGEST_BASE, codePage);
        if (base < 1 || dot < 0) {
            return base >= 1;
        }
        return oemLength(name, dot + 1, name.length(), LONGEST_EXTENSION, codePage) >= 1;
    }

    /** Bytes that a part of {@code name} needs; -1 when it is more than {@code most}, or not all is allowed. */
    private static int oemLength(String name, int start, int end, int most, Charset codePage) {
        int length = 0;
        for (int i = start; i < end; i++) {
            int bytes = oemLength(name.charAt(i), codePage);
            length += bytes;
            if (bytes == 0 || length > most) {
                return -1;
            }
        }
        return length;
    }

    /** Bytes of {@code unit} in upper case; 0 when it cannot stand in a short name. */
    private static int oemLength(char unit, Charset codePage) {
        if (unit < 0x80) {
            return unit != '.' && FileName.isAllowed(unit) && ONLY_IN_LONG_NAMES.indexOf(unit) < 0 ? 1 : 0;
        }
        byte[] oem = String.valueOf(CaseTable.fold(unit)).getBytes(codePage);
        return oem.length == 1 && oem[0] == '?' ? 0 : oem.length;
    }

    /** The alias of a long name that nobody contests, in upper case; {@code name} is not empty. */
    public static String aliasOf(String name, Charset codePage) {
        return numbered(name, codePage, 1);
    }

    /** Whether {@code name} may be an alias, so that a look-up which found no such name has to ask for it. */
    public static boolean looksLikeAlias(String name) {
        int tilde = name.indexOf('~');
        while (tilde >= 0 && tilde + 1 < name.length() && !isDigit(name.charAt(tilde + 1))) {
            tilde = name.indexOf('~', tilde + 1);
        }
        return tilde >= 0 && tilde + 1 < name.length() && name.length() <= LONGEST_BASE + 1 + LONGEST_EXTENSION;
    }

    private static boolean isDigit(char unit) {
        return unit >= '0' && unit <= '9';
    }

    private static String numbered(String name, Charset codePage, int number) {
        int first = 0;
        while (first < name.length() && (name.charAt(first) == '.' || name.charAt(first) == ' ')) {
            first++;
        }
        int dot = name.lastIndexOf('.');
        int digits = number < 10 ? 1 : number < 100 ? 2 : 3;
        StringBuilder alias = new StringBuilder(LONGEST_BASE + 1 + LONGEST_EXTENSION);
        appendUsable(alias, name, first, dot > first ? dot : name.length(), 3 - digits, codePage);
        int checksum = checksum(name);
        for (int shift = 12; shift >= 0; shift -= 4) {
            alias.append(HEX[checksum >>> shift & 0xF]);
        }
        alias.append('~').append(number);
        if (dot > first) {
            int base = alias.length();
            appendUsable(alias, name, dot + 1, name.length(), LONGEST_EXTENSION, codePage);
            if (alias.length() > base) {
                alias.insert(base, '.');
            }
        }
        return alias.toString();
    }

    /** Appends what a short name can show of a part of {@code name}: {@code _} for what it cannot, nothing for spaces and dots. */
    private static void appendUsable(StringBuilder alias, String name, int start, int end, int most, Charset codePage) {
        int room = most;
        for (int i = start; i < end && room > 0; i++) {
            char unit = name.charAt(i);
            if (unit != ' ' && unit != '.') {
                int bytes = oemLength(unit, codePage);
                room -= Math.max(bytes, 1);
                if (room >= 0) {
                    alias.append(bytes == 0 ? '_' : CaseTable.fold(unit));
                }
            }
        }
    }

    /** 16 bits over every unit of the folded name. */
    private static int checksum(String name) {
        int sum = 0;
        for (int i = 0; i < name.length(); i++) {
            sum = sum * CHECKSUM_FACTOR + CaseTable.fold(name.charAt(i));
        }
        return sum & 0xFFFF;
    }
}
