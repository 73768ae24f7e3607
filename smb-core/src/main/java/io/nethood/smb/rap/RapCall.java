package io.nethood.smb.rap;

import io.nethood.smb.host.SmbHost;
import io.nethood.smb.pipe.PipeClient;
import io.nethood.wire.MalformedMessage;
import io.nethood.wire.WireReader;

/**
 * One row of the table of calls.
 *
 * @param opcode RAPOpcode
 * @param parameterDescriptor ParamDesc; anything else under this opcode is refused
 * @param name as the specification spells it
 */
public record RapCall(int opcode, String parameterDescriptor, String name, Implementation implementation) {

    /** Decodes the parameters and answers. */
    @FunctionalInterface
    interface Implementation {
        RapResult execute(RapCallContext context, WireReader parameters) throws MalformedMessage;
    }

    /**
     * What a call may use besides its parameters.
     *
     * @param data what the client sends for the server to keep, such as a share to be made; most calls have none
     */
    record RapCallContext(SmbHost host, PipeClient client, byte[] data) {}
}
