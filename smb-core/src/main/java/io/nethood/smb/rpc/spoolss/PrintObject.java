package io.nethood.smb.rpc.spoolss;

import io.nethood.smb.rpc.association.ContextObject;
import io.nethood.smb.share.Printer;
import org.jspecify.annotations.Nullable;

/**
 * What a PRINTER_HANDLE stands for.
 *
 * @param call the call that opened it
 * @param host NetBIOS name of the host
 * @param server as the client named it, null when it did not
 * @param printer null for the server object
 */
record PrintObject(
        String call,
        String host,
        @Nullable String server,
        @Nullable Printer printer) implements ContextObject {

    @Override
    public String description() {
        return call + (printer == null ? " handle \\\\" + host : " handle \\\\" + host + "\\" + printer.name());
    }
}
