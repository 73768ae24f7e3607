package io.nethood.smb.file.store;

import io.nethood.smb.wire.NtStatus;

/**
 * A file operation that is answered with a status instead of a result. A value that travels up, not a fault: it carries no
 * stack trace.
 */
public final class FileRefusal extends Exception {
    private static final long serialVersionUID = 1;

    private final NtStatus status;

    /** @param status any but SUCCESS */
    public FileRefusal(NtStatus status) {
        super(status.documentName(), null, false, false);
        this.status = status;
    }

    public NtStatus status() {
        return status;
    }
}
