package io.nethood.smb.file;

import io.nethood.smb.file.store.StoreAttributes;

/**
 * The last-write and change time of an open file as clients see them. NTFS does not tell of each write at once: the first
 * write through an open shows two seconds later, what comes after it shows at the close; a change of size shows at once, and
 * a time that a client has set stays as it is set. Not thread-safe.
 *
 * <p>Times are FILETIME. Until something is written or set, the store's own are right.
 */
final class DelayedTimes {
    /** How long a write stays unseen. */
    static final long DELAY = 2 * 10_000_000L;

    private static final long NOTHING = 0;

    private boolean own;
    private long written;
    private long changed;
    private long due = NOTHING;
    private boolean writtenSet;
    private boolean changedSet;

    /** From now on the times here count, {@code stored} to begin with. */
    private void take(StoreAttributes stored) {
        if (!own) {
            own = true;
            written = stored.written();
            changed = stored.changed();
        }
    }

    /**
     * Bytes are about to be written for the first time through an open.
     *
     * @param stored what the store says before that
     */
    void writing(StoreAttributes stored, long now) {
        take(stored);
        if (!writtenSet && due == NOTHING) {
            due = now + DELAY;
        }
    }

    /** The size has been changed: that shows at once. */
    void resized(StoreAttributes stored, long now) {
        take(stored);
        due = NOTHING;
        happened(now);
    }

    private void happened(long now) {
        written = writtenSet ? written : now;
        changed = changedSet ? changed : now;
    }

    /** A client has set the last-write time. */
    void setWritten(StoreAttributes stored, long time) {
        take(stored);
        written = time;
        due = NOTHING;
        writtenSet = true;
    }

    /** A client has set the change time: what is done to the file does not change it any more ([MS-FSA] 2.1.5.15.2). */
    void setChanged(StoreAttributes stored, long time) {
        take(stored);
        changed = time;
        changedSet = true;
    }

    /** Something else than the content was changed; the change time to be kept. */
    long touched(long now) {
        changed = changedSet ? changed : now;
        return changed;
    }

    /** An open that has not set the time itself is closed, and through it bytes were written of which nothing was told. */
    void closing(StoreAttributes stored, long now) {
        take(stored);
        due = NOTHING;
        writtenSet = false;
        happened(now);
    }

    /** Whether a write has become visible meanwhile. */
    private void settle(long now) {
        if (due != NOTHING && now >= due) {
            long then = due;
            due = NOTHING;
            happened(then);
        }
    }

    /** The last-write time that clients see. */
    long written(StoreAttributes stored, long now) {
        settle(now);
        return own ? written : stored.written();
    }

    /** The change time that clients see. */
    long changed(StoreAttributes stored, long now) {
        settle(now);
        return own ? changed : stored.changed();
    }
}
