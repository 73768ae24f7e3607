package io.nethood.smb.rpc.ndr;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.UUID;

import io.nethood.wire.WireWriter;

/**
 * A context handle as its twenty bytes on the wire (C706 14.2.16.6, ndr_context_handle). Its content means nothing to
 * anybody but the association that made it.
 *
 * @param attributes always 0
 * @param uuidHigh the first eight bytes of its UUID
 * @param uuidLow the other eight
 */
public record ContextHandle(int attributes, long uuidHigh, long uuidLow) {
    /** What a handle is before it is opened and after it is closed. */
    public static final ContextHandle NULL = new ContextHandle(0, 0, 0);

    /** From its parts as numbers, which is what survives the byte order of a client that brings it back. */
    static ContextHandle of(int attributes, UUID uuid) {
        WireWriter bytes = WireWriter.create();
        DceUuid.write(uuid, bytes);
        ByteBuffer halves = ByteBuffer.wrap(bytes.toBytes()).order(ByteOrder.LITTLE_ENDIAN);
        return new ContextHandle(attributes, halves.getLong(), halves.getLong());
    }

    public boolean isNull() {
        return equals(NULL);
    }
}
