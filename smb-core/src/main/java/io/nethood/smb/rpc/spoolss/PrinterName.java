package io.nethood.smb.rpc.spoolss;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

import io.nethood.smb.host.SmbHost;
import org.jspecify.annotations.Nullable;

/**
 * What a client asks to open ([MS-RPRN] 2.2.4.14, 2.2.4.16): the server {@code \\server}, a printer
 * {@code \\server\printer} or {@code printer}, with an optional postfix such as {@code ,Job 3}.
 *
 * @param server as the client spelled it, with its backslashes; answers repeat it, since the client may know the server
 *     by another name than it has itself ([MS-RPRN] 3.1.4.1.4). Null when the client named none
 * @param printer null for the server itself
 */
record PrinterName(@Nullable String server, @Nullable String printer) {
    private static final PrinterName OWN_SERVER = new PrinterName(null, null);
    private static final String PREFIX = "\\\\";
    private static final Pattern ADDRESS = Pattern.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|[0-9a-fA-F:]*:[0-9a-fA-F:.]*");

    /** Empty when {@code name} is not well-formed, or names another server than {@code host}. */
    static Optional<PrinterName> parse(@Nullable String name, SmbHost host) {
        if (name == null) {
            return Optional.of(OWN_SERVER);
        }
        if (!name.startsWith(PREFIX)) {
            return printer(null, name);
        }
        int end = name.indexOf('\\', PREFIX.length());
        String server = end < 0 ? name : name.substring(0, end);
        if (!isServer(server, host)) {
            return Optional.empty();
        }
        return end < 0 ? Optional.of(new PrinterName(server, null)) : printer(server, name.substring(end + 1));
    }

    /** Whether {@code server}, with its backslashes, is {@code host} under one of the names a client may know it by. */
    static boolean isServer(String server, SmbHost host) {
        if (!server.startsWith(PREFIX)) {
            return false;
        }
        String bare = server.substring(PREFIX.length()).toUpperCase(Locale.ROOT);
        String own = host.profile().name();
        return bare.equals(own)
                || bare.equals("LOCALHOST")
                || bare.startsWith(own + ".")
                || ADDRESS.matcher(bare).matches();
    }

    private static Optional<PrinterName> printer(@Nullable String server, String rest) {
        int comma = rest.indexOf(',');
        String printer = comma < 0 ? rest : rest.substring(0, comma);
        boolean wellFormed = !printer.isEmpty() && printer.indexOf('\\') < 0;
        return wellFormed ? Optional.of(new PrinterName(server, printer)) : Optional.empty();
    }
}
