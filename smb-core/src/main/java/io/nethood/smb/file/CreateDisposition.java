package io.nethood.smb.file;

import java.util.Optional;

/** What to do when a file exists and when it does not, CreateDisposition of [MS-CIFS] 2.2.4.64.1. */
public enum CreateDisposition {
    /** Replaces what exists, attributes and all. */
    SUPERSEDE(true, true, true),
    OPEN(true, false, false),
    CREATE(false, true, false),
    OPEN_IF(true, true, false),
    /** Empties what exists. */
    OVERWRITE(true, false, true),
    OVERWRITE_IF(true, true, true);

    private static final CreateDisposition[] BY_CODE = values();

    private final boolean takesExisting;
    private final boolean creates;
    private final boolean empties;

    CreateDisposition(boolean takesExisting, boolean creates, boolean empties) {
        this.takesExisting = takesExisting;
        this.creates = creates;
        this.empties = empties;
    }

    /** The one with this value on the wire; empty for any other than 0 to 5. */
    public static Optional<CreateDisposition> ofCode(int code) {
        return code < 0 || code >= BY_CODE.length ? Optional.empty() : Optional.of(BY_CODE[code]);
    }

    /** Whether a file that exists is no failure. */
    public boolean takesExisting() {
        return takesExisting;
    }

    /** Whether a file that does not exist is made. */
    public boolean creates() {
        return creates;
    }

    /** Whether a file that exists loses its content. */
    public boolean empties() {
        return empties;
    }
}
