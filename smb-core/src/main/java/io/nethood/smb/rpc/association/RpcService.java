package io.nethood.smb.rpc.association;

import java.util.List;
import java.util.function.IntSupplier;

import io.nethood.smb.host.SmbHost;

/**
 * A pipe of a host and what it serves; all instances of the pipe share it.
 *
 * @param host whose pipe
 * @param pipe name without {@code \PIPE\}
 * @param interfaces what a client may bind to
 * @param groups hands out association group ids, none of them zero, none of them twice
 */
public record RpcService(SmbHost host, String pipe, List<RpcInterface> interfaces, IntSupplier groups) {

    /** As a client names it. */
    public String path() {
        return "\\PIPE\\" + pipe;
    }
}
