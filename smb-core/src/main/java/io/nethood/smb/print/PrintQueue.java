package io.nethood.smb.print;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/**
 * The jobs of one printer in the order in which they were begun. It alone changes them; everybody else gets copies. Safe
 * for any number of threads.
 *
 * <p>A job is spooled, then waits as long as nobody takes it, paused or not. It goes when it is removed, at whatever stage.
 */
public final class PrintQueue {
    /** Most jobs at one time; the next is refused with PRINT_QUEUE_FULL. */
    public static final int MOST_JOBS = 1000;

    private final JobNumbers numbers;
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Integer, PrintJob> jobs = new LinkedHashMap<>();
    private boolean paused;

    public PrintQueue(JobNumbers numbers) {
        this.numbers = numbers;
    }

    /** A client begins a job; empty when there are too many. */
    Optional<PrintJob> begin(String document, String owner, String computer, Instant now) {
        lock.lock();
        try {
            OptionalInt id = jobs.size() < MOST_JOBS ? numbers.take() : OptionalInt.empty();
            if (id.isEmpty()) {
                return Optional.empty();
            }
            PrintJob job = new PrintJob(id.getAsInt(), document, owner, computer, 0, now, JobStatus.SPOOLING);
            jobs.put(job.id(), job);
            return Optional.of(job);
        } finally {
            lock.unlock();
        }
    }

    /** The client has written the whole job; empty when it was removed meanwhile. */
    Optional<PrintJob> spooled(int id, long bytes) {
        return change(id, job -> job.withBytes(bytes).with(JobStatus.QUEUED));
    }

    /** Somebody takes the oldest job that waits, to print it; empty when there is none, or the queue is held. */
    public Optional<PrintJob> takeNext() {
        lock.lock();
        try {
            return jobs.values().stream()
                    .filter(job -> !paused && job.status() == JobStatus.QUEUED)
                    .findFirst()
                    .flatMap(job -> change(job.id(), JobStatus.QUEUED, JobStatus.PRINTING));
        } finally {
            lock.unlock();
        }
    }

    /** A job could not be printed: it is held back until somebody has looked. */
    public Optional<PrintJob> failed(int id) {
        return change(id, JobStatus.PRINTING, JobStatus.PAUSED);
    }

    /** Holds a job back; one that is still spooled or printed goes on. Empty when there is none. */
    public Optional<PrintJob> pause(int id) {
        return change(id, JobStatus.QUEUED, JobStatus.PAUSED);
    }

    Optional<PrintJob> resume(int id) {
        return change(id, JobStatus.PAUSED, JobStatus.QUEUED);
    }

    public Optional<PrintJob> rename(int id, String document) {
        return change(id, job -> job.withDocument(document));
    }

    private Optional<PrintJob> change(int id, JobStatus from, JobStatus to) {
        return change(id, job -> job.status() == from ? job.with(to) : job);
    }

    private Optional<PrintJob> change(int id, UnaryOperator<PrintJob> change) {
        lock.lock();
        try {
            return Optional.ofNullable(jobs.computeIfPresent(id, (number, job) -> change.apply(job)));
        } finally {
            lock.unlock();
        }
    }

    /** Takes a job out; empty when there is none. */
    Optional<PrintJob> remove(int id) {
        lock.lock();
        try {
            PrintJob job = jobs.remove(id);
            if (job != null) {
                numbers.giveBack(id);
            }
            return Optional.ofNullable(job);
        } finally {
            lock.unlock();
        }
    }

    public Optional<PrintJob> job(int id) {
        lock.lock();
        try {
            return Optional.ofNullable(jobs.get(id));
        } finally {
            lock.unlock();
        }
    }

    /** All jobs, the oldest first. */
    public List<PrintJob> jobs() {
        lock.lock();
        try {
            return List.copyOf(jobs.values());
        } finally {
            lock.unlock();
        }
    }

    public boolean paused() {
        lock.lock();
        try {
            return paused;
        } finally {
            lock.unlock();
        }
    }

    /** Holds the whole queue, or lets it go on. */
    void paused(boolean value) {
        lock.lock();
        try {
            paused = value;
        } finally {
            lock.unlock();
        }
    }
}
