package io.nethood.smb.testkit;

import io.nethood.smb.rpc.ndr.NdrWriter;

/** Stub data that a test has changed. */
public final class RpcStubs {
    private RpcStubs() {}

    /** The first {@code length} bytes of {@code whole}. */
    public static NdrWriter cut(byte[] whole, int length) {
        NdrWriter out = new NdrWriter();
        for (int i = 0; i < length; i++) {
            out.u8(whole[i] & 0xFF);
        }
        return out;
    }
}
