package io.nethood.smb.print;

import java.util.Locale;

/** Where a print job stands: PrintJobStatus, [MS-RAP] 2.5.7.8.6. */
public enum JobStatus {
    /** Complete, and its turn has not come. */
    QUEUED(0),
    /** Held back by somebody. */
    PAUSED(1),
    /** The client still writes it. */
    SPOOLING(2),
    /** The job command has it. */
    PRINTING(3);

    private final int code;

    JobStatus(int code) {
        this.code = code;
    }

    /** The value on the wire. */
    public int code() {
        return code;
    }

    /** As {@code net print} shows it. */
    public String text() {
        return name().charAt(0) + name().substring(1).toLowerCase(Locale.ROOT);
    }
}
