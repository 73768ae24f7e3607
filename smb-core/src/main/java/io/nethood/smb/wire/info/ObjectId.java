package io.nethood.smb.wire.info;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.WireReader;
import io.nethood.wire.WireWriter;

/**
 * A GUID that is told and compared but never read, [MS-FSCC] 2.1.3.
 *
 * @param first its first eight bytes on the wire, as a little-endian number
 * @param second the other eight
 */
public record ObjectId(long first, long second) {
    public static final ObjectId NONE = new ObjectId(0, 0);

    static ObjectId decode(WireReader in) throws MalformedMessage {
        return new ObjectId(in.i64(), in.i64());
    }

    void encode(WireWriter out) {
        out.i64(first).i64(second);
    }
}
