package io.nethood.smb.rpc.ndr;

import java.nio.ByteBuffer;
import java.util.UUID;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.WireReader;
import io.nethood.wire.WireWriter;

/** A UUID in sixteen bytes: three numbers in the byte order of the sender, then eight bytes as they are written (C706 appendix A). */
public final class DceUuid {
    /** Bytes on the wire. */
    public static final int SIZE = 16;

    private DceUuid() {}

    public static UUID read(WireReader in) throws MalformedMessage {
        long timeLow = in.u32();
        long timeMid = in.u16();
        long timeHigh = in.u16();
        long rest = ByteBuffer.wrap(in.bytes(Long.BYTES)).getLong();
        return new UUID(timeLow << 32 | timeMid << 16 | timeHigh, rest);
    }

    public static void write(UUID uuid, WireWriter out) {
        long high = uuid.getMostSignificantBits();
        out.u32((int) (high >>> 32));
        out.u16((int) (high >>> 16 & 0xFFFF));
        out.u16((int) (high & 0xFFFF));
        out.i64(Long.reverseBytes(uuid.getLeastSignificantBits()));
    }
}
