package io.nethood.server.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.nethood.server.json.Json;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code events}: what happened, and what happens. */
@Command(
        name = "events",
        description = "Shows what happened: sessions admitted, refused and ended, pipes opened, calls stalled.",
        footer = {
            "%nExamples:",
            "  nethood events                           what the server still remembers",
            "  nethood events --last 20                 the last twenty",
            "  nethood events --follow                  as it happens, until Ctrl-C",
            "  nethood events --follow --json           the same, one JSON object on each line"
        })
final class EventsCommand implements Callable<Integer> {
    private static final Set<String> SAID_ELSEWHERE = Set.of("event", "at", "host");

    @Option(names = "--follow", description = "go on as it happens")
    boolean follow;

    @Option(names = "--last", paramLabel = "N", description = "begin with the last N events")
    @Nullable
    Integer last;

    @Mixin
    private final RunningServer server;

    private final Terminal terminal;

    EventsCommand(RunningServer server, Terminal terminal) {
        this.server = server;
        this.terminal = terminal;
    }

    @Override
    public Integer call() throws IOException {
        String back = last == null ? "" : "last=" + last;
        if (follow) {
            server.client().follow("/api/events?follow=1&" + back, this::print);
            return 0;
        }
        String body = server.get("/api/events?" + back);
        if (server.json) {
            terminal.print(body);
        } else {
            for (JsonNode event : Json.parse(body)) {
                terminal.print(line(event, ZoneId.systemDefault()));
            }
        }
        return 0;
    }

    private void print(String event) {
        try {
            terminal.print(server.json ? event : line(Json.parse(event), ZoneId.systemDefault()));
        } catch (JsonProcessingException foreign) {
            throw new UncheckedIOException(foreign);
        }
        if (terminal.out().checkError()) {
            throw new UncheckedIOException(new IOException("nobody reads the events any more"));
        }
    }

    /** Time, name, and what the event tells, as {@code key=value}. */
    static String line(JsonNode event, ZoneId zone) {
        String at = event.path("at").asText();
        String time = at.isEmpty()
                ? ""
                : DateTimeFormatter.ofPattern("HH:mm:ss.SSS", Locale.ROOT)
                        .format(Instant.parse(at).atZone(zone));
        String told = event.properties().stream()
                .filter(entry -> !SAID_ELSEWHERE.contains(entry.getKey()))
                .map(entry -> entry.getKey() + "=" + value(entry.getValue()))
                .collect(Collectors.joining(" "));
        return String.format(
                Locale.ROOT, "%-12s  %-17s %s", time, event.path("event").asText(), told);
    }

    private static String value(JsonNode value) {
        if (value.isNull()) {
            return "-";
        }
        if (value.isArray()) {
            return value.size() + " entries";
        }
        String text = value.asText();
        return text.isEmpty() || text.indexOf(' ') >= 0 ? '"' + text + '"' : text;
    }
}
