package io.nethood.server;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

import com.google.common.base.CharMatcher;
import io.nethood.smb.print.PrintJob;
import io.nethood.smb.print.PrintSpool;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a program for each job of a printer, one after the other. A job that was printed leaves the queue with its file; one
 * whose program fails is held back until somebody has looked.
 *
 * <p>There is no shell. What a client has chosen reaches the program as variables of its environment only:
 * NETHOOD_PRINTER, NETHOOD_JOB, NETHOOD_DOCUMENT, NETHOOD_OWNER, NETHOOD_COMPUTER.
 */
final class JobCommand implements Consumer<PrintSpool> {
    private static final Logger LOG = LoggerFactory.getLogger(JobCommand.class);

    private final List<String> command;
    private final Path directory;
    private final ReentrantLock printing = new ReentrantLock();

    JobCommand(List<String> command, Path directory) {
        this.command = command;
        this.directory = directory;
    }

    @Override
    public void accept(PrintSpool spool) {
        Thread.ofVirtual().name("nethood-print").start(() -> printAll(spool));
    }

    /** Returns when no job waits. */
    void printAll(PrintSpool spool) {
        printing.lock();
        try {
            Optional<PrintJob> next = spool.queue().takeNext();
            while (next.isPresent()) {
                print(spool, next.get());
                next = spool.queue().takeNext();
            }
        } catch (InterruptedException ending) {
            Thread.currentThread().interrupt();
        } finally {
            printing.unlock();
        }
    }

    private void print(PrintSpool spool, PrintJob job) throws InterruptedException {
        try {
            int exit = start(spool, job).waitFor();
            if (exit == 0) {
                spool.remove(job.id());
                return;
            }
            LOG.warn("printer {}: {} failed with {} on job {}", spool.printer(), command.getFirst(), exit, job.id());
        } catch (IOException failed) {
            LOG.warn("printer {}: {} cannot be run: {}", spool.printer(), command.getFirst(), failed.getMessage());
        }
        spool.queue().failed(job.id());
    }

    private Process start(PrintSpool spool, PrintJob job) throws IOException {
        List<String> words = new ArrayList<>(command);
        words.add(directory.resolve(job.fileName()).toString());
        ProcessBuilder builder = new ProcessBuilder(words)
                .redirectInput(ProcessBuilder.Redirect.from(
                        directory.resolve(job.fileName()).toFile()))
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD);
        Map<String, String> environment = builder.environment();
        environment.put("NETHOOD_PRINTER", spool.printer());
        environment.put("NETHOOD_JOB", String.valueOf(job.id()));
        environment.put("NETHOOD_DOCUMENT", printable(job.document()));
        environment.put("NETHOOD_OWNER", printable(job.owner()));
        environment.put("NETHOOD_COMPUTER", printable(job.computer()));
        return builder.start();
    }

    private static String printable(String chosenByClient) {
        return CharMatcher.javaIsoControl().replaceFrom(chosenByClient, '?');
    }
}
