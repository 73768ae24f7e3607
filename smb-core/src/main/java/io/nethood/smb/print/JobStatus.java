package io.nethood.smb.print;

import java.util.Locale;

/** Where a print job stands, in the order of the values of PrintJobStatus, [MS-RAP] 2.5.7.8.6. */
public enum JobStatus {
    /** Complete, and its turn has not come. */
    QUEUED,
    /** Held back by somebody. */
    PAUSED,
    /** The client still writes it. */
    SPOOLING,
    /** The job command has it. */
    PRINTING;

    /** As {@code net print} shows it. */
    public String text() {
        return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }
}
