package io.nethood.smb.share;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

import io.nethood.smb.print.PrintSpool;

/**
 * The printers of one host, in alphabetical order ([MS-RPRN] 6 &lt;268&gt;), and what is printed on them. Immutable but
 * for the jobs.
 */
public final class PrinterTable {
    private final List<Printer> printers;
    private final List<PrintSpool> spools;

    /** Printers that take no jobs. */
    public PrinterTable(List<Printer> printers) {
        this(printers, List.of());
    }

    /** @param spools of printers of the same name; a printer without one takes no jobs */
    public PrinterTable(List<Printer> printers, List<PrintSpool> spools) {
        this.printers = printers.stream()
                .sorted(Comparator.comparing(Printer::name, String.CASE_INSENSITIVE_ORDER))
                .toList();
        this.spools = spools.stream()
                .sorted(Comparator.comparing(PrintSpool::printer, String.CASE_INSENSITIVE_ORDER))
                .toList();
    }

    public List<Printer> all() {
        return printers;
    }

    public Optional<Printer> find(String name) {
        return printers.stream()
                .filter(printer -> printer.name().equalsIgnoreCase(name))
                .findFirst();
    }

    public List<PrintSpool> spools() {
        return spools;
    }

    /** Where jobs of a printer go. */
    public Optional<PrintSpool> spool(String printer) {
        return spools.stream()
                .filter(spool -> spool.printer().equalsIgnoreCase(printer))
                .findFirst();
    }

    /** Where the job of that number is. */
    public Optional<PrintSpool> spoolOf(int jobId) {
        return spools.stream()
                .filter(spool -> spool.queue().job(jobId).isPresent())
                .findFirst();
    }
}
