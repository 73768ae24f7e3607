package io.nethood.server;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.Locale;

/** Says what to do when an address cannot be bound. */
final class BindFailure {
    private static final int FIRST_FREE_FOR_ALL = 1024;

    private BindFailure() {}

    /** @param option that chose the port */
    static String explain(InetSocketAddress address, String option, IOException failure) {
        String reason = reason(failure);
        String text = "cannot listen on " + LabServer.text(address) + " (" + reason + "): ";
        if (reason.contains("permission denied") && address.getPort() < FIRST_FREE_FOR_ALL) {
            return text + "use --" + option + " with a port from 1024 up, or grant CAP_NET_BIND_SERVICE";
        }
        if (reason.contains("in use")) {
            return text + "end what listens there, or use another --" + option + " (0 picks a free one)";
        }
        return text + "use --bind with an address of this machine";
    }

    /** The system's own words: native transports put the name of the call in front. */
    private static String reason(IOException failure) {
        String message = String.valueOf(failure.getMessage());
        return message.substring(message.lastIndexOf(": ") + 1).strip().toLowerCase(Locale.ROOT);
    }
}
