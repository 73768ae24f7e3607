package io.nethood.smb.rap;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

import io.nethood.smb.print.PrintJob;
import io.nethood.smb.print.PrintSpool;
import io.nethood.smb.rap.RapCall.RapCallContext;
import io.nethood.smb.share.Printer;
import io.nethood.smb.wire.Win32Error;
import io.nethood.wire.MalformedMessage;
import io.nethood.wire.WireReader;

/**
 * Print queues and their jobs, [MS-RAP] 2.5.7. Everybody with an account may look; a job is held, released and deleted by
 * its owner and by administrators, a whole queue by administrators.
 */
final class PrintCommands {
    /** The highest level of queues; of jobs it is the one where a queue's jobs stand out, too. */
    private static final int HIGHEST_QUEUE_LEVEL = 5;

    private static final int HIGHEST_JOB_LEVEL = 3;

    /** Levels with jobs behind each queue. */
    private static final int WITH_JOBS = 2;

    private static final int WITH_JOBS_LONG = 4;

    /** ParamNum of NetPrintJobSetInfo for the comment, which NT takes for the name of the document. */
    private static final int COMMENT = 11;

    private static final int DOCUMENT = 12;

    private PrintCommands() {}

    // Queues

    static RapResult enumerateQueues(RapCallContext context, WireReader parameters) throws MalformedMessage {
        int level = parameters.u16();
        int receiveBufferSize = parameters.u16();
        Win32Error refusal = refusal(context, level, HIGHEST_QUEUE_LEVEL);
        if (refusal != Win32Error.SUCCESS) {
            return new RapResult.Status(refusal, 2);
        }
        List<Printer> all = context.host().printers().all();
        List<RapStructure> entries = all.stream()
                .filter(printer -> isShowable(context, printer, level))
                .map(printer -> queue(context, printer, level))
                .toList();
        return new RapResult.Entries(entries, all.size() - entries.size(), receiveBufferSize);
    }

    static RapResult queueInfo(RapCallContext context, WireReader parameters) throws MalformedMessage {
        String name = parameters.oemString(codePage(context));
        int level = parameters.u16();
        int receiveBufferSize = parameters.u16();
        Win32Error refusal =
                name.isEmpty() ? Win32Error.INVALID_PARAMETER : refusal(context, level, HIGHEST_QUEUE_LEVEL);
        if (refusal != Win32Error.SUCCESS) {
            return new RapResult.Status(refusal, 1);
        }
        Optional<Printer> printer =
                context.host().printers().find(name).filter(found -> isShowable(context, found, level));
        return printer.isPresent()
                ? new RapResult.Single(queue(context, printer.get(), level), receiveBufferSize)
                : new RapResult.Status(Win32Error.NERR_QUEUE_NOT_FOUND, 1);
    }

    static RapResult pauseQueue(RapCallContext context, WireReader parameters) throws MalformedMessage {
        return changeQueue(context, parameters, spool -> spool.pauseAll(true));
    }

    static RapResult resumeQueue(RapCallContext context, WireReader parameters) throws MalformedMessage {
        return changeQueue(context, parameters, spool -> spool.pauseAll(false));
    }

    static RapResult purgeQueue(RapCallContext context, WireReader parameters) throws MalformedMessage {
        return changeQueue(context, parameters, PrintSpool::purge);
    }

    private static RapResult changeQueue(RapCallContext context, WireReader parameters, Consumer<PrintSpool> change)
            throws MalformedMessage {
        Optional<PrintSpool> spool = context.host().printers().spool(parameters.oemString(codePage(context)));
        if (spool.isEmpty()) {
            return new RapResult.Status(Win32Error.NERR_QUEUE_NOT_FOUND, 0);
        }
        if (!context.client().administrator()) {
            return new RapResult.Status(Win32Error.ACCESS_DENIED, 0);
        }
        change.accept(spool.get());
        return new RapResult.Status(Win32Error.SUCCESS, 0);
    }

    // Jobs

    static RapResult enumerateJobs(RapCallContext context, WireReader parameters) throws MalformedMessage {
        String name = parameters.oemString(codePage(context));
        int level = parameters.u16();
        int receiveBufferSize = parameters.u16();
        Win32Error refusal = refusal(context, level, HIGHEST_JOB_LEVEL);
        Optional<Printer> printer = context.host().printers().find(name);
        if (refusal == Win32Error.SUCCESS && printer.isEmpty()) {
            refusal = Win32Error.NERR_QUEUE_NOT_FOUND;
        }
        if (refusal != Win32Error.SUCCESS) {
            return new RapResult.Status(refusal, 2);
        }
        List<RapStructure> entries =
                PrintStructures.jobs(codePage(context), printer.orElseThrow(), jobs(context, name), level);
        return new RapResult.Entries(entries, 0, receiveBufferSize);
    }

    static RapResult jobInfo(RapCallContext context, WireReader parameters) throws MalformedMessage {
        int id = parameters.u16();
        int level = parameters.u16();
        int receiveBufferSize = parameters.u16();
        Win32Error refusal = refusal(context, level, HIGHEST_JOB_LEVEL);
        if (refusal != Win32Error.SUCCESS) {
            return new RapResult.Status(refusal, 1);
        }
        for (Printer printer : context.host().printers().all()) {
            List<PrintJob> jobs = jobs(context, printer.name());
            for (int position = 0; position < jobs.size(); position++) {
                if (jobs.get(position).id() == id) {
                    return new RapResult.Single(
                            PrintStructures.jobs(codePage(context), printer, jobs, level)
                                    .get(position),
                            receiveBufferSize);
                }
            }
        }
        return new RapResult.Status(Win32Error.NERR_JOB_NOT_FOUND, 1);
    }

    static RapResult deleteJob(RapCallContext context, WireReader parameters) throws MalformedMessage {
        return changeJob(context, parameters.u16(), PrintSpool::remove);
    }

    static RapResult pauseJob(RapCallContext context, WireReader parameters) throws MalformedMessage {
        return changeJob(context, parameters.u16(), (spool, id) -> spool.queue().pause(id));
    }

    static RapResult resumeJob(RapCallContext context, WireReader parameters) throws MalformedMessage {
        return changeJob(context, parameters.u16(), PrintSpool::resume);
    }

    /** A client gives its job a name after it has begun with it; nothing else of a job can be changed. */
    static RapResult setJobInfo(RapCallContext context, WireReader parameters) throws MalformedMessage {
        int id = parameters.u16();
        parameters.skip(4); // level, and length of the data
        int field = parameters.u16();
        if (field != COMMENT && field != DOCUMENT) {
            return new RapResult.Status(Win32Error.NOT_SUPPORTED, 0);
        }
        String document = WireReader.of(context.data()).oemString(codePage(context));
        return changeJob(context, id, (spool, number) -> spool.queue().rename(number, document));
    }

    private static RapResult changeJob(RapCallContext context, int id, BiConsumer<PrintSpool, Integer> change) {
        Optional<PrintSpool> spool = context.host().printers().spoolOf(id);
        Optional<PrintJob> job = spool.flatMap(found -> found.queue().job(id));
        if (spool.isEmpty() || job.isEmpty()) {
            return new RapResult.Status(Win32Error.NERR_JOB_NOT_FOUND, 0);
        }
        boolean own = !context.client().isNull()
                && job.get().owner().equalsIgnoreCase(context.client().user());
        if (!own && !context.client().administrator()) {
            return new RapResult.Status(Win32Error.ACCESS_DENIED, 0);
        }
        change.accept(spool.get(), id);
        return new RapResult.Status(Win32Error.SUCCESS, 0);
    }

    // What they have in common

    private static Win32Error refusal(RapCallContext context, int level, int highest) {
        if (level > highest) {
            return Win32Error.INVALID_LEVEL;
        }
        return context.client().isNull() ? Win32Error.ACCESS_DENIED : Win32Error.SUCCESS;
    }

    private static Charset codePage(RapCallContext context) {
        return context.host().settings().codePage();
    }

    /** Names have a field of fixed size on the lower levels. */
    private static boolean isShowable(RapCallContext context, Printer printer, int level) {
        return level > WITH_JOBS || printer.name().getBytes(codePage(context)).length < PrintStructures.QUEUE_NAME_SIZE;
    }

    private static List<PrintJob> jobs(RapCallContext context, String printer) {
        return context.host()
                .printers()
                .spool(printer)
                .map(spool -> spool.queue().jobs())
                .orElse(List.of());
    }

    private static RapStructure queue(RapCallContext context, Printer printer, int level) {
        List<PrintJob> jobs = jobs(context, printer.name());
        boolean paused = context.host()
                .printers()
                .spool(printer.name())
                .map(spool -> spool.queue().paused())
                .orElse(false);
        RapStructure structure = PrintStructures.queue(codePage(context), printer, paused, jobs.size(), level);
        if (level == WITH_JOBS || level == WITH_JOBS_LONG) {
            PrintStructures.jobs(codePage(context), printer, jobs, level == WITH_JOBS ? 1 : 2)
                    .forEach(structure::followedBy);
        }
        return structure;
    }
}
