package io.nethood.smb.rpc.association;

import io.nethood.smb.rpc.ndr.NdrWriter;

/** The out-parameters of a call and its return value, in the order of the IDL. */
@FunctionalInterface
public interface RpcResult {
    void encode(NdrWriter out);
}
