package io.nethood.smb.file.name;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The rows of {@code paths.txt}; its head says how they are written. */
final class PathTable {
    private static final Pattern ROW = Pattern.compile("(LONG|DOS) «(.*)» = (\\w+|«.*»(?: \\w+)*)");
    private static final Pattern ESCAPE = Pattern.compile("\\{(?:([0-9A-F]{4})|(.)\\*(\\d+))}");

    /** One path, and what it means. */
    record Row(String line, NameRules rules, String path, String meaning) {
        @Override
        public String toString() {
            return line;
        }
    }

    private PathTable() {}

    static List<Row> rows() throws IOException {
        try (InputStream in = PathTable.class.getResourceAsStream("paths.txt")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(PathTable::row)
                    .toList();
        }
    }

    private static Row row(String line) {
        Matcher row = ROW.matcher(line);
        if (!row.matches()) {
            throw new IllegalArgumentException("not a row: " + line);
        }
        return new Row(line, NameRules.valueOf(row.group(1)), unescaped(row.group(2)), unescaped(row.group(3)));
    }

    private static String unescaped(String text) {
        return ESCAPE.matcher(text).replaceAll(escape -> Matcher.quoteReplacement(units(escape)));
    }

    private static String units(MatchResult escape) {
        return escape.group(1) == null
                ? escape.group(2).repeat(Integer.parseInt(escape.group(3)))
                : String.valueOf((char) Integer.parseInt(escape.group(1), 16));
    }
}
