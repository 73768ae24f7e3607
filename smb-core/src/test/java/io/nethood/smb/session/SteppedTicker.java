package io.nethood.smb.session;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import io.netty.util.concurrent.Ticker;

/** Time that stands still until a test moves it. */
final class SteppedTicker implements Ticker {
    private final AtomicLong nanos = new AtomicLong();

    void advance(Duration step) {
        nanos.addAndGet(step.toNanos());
    }

    @Override
    public long initialNanoTime() {
        return 0;
    }

    @Override
    public long nanoTime() {
        return nanos.get();
    }

    @Override
    public void sleep(long delay, TimeUnit unit) {
        throw new UnsupportedOperationException("nobody sleeps in a test");
    }
}
