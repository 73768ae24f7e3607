package io.nethood.smb.file;

/**
 * An operation cannot go on before another client has done something; nothing has been changed yet. The
 * {@link FileClient} is woken when there is news, and the operation is to be tried again then, or at the deadline.
 */
public final class FileWait extends Exception {
    private static final long serialVersionUID = 1;

    private final long deadlineNanos;

    /** @param deadlineNanos elapsed time at which the wait is over in any case */
    FileWait(long deadlineNanos) {
        super("waits for another client", null, false, false);
        this.deadlineNanos = deadlineNanos;
    }

    public long deadlineNanos() {
        return deadlineNanos;
    }
}
