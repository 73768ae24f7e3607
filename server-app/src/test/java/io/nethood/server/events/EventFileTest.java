package io.nethood.server.events;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;

import io.nethood.event.LabEvent.SessionAdmitted;
import io.nethood.event.SessionKind;
import io.nethood.server.json.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class EventFileTest {
    @TempDir
    Path directory;

    @Test
    void every_event_is_one_line_of_json_with_its_name_first() throws IOException {
        EventLog log = new EventLog();
        Path path = directory.resolve("events.jsonl");
        EventFile file = EventFile.open(path, log);
        log.emit(new SessionAdmitted(
                Instant.parse("2026-01-02T03:04:05Z"),
                "LAB",
                7,
                "10.0.0.1",
                null,
                SessionKind.NULL,
                true,
                "each counts"));
        log.emit(EventLogTest.event(1));

        file.close();

        assertThat(Files.readAllLines(path))
                .containsExactly(
                        "{\"event\":\"SessionAdmitted\",\"at\":\"2026-01-02T03:04:05Z\",\"host\":\"LAB\",\"session\":7,"
                                + "\"client\":\"10.0.0.1\",\"user\":null,\"kind\":\"null\",\"counts\":true,"
                                + "\"rule\":\"each counts\"}",
                        "{\"event\":\"ConnectionClosed\",\"at\":\"1970-01-01T00:00:00Z\",\"host\":\"LAB\",\"connection\":1,"
                                + "\"client\":\"client\",\"cause\":\"cause\"}");
    }

    @Test
    void a_file_that_is_there_is_continued() throws IOException {
        Path path = directory.resolve("events.jsonl");
        Files.writeString(path, "before\n");
        EventLog log = new EventLog();
        EventFile file = EventFile.open(path, log);
        log.emit(EventLogTest.event(1));

        file.close();

        assertThat(Files.readAllLines(path)).hasSize(2).startsWith("before");
    }

    @Test
    void a_loss_says_how_many() {
        assertThat(Json.write(new EventsLost(12))).isEqualTo("{\"event\":\"EventsLost\",\"lost\":12}");
    }
}
