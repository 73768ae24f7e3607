package io.nethood.server.events;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.locks.LockSupport;

import io.nethood.event.LabEvent;
import io.nethood.server.json.Json;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Appends every event as one line of JSON, on a thread of its own. When the disk is too slow, a line
 * {@code {"event":"EventsLost","lost":n}} stands where events are missing.
 */
public final class EventFile implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EventFile.class);
    private static final int BATCH = 256;

    private final Path path;
    private final BufferedWriter writer;
    private final EventLog.Reader reader;
    private final Thread thread;
    private volatile boolean closing;

    private EventFile(Path path, BufferedWriter writer, EventLog log) {
        this.path = path;
        this.writer = writer;
        this.thread = new Thread(this::run, "nethood-event-file");
        this.reader = log.reader(0, () -> LockSupport.unpark(thread));
        thread.setDaemon(true);
    }

    /** Opens {@code path} for appending and begins to follow {@code log}. */
    public static EventFile open(Path path, EventLog log) throws IOException {
        BufferedWriter writer = Files.newBufferedWriter(path, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        EventFile file = new EventFile(path, writer, log);
        file.thread.start();
        return file;
    }

    private void run() {
        try (writer;
                reader) {
            while (true) {
                boolean last = closing;
                EventLog.Batch batch = reader.take(BATCH);
                write(batch);
                if (batch.isEmpty()) {
                    writer.flush();
                    if (last) {
                        return;
                    }
                    if (reader.sleep() && !closing) {
                        LockSupport.park(this);
                    }
                }
            }
        } catch (IOException failed) {
            LOG.error("{}: no more events are written there: {}", path, failed.getMessage());
        }
    }

    private void write(EventLog.Batch batch) throws IOException {
        if (batch.lost() > 0) {
            line(Json.write(new EventsLost(batch.lost())));
        }
        for (LabEvent event : batch.events()) {
            line(Json.write(event));
        }
    }

    private void line(String json) throws IOException {
        writer.write(json);
        writer.newLine();
    }

    /** Writes what is there and closes the file. */
    @Override
    public void close() {
        closing = true;
        LockSupport.unpark(thread);
        try {
            thread.join(5_000);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
