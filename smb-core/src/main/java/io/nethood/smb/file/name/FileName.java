package io.nethood.smb.file.name;

import io.nethood.wire.CaseTable;

/** What Windows lets be the name of a file, [MS-FSCC] 2.1.5. */
public final class FileName {
    /** Longest name of a file or stream in UTF-16 units. */
    public static final int LONGEST = 255;

    private static final String WILDCARDS = "*?<>\"";

    /** The printable characters of ASCII that no name has. */
    private static final String FORBIDDEN = "\\/:|" + WILDCARDS;

    /** Bit n of the word n / 64: the unit n of ASCII may stand in a name. */
    private static final long[] ALLOWED = allowed();

    private FileName() {}

    /** Whether a file can have this name: it is not empty, {@code .} or {@code ..}, not too long, and nothing is forbidden. */
    public static boolean isValid(String name) {
        if (name.isEmpty() || name.length() > LONGEST || isDots(name)) {
            return false;
        }
        for (int i = 0; i < name.length(); i++) {
            if (!isAllowed(name.charAt(i))) {
                return false;
            }
        }
        return true;
    }

    /** Whether it is the name of a DOS device, with or without an extension: no program of Windows can open such a file. */
    public static boolean isReserved(String name) {
        int end = name.indexOf('.');
        if (end < 0) {
            end = name.length();
        }
        while (end > 0 && name.charAt(end - 1) == ' ') {
            end--;
        }
        return switch (end) {
            case 3 -> isDevice(name, "CON") || isDevice(name, "PRN") || isDevice(name, "AUX") || isDevice(name, "NUL");
            case 4 -> {
                char port = name.charAt(3);
                yield port >= '1' && port <= '9' && (isDevice(name, "COM") || isDevice(name, "LPT"));
            }
            default -> false;
        };
    }

    private static boolean isDevice(String name, String device) {
        for (int i = 0; i < device.length(); i++) {
            if (CaseTable.fold(name.charAt(i)) != device.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Whether it is {@code .} or {@code ..}, which no file is called. */
    static boolean isDots(String name) {
        return name.equals(".") || name.equals("..");
    }

    /** Whether {@code unit} may stand in a name; half a surrogate pair may. */
    static boolean isAllowed(char unit) {
        return unit >= 0x80 || (ALLOWED[unit >>> 6] >>> unit & 1) != 0;
    }

    /** Whether {@code unit} is one of {@code * ? < > "}. */
    static boolean isWildcard(char unit) {
        return unit < 0x40 && WILDCARDS.indexOf(unit) >= 0;
    }

    /** Where the part of {@code text} from {@code start} to {@code end} ends when dots and spaces at its end do not count. */
    static int endWithoutDotsAndSpaces(CharSequence text, int start, int end) {
        int at = end;
        while (at > start && (text.charAt(at - 1) == '.' || text.charAt(at - 1) == ' ')) {
            at--;
        }
        return at;
    }

    private static long[] allowed() {
        long[] words = new long[2];
        for (char unit = ' '; unit < 0x80; unit++) {
            if (FORBIDDEN.indexOf(unit) < 0) {
                words[unit >>> 6] |= 1L << unit;
            }
        }
        return words;
    }
}
