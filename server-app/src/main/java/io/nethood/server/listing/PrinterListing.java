package io.nethood.server.listing;

import java.time.Instant;
import java.util.List;
import java.util.Locale;

import io.nethood.smb.host.SmbHost;
import io.nethood.smb.print.PrintJob;
import io.nethood.smb.print.PrintQueue;
import io.nethood.smb.share.Printer;

/**
 * A print queue of {@code net print}.
 *
 * @param name the printer's and the share's name
 * @param comment the remark
 * @param driver name of its driver
 * @param port where it prints
 * @param paused whether the whole queue is held
 * @param jobs the oldest first
 */
public record PrinterListing(
        String name, String comment, String driver, String port, boolean paused, List<JobListing> jobs) {

    /**
     * A print job.
     *
     * @param id unique on the host
     * @param document what the client calls it
     * @param owner who prints; empty for a NULL session
     * @param computer from where
     * @param bytes its size; 0 while it is spooled
     * @param submitted when the client began with it
     * @param status queued, paused, spooling, printing
     */
    public record JobListing(
            int id, String document, String owner, String computer, long bytes, Instant submitted, String status) {
        static JobListing of(PrintJob job) {
            return new JobListing(
                    job.id(),
                    job.document(),
                    job.owner(),
                    job.computer(),
                    job.bytes(),
                    job.submitted(),
                    job.status().name().toLowerCase(Locale.ROOT));
        }
    }

    /** All printers of {@code host}. */
    public static List<PrinterListing> of(SmbHost host) {
        return host.printers().all().stream()
                .map(printer -> host.printers()
                        .spool(printer.name())
                        .map(spool -> of(printer, spool.queue()))
                        .orElse(of(printer, false, List.of())))
                .toList();
    }

    private static PrinterListing of(Printer printer, PrintQueue queue) {
        return of(
                printer,
                queue.paused(),
                queue.jobs().stream().map(JobListing::of).toList());
    }

    private static PrinterListing of(Printer printer, boolean paused, List<JobListing> jobs) {
        return new PrinterListing(printer.name(), printer.comment(), printer.driver(), printer.port(), paused, jobs);
    }
}
