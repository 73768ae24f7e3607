package io.nethood.smb.wire;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.WireReader;
import io.nethood.wire.WireWriter;

/** The three times of a file as DOS keeps them, in this order, each date first. */
public record FileTimes(DosDateTime creation, DosDateTime lastAccess, DosDateTime lastWrite) {
    static FileTimes decode(WireReader words) throws MalformedMessage {
        return new FileTimes(DosDateTime.decode(words), DosDateTime.decode(words), DosDateTime.decode(words));
    }

    void encode(WireWriter out) {
        creation.encode(out);
        lastAccess.encode(out);
        lastWrite.encode(out);
    }
}
