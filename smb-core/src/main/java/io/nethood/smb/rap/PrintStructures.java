package io.nethood.smb.rap;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

import io.nethood.smb.print.PrintJob;
import io.nethood.smb.share.Printer;

/** PrintQueue0 to 5 and PrintJobInfo0 to 3, [MS-RAP] 2.5.7.8. */
final class PrintStructures {
    /** Bytes of PrintQName, its zero included. */
    static final int QUEUE_NAME_SIZE = 13;

    private static final int USER_NAME_SIZE = 21;
    private static final int NOTIFY_NAME_SIZE = 16;
    private static final int DATA_TYPE_SIZE = 10;

    /** Neither the highest, 1, nor the lowest, 9. */
    private static final int QUEUE_PRIORITY = 5;

    /** Of jobs 1 is the lowest, and what NT gives all. */
    private static final int JOB_PRIORITY = 1;

    private static final int QUEUE_ACTIVE = 0;
    private static final int QUEUE_PAUSED = 1;

    private static final String PRINT_PROCESSOR = "WinPrint";
    private static final String DATA_TYPE = "RAW";
    private static final String NOTHING = "";

    private PrintStructures() {}

    /** A queue alone; on levels 2 and 4 its jobs are to follow. */
    static RapStructure queue(Charset codePage, Printer printer, boolean paused, int jobs, int level) {
        RapStructure structure = new RapStructure(codePage);
        int status = paused ? QUEUE_PAUSED : QUEUE_ACTIVE;
        return switch (level) {
            case 0 -> structure.name(printer.name(), QUEUE_NAME_SIZE);
            case 1, 2 ->
                always(structure.name(printer.name(), QUEUE_NAME_SIZE).byteValue(0))
                        .text(NOTHING) // separator page
                        .text(PRINT_PROCESSOR)
                        .text(printer.port())
                        .text(NOTHING) // parameters
                        .text(printer.comment())
                        .word(status)
                        .word(jobs);
            case 3, 4 ->
                always(structure.text(printer.name()))
                        .word(0) // padding
                        .text(NOTHING) // separator page
                        .text(PRINT_PROCESSOR)
                        .text(NOTHING) // parameters
                        .text(printer.comment())
                        .word(status)
                        .word(jobs)
                        .text(printer.port())
                        .text(printer.driver())
                        .dword(0); // no data of the driver
            default -> structure.text(printer.name());
        };
    }

    /** Priority, and that it prints at any time of the day. */
    private static RapStructure always(RapStructure structure) {
        return structure.word(QUEUE_PRIORITY).word(0).word(0);
    }

    /** All jobs of a queue; their positions begin with 1. */
    static List<RapStructure> jobs(Charset codePage, Printer printer, List<PrintJob> jobs, int level) {
        List<RapStructure> structures = new ArrayList<>();
        for (PrintJob job : jobs) {
            RapStructure structure = new RapStructure(codePage).word(job.id());
            int position = structures.size() + 1;
            switch (level) {
                case 0 -> {}
                case 1 -> shortForm(structure, job, position);
                case 2 -> longForm(structure, job, position);
                default -> wholeForm(longForm(structure, job, position), printer, job);
            }
            structures.add(structure);
        }
        return structures;
    }

    /** {@code WB21BB16B10zWWzDDz}. */
    private static void shortForm(RapStructure structure, PrintJob job, int position) {
        structure
                .name(job.owner(), USER_NAME_SIZE)
                .byteValue(0)
                .name(job.owner(), NOTIFY_NAME_SIZE)
                .name(DATA_TYPE, DATA_TYPE_SIZE)
                .text(NOTHING) // parameters
                .word(position)
                .word(job.status().code())
                .text(NOTHING) // status in words
                .dword(submitted(job))
                .dword(bytes(job))
                .text(job.document());
    }

    /** {@code WWzWWDDzz}. */
    private static RapStructure longForm(RapStructure structure, PrintJob job, int position) {
        return structure
                .word(JOB_PRIORITY)
                .text(job.owner())
                .word(position)
                .word(job.status().code())
                .dword(submitted(job))
                .dword(bytes(job))
                .text(NOTHING) // comment
                .text(job.document());
    }

    /** What level 3 has behind level 2: {@code zzzzzzzzlz}. */
    private static void wholeForm(RapStructure structure, Printer printer, PrintJob job) {
        structure
                .text(job.owner()) // who hears of its end
                .text(DATA_TYPE)
                .text(NOTHING) // parameters
                .text(NOTHING) // status in words
                .text(printer.name())
                .text(PRINT_PROCESSOR)
                .text(NOTHING) // parameters of the print processor
                .text(printer.driver())
                .dword(0) // no data of the driver
                .text(printer.name());
    }

    private static int submitted(PrintJob job) {
        return (int) job.submitted().getEpochSecond();
    }

    private static int bytes(PrintJob job) {
        return (int) Math.min(job.bytes(), 0xFFFF_FFFFL);
    }
}
