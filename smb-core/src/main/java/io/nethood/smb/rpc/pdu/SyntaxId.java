package io.nethood.smb.rpc.pdu;

import java.util.UUID;

import io.nethood.smb.rpc.ndr.DceUuid;
import io.nethood.wire.MalformedMessage;
import io.nethood.wire.WireReader;
import io.nethood.wire.WireWriter;

/**
 * An interface, or a transfer syntax, and its version (C706 12.6.3.1, p_syntax_id_t).
 *
 * @param uuid which
 * @param major 0..65535
 * @param minor 0..65535
 */
public record SyntaxId(UUID uuid, int major, int minor) {
    /** Bytes on the wire. */
    static final int SIZE = DceUuid.SIZE + 4;

    /** NDR 2.0, the only transfer syntax of the Windows versions we play. */
    public static final SyntaxId NDR = of("8a885d04-1ceb-11c9-9fe8-08002b104860", 2, 0);

    /** What stands for a syntax that was not chosen. */
    public static final SyntaxId NONE = new SyntaxId(new UUID(0, 0), 0, 0);

    public static SyntaxId of(String uuid, int major, int minor) {
        return new SyntaxId(UUID.fromString(uuid), major, minor);
    }

    static SyntaxId decode(WireReader in) throws MalformedMessage {
        UUID uuid = DceUuid.read(in);
        // One number of four bytes, the major version in its lower half.
        int version = in.i32();
        return new SyntaxId(uuid, version & 0xFFFF, version >>> 16);
    }

    void encode(WireWriter out) {
        DceUuid.write(uuid, out);
        out.u16(major).u16(minor);
    }
}
