package io.nethood.smb.rpc.pdu;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.MalformedMessage.Reason;
import io.nethood.wire.WireReader;
import io.nethood.wire.WireWriter;

/**
 * The common header of connection-oriented PDUs (C706 12.6.3.1).
 *
 * <table>
 * <caption>Layout</caption>
 * <tr><td>0</td><td>rpc_vers, always 5</td></tr>
 * <tr><td>1</td><td>rpc_vers_minor, 0 or 1</td></tr>
 * <tr><td>2</td><td>PTYPE</td></tr>
 * <tr><td>3</td><td>pfc_flags</td></tr>
 * <tr><td>4</td><td>packed_drep, four bytes; the first is 0x10 for little-endian integers and 0x00 for big-endian ones,
 *     both with ASCII</td></tr>
 * <tr><td>8</td><td>frag_length, two bytes</td></tr>
 * <tr><td>10</td><td>auth_length, two bytes</td></tr>
 * <tr><td>12</td><td>call_id, four bytes</td></tr>
 * </table>
 *
 * @param type what follows
 * @param flags pfc_flags
 * @param fragmentLength bytes of this PDU, header and verifier included
 * @param authLength bytes of the verifier's token
 * @param callId names the call among those of the association
 */
public record PduHeader(PduType type, int flags, int fragmentLength, int authLength, int callId) {
    public static final int SIZE = 16;

    /** pfc_flags: the first, and the last, fragment of a call. */
    public static final int FIRST_FRAGMENT = 0x01;

    public static final int LAST_FRAGMENT = 0x02;

    /** pfc_flags of a fault: the call was not executed. */
    public static final int DID_NOT_EXECUTE = 0x20;

    /** pfc_flags of a request: it names an object. */
    public static final int OBJECT_UUID = 0x80;

    /** Most bytes of one fragment that we accept; no client that negotiated sends more. */
    public static final int MAX_FRAGMENT = 5840;

    static final int MAJOR_VERSION = 5;

    private static final int HIGHEST_MINOR_VERSION = 1;
    private static final int LITTLE_ENDIAN = 0x10;
    private static final int BIG_ENDIAN = 0x00;

    /** Reads the header; from then on the reader is in the byte order of the sender, who makes it right for nobody. */
    static PduHeader decode(WireReader in) throws MalformedMessage {
        int start = in.position();
        if (in.u8() != MAJOR_VERSION || in.u8() > HIGHEST_MINOR_VERSION) {
            throw new MalformedMessage(Reason.BAD_MAGIC, start);
        }
        PduType type = PduType.of(in.u8()).orElseThrow(() -> new MalformedMessage(Reason.BAD_MAGIC, start + 2));
        int flags = in.u8();
        int representation = in.u8();
        if (representation != LITTLE_ENDIAN && representation != BIG_ENDIAN) {
            throw new MalformedMessage(Reason.BAD_VALUE, start + 4);
        }
        in.bigEndian(representation == BIG_ENDIAN);
        in.skip(3);
        int fragmentLength = in.u16();
        if (fragmentLength < SIZE) {
            throw new MalformedMessage(Reason.OUT_OF_BOUNDS, start + 8);
        }
        if (fragmentLength > MAX_FRAGMENT) {
            throw new MalformedMessage(Reason.TOO_LONG, start + 8);
        }
        int authLength = in.u16();
        return new PduHeader(type, flags, fragmentLength, authLength, in.i32());
    }

    /** call_id of a header that may be wrong otherwise, in the byte order that it claims; {@code pdu} is at least a header. */
    public static int callId(byte[] pdu) {
        ByteOrder order = (pdu[4] & LITTLE_ENDIAN) == 0 ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
        return ByteBuffer.wrap(pdu).order(order).getInt(12);
    }

    /** Writes a header whose frag_length is filled in by {@link #finish}. */
    static WireWriter begin(PduType type, int flags, int callId) {
        return WireWriter.create()
                .u8(MAJOR_VERSION)
                .u8(0)
                .u8(type.code())
                .u8(flags)
                .u32(LITTLE_ENDIAN)
                .u16(0)
                .u16(0)
                .u32(callId);
    }

    static byte[] finish(WireWriter pdu) {
        return pdu.patchU16(8, pdu.position()).toBytes();
    }
}
