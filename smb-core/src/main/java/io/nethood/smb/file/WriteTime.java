package io.nethood.smb.file;

/**
 * The last-write time of an open file as clients see it. NTFS does not tell of each write at once: the first write through
 * an open shows two seconds later, what comes after it shows at the close; a change of size shows at once, and a time that
 * a client has set stays as it is set. Not thread-safe.
 *
 * <p>Times are FILETIME. A time of zero means that the store's own is right.
 */
final class WriteTime {
    /** How long a write stays unseen. */
    static final long DELAY = 2 * 10_000_000L;

    private static final long NOTHING = 0;

    private long shown = NOTHING;
    private long due = NOTHING;
    private boolean fixed;

    /**
     * Bytes are about to be written.
     *
     * @param stored what the store says before that
     * @param first whether it is the first write through its open
     */
    void writing(long stored, long now, boolean first) {
        if (shown == NOTHING) {
            shown = stored;
        }
        if (!fixed && first && due == NOTHING) {
            due = now + DELAY;
        }
    }

    /** The size has been changed: that shows at once. */
    void resized(long now) {
        if (!fixed) {
            shown = now;
            due = NOTHING;
        }
    }

    /** A client has set the time. */
    void set(long time) {
        shown = time;
        due = NOTHING;
        fixed = true;
    }

    /** An open through which bytes were written is closed; what is to be kept in the store, or zero for nothing. */
    long closing(long now, boolean wrote) {
        if (wrote && !fixed) {
            shown = now;
            due = NOTHING;
        }
        return shown;
    }

    /** What clients see. */
    long seen(long stored, long now) {
        if (due != NOTHING && now >= due) {
            shown = due;
            due = NOTHING;
        }
        return shown == NOTHING ? stored : shown;
    }
}
