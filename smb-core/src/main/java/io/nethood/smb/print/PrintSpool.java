package io.nethood.smb.print;

import java.io.Closeable;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

import io.nethood.smb.file.CreateDisposition;
import io.nethood.smb.file.CreateOptions;
import io.nethood.smb.file.CreateParameters;
import io.nethood.smb.file.FileWait;
import io.nethood.smb.file.OpenFile;
import io.nethood.smb.file.Opener;
import io.nethood.smb.file.Volume;
import io.nethood.smb.file.name.NameRules;
import io.nethood.smb.file.name.SharePath;
import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.file.store.FileStore;
import io.nethood.smb.file.store.StorePath;
import io.nethood.smb.security.FileAccess;
import io.nethood.smb.wire.NtStatus;

/** One printer: its jobs, and the files that they are spooled to. Safe for any number of threads. */
public final class PrintSpool implements Closeable {
    /** A client writes a job and learns how far it is; nobody reads it. */
    private static final int WRITING = FileAccess.WRITE_DATA
            | FileAccess.APPEND_DATA
            | FileAccess.READ_ATTRIBUTES
            | FileAccess.WRITE_ATTRIBUTES
            | FileAccess.SYNCHRONIZE;

    /** What an NT server calls a job that a client of SMB gives no name. */
    private static final String NAMELESS = "Remote Downlevel Document";

    private final String printer;
    private final PrintQueue queue;
    private final FileStore store;
    private final Volume volume;
    private final Executor disk;
    private final Consumer<PrintSpool> news;

    /**
     * @param store keeps the jobs; nothing else is to write there
     * @param volume the same store
     * @param disk runs what has to touch the store for a caller who must not wait
     * @param news hears when there may be a job to print
     */
    public PrintSpool(
            String printer,
            PrintQueue queue,
            FileStore store,
            Volume volume,
            Executor disk,
            Consumer<PrintSpool> news) {
        this.printer = printer;
        this.queue = queue;
        this.store = store;
        this.volume = volume;
        this.disk = disk;
        this.news = news;
    }

    public String printer() {
        return printer;
    }

    public PrintQueue queue() {
        return queue;
    }

    /**
     * A client begins a job.
     *
     * @param document what it calls it; may be empty
     */
    public SpoolingJob begin(String document, String owner, String computer, Instant now, Opener opener, long nowNanos)
            throws FileRefusal, FileWait {
        while (true) {
            PrintJob job = queue.begin(document.isEmpty() ? NAMELESS : document, owner, computer, now)
                    .orElseThrow(() -> new FileRefusal(NtStatus.PRINT_QUEUE_FULL));
            boolean kept = false;
            try {
                OpenFile file = volume.open(parameters(job), opener, nowNanos);
                kept = true;
                return new SpoolingJob(this, job, file);
            } catch (FileRefusal refusal) {
                // A file of that number may have stayed from another time.
                if (refusal.status() != NtStatus.OBJECT_NAME_COLLISION) {
                    throw refusal;
                }
            } finally {
                if (!kept) {
                    queue.remove(job.id());
                }
            }
        }
    }

    private static CreateParameters parameters(PrintJob job) throws FileRefusal {
        SharePath path = SharePath.parse("\\" + job.fileName(), NameRules.LONG).orRefuse();
        return CreateParameters.internal(path, WRITING, CreateOptions.NON_DIRECTORY_FILE)
                .withDisposition(CreateDisposition.CREATE);
    }

    /** A job is written and closed. A NT server forgets what nobody wrote anything into. */
    void end(PrintJob job, long bytes) {
        if (bytes > 0 && queue.spooled(job.id(), bytes).isPresent()) {
            news.accept(this);
        } else {
            queue.remove(job.id());
            delete(job);
        }
    }

    /** Lets a job go on that was held back; empty when there is none. */
    public Optional<PrintJob> resume(int id) {
        Optional<PrintJob> resumed = queue.resume(id);
        news.accept(this);
        return resumed;
    }

    /** Holds the whole queue, or lets it go on. */
    public void pauseAll(boolean paused) {
        queue.paused(paused);
        news.accept(this);
    }

    /** Takes a job out, with its file; one that a client still writes loses its file when that ends. */
    public Optional<PrintJob> remove(int id) {
        Optional<PrintJob> removed = queue.remove(id);
        removed.filter(job -> job.status() != JobStatus.SPOOLING).ifPresent(job -> disk.execute(() -> delete(job)));
        return removed;
    }

    /** Takes out all jobs that no client writes any more. */
    public void purge() {
        List<PrintJob> waiting = queue.jobs().stream()
                .filter(job -> job.status() != JobStatus.SPOOLING)
                .toList();
        waiting.forEach(job -> remove(job.id()));
    }

    private void delete(PrintJob job) {
        try {
            store.delete(StorePath.of(job.fileName()));
        } catch (FileRefusal refusal) {
            volume.settings().lost().accept(StorePath.of(job.fileName()), refusal.status());
        }
    }

    @Override
    public void close() {
        volume.close();
    }
}
