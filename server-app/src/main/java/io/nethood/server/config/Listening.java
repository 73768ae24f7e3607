package io.nethood.server.config;

import java.net.InetAddress;
import java.util.OptionalInt;

/**
 * Where a host listens.
 *
 * @param address one address for all ports
 * @param smbPort direct TCP; 0 for any free port, empty for not at all
 * @param nbssPort NetBIOS session service; the same
 */
public record Listening(InetAddress address, OptionalInt smbPort, OptionalInt nbssPort) {

    /** Whether nobody but this machine can reach the host. */
    public boolean loopbackOnly() {
        return address.isLoopbackAddress();
    }
}
