package io.nethood.smb.session;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** What happened since the start. Safe for any number of threads; exact when nothing moves. */
final class LedgerSums {
    private final AtomicLong admitted = new AtomicLong();
    private final LongAdder ended = new LongAdder();
    private final LongAdder refused = new LongAdder();

    /** Counts an admission; its number is the session's id. */
    long admitted() {
        return admitted.incrementAndGet();
    }

    void ended() {
        ended.increment();
    }

    void refused() {
        refused.increment();
    }

    /** How many sessions there should be. */
    long live() {
        return admitted.get() - ended.sum();
    }

    LedgerSnapshot.Totals totals() {
        // Each end follows its admission, so looking at the ends first never shows more ends than admissions.
        long endedUntilNow = ended.sum();
        return new LedgerSnapshot.Totals(admitted.get(), endedUntilNow, refused.sum());
    }
}
