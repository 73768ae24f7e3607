package io.nethood.smb.share;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The printers of one host, in alphabetical order ([MS-RPRN] 6 &lt;268&gt;). Immutable. */
public final class PrinterTable {
    private final List<Printer> printers;

    public PrinterTable(List<Printer> printers) {
        this.printers = printers.stream()
                .sorted(Comparator.comparing(Printer::name, String.CASE_INSENSITIVE_ORDER))
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
}
