package io.nethood.smb.netty;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import io.netty.util.concurrent.DefaultEventExecutor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ConnectionThreadTest {
    private static final int MANY = 20_000;
    private static final int SECONDS = 20;

    private final DefaultEventExecutor loop = new DefaultEventExecutor();
    private final List<Throwable> failures = Collections.synchronizedList(new ArrayList<>());
    private final AtomicInteger turns = new AtomicInteger();
    private final ConnectionThread thread =
            new ConnectionThread(loop, work -> Thread.ofVirtual().start(work), turns::incrementAndGet, failures::add);

    @AfterEach
    void end() {
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).awaitUninterruptibly();
    }

    @Test
    void what_comes_while_the_connection_is_lent_happens_afterwards_in_order() throws InterruptedException {
        List<String> happened = Collections.synchronizedList(new ArrayList<>());
        CountDownLatch queued = new CountDownLatch(1);
        CountDownLatch done = new CountDownLatch(1);

        loop.execute(() -> thread.execute(() -> thread.lend(() -> {
            await(queued);
            happened.add("file work, may block: " + thread.mayBlock());
        })));
        loop.execute(() -> {
            thread.execute(() -> happened.add("first"));
            thread.execute(() -> happened.add("second"));
            queued.countDown();
        });
        loop.execute(() -> thread.execute(done::countDown));

        assertThat(done.await(SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(happened).containsExactly("file work, may block: true", "first", "second");
        assertThat(turns).hasPositiveValue();
    }

    /** Each event touches what belongs to the connection without any lock, on whichever thread it runs. */
    @Test
    void only_one_thread_runs_the_connection_and_loses_nothing() throws InterruptedException {
        List<Integer> seen = new ArrayList<>();
        CountDownLatch done = new CountDownLatch(1);

        for (int i = 0; i < MANY; i++) {
            int number = i;
            loop.execute(() -> thread.execute(() -> {
                if (number % 3 == 0 && !thread.mayBlock()) {
                    thread.lend(() -> seen.add(number));
                } else {
                    seen.add(number);
                }
            }));
        }
        loop.execute(() -> thread.execute(done::countDown));

        assertThat(done.await(SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(seen).hasSize(MANY).isSorted();
    }

    @Test
    void a_mistake_of_a_borrower_is_heard_of_and_the_connection_comes_back() throws InterruptedException {
        CountDownLatch after = new CountDownLatch(1);

        loop.execute(() -> thread.execute(() -> thread.lend(() -> {
            throw new IllegalStateException("a mistake");
        })));
        loop.execute(() -> thread.execute(after::countDown));

        assertThat(after.await(SECONDS, TimeUnit.SECONDS)).isTrue();
        assertThat(failures).singleElement().isInstanceOf(IllegalStateException.class);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
