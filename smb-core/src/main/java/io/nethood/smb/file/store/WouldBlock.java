package io.nethood.smb.file.store;

/**
 * What was asked for cannot be had without waiting, for a disk or for somebody else; nothing has been changed. A value that
 * travels up, not a fault: there is one, and it carries no stack trace.
 */
public final class WouldBlock extends Exception {
    public static final WouldBlock INSTANCE = new WouldBlock();

    private static final long serialVersionUID = 1;

    private WouldBlock() {
        super("would block", null, false, false);
    }
}
