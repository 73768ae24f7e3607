package io.nethood.smb.file.store;

/**
 * What was asked for cannot be had without waiting, for a disk or for somebody else; nothing has been changed. A value that
 * travels up, not a fault: it carries no stack trace.
 */
public final class WouldBlock extends Exception {
    private static final long serialVersionUID = 1;

    public WouldBlock() {
        super("would block", null, false, false);
    }
}
