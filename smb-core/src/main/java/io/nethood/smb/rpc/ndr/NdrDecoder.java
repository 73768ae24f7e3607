package io.nethood.smb.rpc.ndr;

import io.nethood.wire.MalformedMessage;

/** Reads one value; the shape of every record's {@code decode}. */
@FunctionalInterface
public interface NdrDecoder<T> {
    T decode(NdrReader in) throws MalformedMessage;
}
