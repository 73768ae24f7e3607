package io.nethood.smb.print;

import java.time.Instant;

/**
 * A print job as it is at one moment.
 *
 * @param id unique on its host, from 1 to 65535
 * @param document what the client calls it
 * @param owner who prints; empty for nobody
 * @param computer from where
 * @param bytes its size; 0 while it is spooled
 * @param submitted when the client began with it
 */
public record PrintJob(
        int id, String document, String owner, String computer, long bytes, Instant submitted, JobStatus status) {

    /** The file that it is spooled to, as NT names them. */
    public String fileName() {
        return String.format("FP%05d.SPL", id);
    }

    PrintJob with(JobStatus other) {
        return new PrintJob(id, document, owner, computer, bytes, submitted, other);
    }

    PrintJob withBytes(long size) {
        return new PrintJob(id, document, owner, computer, size, submitted, status);
    }

    PrintJob withDocument(String name) {
        return new PrintJob(id, name, owner, computer, bytes, submitted, status);
    }
}
