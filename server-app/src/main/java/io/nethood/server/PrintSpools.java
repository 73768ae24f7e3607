package io.nethood.server;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

import io.nethood.server.config.ServerConfig;
import io.nethood.server.config.ShareFiles;
import io.nethood.server.config.SpoolConfig;
import io.nethood.smb.file.store.FileStore;
import io.nethood.smb.print.JobNumbers;
import io.nethood.smb.print.PrintQueue;
import io.nethood.smb.print.PrintSpool;
import io.nethood.smb.share.Printer;

/** Makes the spools of a lab's printers. */
final class PrintSpools {
    private final ServerConfig config;
    private final DiskShares disks;
    private final JobNumbers numbers = new JobNumbers();

    PrintSpools(ServerConfig config, DiskShares disks) {
        this.config = config;
        this.disks = disks;
    }

    /** Without a job command jobs stay in the queue, as with a printer that is off. */
    private static void leaveQueued(PrintSpool spool) {}

    /** Where spooling may wait for a disk. */
    private static void onVirtualThread(Runnable work) {
        Thread.ofVirtual().name("nethood-spool").start(work);
    }

    /** One for each printer; whoever gets them closes them. */
    List<PrintSpool> all() throws StartException {
        List<PrintSpool> spools = new ArrayList<>();
        try {
            for (Printer printer : config.printers()) {
                spools.add(spool(printer.name(), config.spool(printer.name())));
            }
            return spools;
        } catch (StartException failed) {
            spools.forEach(PrintSpool::close);
            throw failed;
        }
    }

    private PrintSpool spool(String printer, SpoolConfig wanted) throws StartException {
        ShareFiles files =
                wanted.files().isPresent() ? wanted.files().get() : new ShareFiles.InDirectory(disks.spoolDirectory());
        FileStore store = DiskShares.store("printer " + printer, files);
        return new PrintSpool(
                printer,
                new PrintQueue(numbers),
                store,
                disks.volume(printer, store),
                PrintSpools::onVirtualThread,
                news(printer, wanted, files));
    }

    private static Consumer<PrintSpool> news(String printer, SpoolConfig wanted, ShareFiles files)
            throws StartException {
        if (wanted.command().isEmpty()) {
            return PrintSpools::leaveQueued;
        }
        if (files instanceof ShareFiles.InDirectory(Path directory)) {
            return new JobCommand(wanted.command(), directory);
        }
        throw new StartException("printer " + printer + ": a job-command needs a spool that is a directory");
    }
}
