package io.nethood.server.events;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import io.nethood.event.LabEvent;
import io.nethood.event.LabEvent.ConnectionClosed;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class EventLogTest {
    private static final int CAPACITY = 8;

    private final EventLog log = new EventLog(CAPACITY);

    @Test
    void a_reader_gets_the_events_in_order() {
        EventLog.Reader reader = log.reader(0, () -> {});
        emit(0, 3);

        EventLog.Batch batch = reader.take(10);

        assertThat(numbers(batch.events())).containsExactly(0L, 1L, 2L);
        assertThat(batch.lost()).isZero();
    }

    @Test
    void what_a_slow_reader_loses_is_counted() {
        EventLog.Reader reader = log.reader(0, () -> {});
        emit(0, CAPACITY + 5);

        EventLog.Batch batch = reader.take(100);

        assertThat(batch.lost()).isEqualTo(5);
        assertThat(numbers(batch.events())).containsExactly(5L, 6L, 7L, 8L, 9L, 10L, 11L, 12L);
    }

    @Test
    void a_reader_that_keeps_up_loses_nothing() {
        EventLog.Reader reader = log.reader(0, () -> {});
        List<Long> seen = new ArrayList<>();
        for (int round = 0; round < 10; round++) {
            emit(round * CAPACITY, CAPACITY);
            EventLog.Batch batch = reader.take(100);
            assertThat(batch.lost()).isZero();
            seen.addAll(numbers(batch.events()));
        }

        assertThat(seen).hasSize(10 * CAPACITY).isSorted();
    }

    @Test
    void each_reader_has_its_own_pace() {
        EventLog.Reader fast = log.reader(0, () -> {});
        EventLog.Reader slow = log.reader(0, () -> {});
        emit(0, 4);
        fast.take(10);
        emit(4, CAPACITY);

        assertThat(fast.take(100).lost()).isZero();
        assertThat(slow.take(100).lost()).isEqualTo(4);
    }

    @Test
    void a_reader_may_begin_in_the_past() {
        emit(0, 5);

        assertThat(numbers(log.reader(2, () -> {}).take(10).events())).containsExactly(3L, 4L);
    }

    @Test
    void the_ring_remembers_the_last_events() {
        emit(0, CAPACITY + 3);

        assertThat(numbers(log.recent())).containsExactly(3L, 4L, 5L, 6L, 7L, 8L, 9L, 10L);
        assertThat(numbers(log.recent(2))).containsExactly(9L, 10L);
        assertThat(log.total()).isEqualTo(CAPACITY + 3);
    }

    @Test
    void a_sleeping_reader_is_woken_once() {
        AtomicInteger news = new AtomicInteger();
        EventLog.Reader reader = log.reader(0, news::incrementAndGet);

        assertThat(reader.sleep()).isTrue();
        emit(0, 3);

        assertThat(news).hasValue(1);
    }

    @Test
    void a_reader_with_something_to_take_does_not_fall_asleep() {
        EventLog.Reader reader = log.reader(0, () -> {});
        emit(0, 1);

        assertThat(reader.sleep()).isFalse();
    }

    @Test
    void a_closed_reader_is_left_alone() {
        AtomicInteger news = new AtomicInteger();
        EventLog.Reader reader = log.reader(0, news::incrementAndGet);
        reader.sleep();
        reader.close();
        emit(0, 1);

        assertThat(news).hasValue(0);
    }

    @Test
    void nothing_is_lost_or_doubled_without_being_counted_when_many_threads_emit() throws InterruptedException {
        int threads = 4;
        int each = 20_000;
        EventLog wide = new EventLog(256);
        CountDownLatch done = new CountDownLatch(threads);
        EventLog.Reader reader = wide.reader(0, () -> {});
        for (int thread = 0; thread < threads; thread++) {
            long base = (long) thread * each;
            Thread.ofPlatform().start(() -> {
                IntStream.range(0, each).forEach(i -> wide.emit(event(base + i)));
                done.countDown();
            });
        }

        long taken = 0;
        long lost = 0;
        boolean last = false;
        while (true) {
            EventLog.Batch batch = reader.take(64);
            taken += batch.events().size();
            lost += batch.lost();
            if (batch.isEmpty() && last) {
                break;
            }
            last = done.await(0, TimeUnit.MILLISECONDS);
        }

        assertThat(taken + lost).isEqualTo((long) threads * each);
    }

    private void emit(int first, int count) {
        IntStream.range(first, first + count).forEach(i -> log.emit(event(i)));
    }

    static LabEvent event(long connection) {
        return new ConnectionClosed(Instant.EPOCH, "LAB", connection, "client", "cause");
    }

    private static List<Long> numbers(List<LabEvent> events) {
        return events.stream()
                .map(event -> ((ConnectionClosed) event).connection())
                .toList();
    }
}
