package io.nethood.server.config;

import java.util.List;
import java.util.Optional;

/**
 * Where the jobs of a printer go.
 *
 * @param files where they are kept; {@link #DEFAULT} knows no place of its own
 * @param command program and arguments that are run when a job is complete, with the job's file as the last argument; none
 *     to keep the job in the queue
 */
public record SpoolConfig(Optional<ShareFiles> files, List<String> command) {
    /** In the spool directory of the lab's own drive, until the lab ends. */
    public static final SpoolConfig DEFAULT = new SpoolConfig(Optional.empty(), List.of());

    public SpoolConfig {
        command = List.copyOf(command);
    }
}
