package io.nethood.server.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

import io.nethood.server.listing.PrinterListing;
import io.nethood.server.listing.PrinterListing.JobListing;

/** How {@code net print} looks, after the Windows XP command-line reference: a queue, and its jobs below. */
final class PrintLayout {
    private PrintLayout() {}

    /** @param host whose printers they are */
    static List<String> printers(String host, List<PrinterListing> printers) {
        List<String> lines = new ArrayList<>();
        lines.add("");
        lines.add("Printers at \\\\" + host);
        lines.add("");
        lines.addAll(WindowsLayout.heading("Name                         Job #      Size            Status"));
        for (PrinterListing printer : printers) {
            lines.add(String.format(
                    Locale.ROOT,
                    "%-28s %-26s %s",
                    printer.name() + " Queue",
                    printer.jobs().size() + " jobs",
                    printer.paused() ? "*Printer Paused*" : "*Printer Active*"));
            printer.jobs().forEach(job -> lines.add(job(job)));
        }
        return WindowsLayout.completed(lines);
    }

    private static String job(JobListing job) {
        return String.format(
                Locale.ROOT, "     %-23s %5d %9d            %s", job.owner(), job.id(), job.bytes(), status(job));
    }

    private static String status(JobListing job) {
        return switch (job.status()) {
            case "queued" -> "Waiting";
            case "paused" -> "Paused";
            case "spooling" -> "Spooling";
            default -> "Printing";
        };
    }
}
