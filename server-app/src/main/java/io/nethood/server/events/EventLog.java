package io.nethood.server.events;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReferenceArray;

import io.nethood.event.EventSink;
import io.nethood.event.LabEvent;
import org.jspecify.annotations.Nullable;

/**
 * The last events of the lab in a ring. Any number of threads emit without a lock and without waiting; any number of
 * readers follow, each from where it is. What a reader has not taken when the ring comes round is lost to it, and counted.
 */
public final class EventLog implements EventSink {
    /** How many events the ring holds unless somebody asks for another size. */
    public static final int CAPACITY = 4096;

    private record Entry(long number, LabEvent event) {}

    private final AtomicReferenceArray<@Nullable Entry> ring;
    private final AtomicLong next = new AtomicLong();
    private final List<Reader> readers = new CopyOnWriteArrayList<>();

    public EventLog() {
        this(CAPACITY);
    }

    /** @param capacity how many events it holds, 1 or more */
    public EventLog(int capacity) {
        this.ring = new AtomicReferenceArray<>(capacity);
    }

    @Override
    public void emit(LabEvent event) {
        publish(new Entry(next.getAndIncrement(), event));
        for (Reader reader : readers) {
            reader.rouse();
        }
    }

    /** A thread that was held up for a whole round must not put an old event over a newer one. */
    private void publish(Entry entry) {
        int slot = slotOf(entry.number());
        Entry seen = ring.get(slot);
        while (seen == null || seen.number() < entry.number()) {
            if (ring.compareAndSet(slot, seen, entry)) {
                return;
            }
            seen = ring.get(slot);
        }
    }

    private int slotOf(long number) {
        return (int) (number % ring.length());
    }

    /** How many events there were since the start. */
    public long total() {
        return next.get();
    }

    /** Everything the ring holds, oldest first. */
    public List<LabEvent> recent() {
        return recent(ring.length());
    }

    /** The last {@code most} events that the ring holds, oldest first. */
    public List<LabEvent> recent(int most) {
        try (Reader reader = reader(most, () -> {})) {
            return reader.take(Math.min(most, ring.length())).events();
        }
    }

    /**
     * A reader that begins {@code back} events ago.
     *
     * @param news called on an emitting thread, once each time after {@link Reader#sleep} said true; it must not block
     */
    public Reader reader(int back, Runnable news) {
        long end = next.get();
        Reader reader = new Reader(Math.max(0, end - Math.min(back, ring.length())), news);
        readers.add(reader);
        return reader;
    }

    /**
     * What a reader took at once.
     *
     * @param events oldest first
     * @param lost how many were lost since the reader took before
     */
    public record Batch(List<LabEvent> events, long lost) {
        public boolean isEmpty() {
            return events.isEmpty() && lost == 0;
        }
    }

    /** One reader's place in the stream. Not thread-safe, apart from being woken. */
    public final class Reader implements AutoCloseable {
        private final Runnable news;
        private final AtomicBoolean asleep = new AtomicBoolean();
        private long position;

        private Reader(long position, Runnable news) {
            this.position = position;
            this.news = news;
        }

        /** Takes up to {@code most} events. */
        public Batch take(int most) {
            long end = next.get();
            long oldest = Math.max(position, end - ring.length());
            long lost = oldest - position;
            position = oldest;
            List<LabEvent> events = new ArrayList<>();
            while (position < end && events.size() < most) {
                Entry entry = ring.get(slotOf(position));
                if (entry == null || entry.number() < position) {
                    break; // Its thread has a number and has not put the event down yet; it will call rouse.
                }
                if (entry.number() == position) {
                    events.add(entry.event());
                } else {
                    lost++;
                }
                position++;
            }
            return new Batch(events, lost);
        }

        /** Asks to be woken by the next event; false when there already is one to take. */
        public boolean sleep() {
            asleep.set(true);
            // Looked at after the flag is up: an event put down before that would wake nobody.
            return !hasNews() || !asleep.compareAndSet(true, false);
        }

        private boolean hasNews() {
            Entry entry = ring.get(slotOf(position));
            return entry != null && entry.number() >= position;
        }

        private void rouse() {
            if (asleep.get() && asleep.compareAndSet(true, false)) {
                news.run();
            }
        }

        @Override
        public void close() {
            readers.remove(this);
        }
    }
}
