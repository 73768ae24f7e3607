package io.nethood.smb.rpc.association;

/** What a context handle stands for. */
public interface ContextObject {
    /** For a person to read, such as {@code OpenPrinterEx handle \\LABXP\LABJET}. */
    String description();
}
