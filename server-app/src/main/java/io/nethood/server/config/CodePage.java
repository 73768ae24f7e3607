package io.nethood.server.config;

import java.nio.charset.Charset;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The OEM code pages a host can speak, by the number Windows gives them. */
final class CodePage {
    private static final Map<Integer, String> CHARSETS = new TreeMap<>(Map.ofEntries(
            Map.entry(437, "IBM437"),
            Map.entry(850, "IBM850"),
            Map.entry(852, "IBM852"),
            Map.entry(855, "IBM855"),
            Map.entry(857, "IBM857"),
            Map.entry(858, "IBM00858"),
            Map.entry(860, "IBM860"),
            Map.entry(861, "IBM861"),
            Map.entry(862, "IBM862"),
            Map.entry(863, "IBM863"),
            Map.entry(865, "IBM865"),
            Map.entry(866, "IBM866"),
            Map.entry(932, "windows-31j"),
            Map.entry(936, "GBK"),
            Map.entry(949, "x-windows-949"),
            Map.entry(950, "x-windows-950"),
            Map.entry(1252, "windows-1252")));

    private CodePage() {}

    static Optional<Charset> numbered(int number) {
        return Optional.ofNullable(CHARSETS.get(number)).map(Charset::forName);
    }

    static String known() {
        return CHARSETS.keySet().stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
