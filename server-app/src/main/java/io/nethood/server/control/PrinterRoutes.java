package io.nethood.server.control;

import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;

import com.google.common.primitives.Ints;
import io.nethood.server.listing.PrinterListing;
import io.nethood.smb.host.SmbHost;
import io.nethood.smb.print.PrintSpool;
import io.nethood.smb.wire.Win32Error;
import org.jspecify.annotations.Nullable;

/** Print queues and jobs of the running host over HTTP. */
final class PrinterRoutes {
    private final SmbHost host;

    PrinterRoutes(SmbHost host) {
        this.host = host;
    }

    List<Route> all() {
        return List.of(
                new Route("GET", "/api/printers", "print queues", request -> Answer.json(PrinterListing.of(host))),
                new Route("GET", "/api/printers/{name}", "one of them", this::one),
                new Route(
                        "POST",
                        "/api/jobs/{id}/hold",
                        "holds a print job back",
                        request -> change(request, (spool, id) -> spool.queue().pause(id))),
                new Route(
                        "POST",
                        "/api/jobs/{id}/release",
                        "lets it go on",
                        request -> change(request, PrintSpool::resume)),
                new Route(
                        "DELETE",
                        "/api/jobs/{id}",
                        "takes a print job out",
                        request -> change(request, PrintSpool::remove)));
    }

    private Answer one(ControlRequest request) {
        return PrinterListing.of(host).stream()
                .filter(printer -> printer.name().equalsIgnoreCase(request.path("name")))
                .findFirst()
                .map(Answer::json)
                .orElse(Answer.notFound(Win32Error.NERR_QUEUE_NOT_FOUND));
    }

    private Answer change(ControlRequest request, BiConsumer<PrintSpool, Integer> change) {
        record Changed(int job) {}
        @Nullable Integer id = Ints.tryParse(request.path("id"));
        Optional<PrintSpool> spool =
                id == null ? Optional.empty() : host.printers().spoolOf(id);
        if (id == null || spool.isEmpty()) {
            return Answer.notFound(Win32Error.NERR_JOB_NOT_FOUND);
        }
        change.accept(spool.get(), id);
        return Answer.json(new Changed(id));
    }
}
