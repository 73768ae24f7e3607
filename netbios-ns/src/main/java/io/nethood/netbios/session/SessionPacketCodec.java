package io.nethood.netbios.session;

import io.nethood.netbios.NetbiosName;
import io.nethood.netbios.session.SessionPacket.KeepAlive;
import io.nethood.netbios.session.SessionPacket.NegativeResponse;
import io.nethood.netbios.session.SessionPacket.PositiveResponse;
import io.nethood.netbios.session.SessionPacket.RetargetResponse;
import io.nethood.netbios.session.SessionPacket.SessionMessage;
import io.nethood.netbios.session.SessionPacket.SessionRequest;
import io.nethood.wire.MalformedMessage;
import io.nethood.wire.MalformedMessage.Reason;
import io.nethood.wire.WireReader;
import io.nethood.wire.WireWriter;

/**
 * The bytes of session service packets, RFC 1002 4.3.1. All start with four bytes:
 *
 * <pre>
 * | byte | meaning                                                        |
 * |------|----------------------------------------------------------------|
 * | 0    | type                                                           |
 * | 1    | flags: bit 0 is the 17th bit of the length, the others are zero |
 * | 2-3  | length of what follows, most significant byte first            |
 * </pre>
 */
public final class SessionPacketCodec {
    /** Bytes before the payload. */
    public static final int HEADER_LENGTH = 4;

    /** The largest payload that 17 bits of length can tell. */
    public static final int MAX_LENGTH = 0x1_FFFF;

    /** The largest payload of a packet that is no session message: a request with two names. */
    public static final int MAX_CONTROL_LENGTH = 2 * NetbiosName.MAX_ENCODED_BYTES;

    public static final int SESSION_MESSAGE = 0x00;
    public static final int SESSION_REQUEST = 0x81;
    public static final int POSITIVE_RESPONSE = 0x82;
    public static final int NEGATIVE_RESPONSE = 0x83;
    public static final int RETARGET_RESPONSE = 0x84;
    public static final int KEEP_ALIVE = 0x85;

    private static final int RESERVED_FLAGS = 0xFE;

    private SessionPacketCodec() {}

    /**
     * Bytes of payload that a header announces.
     *
     * @param header the first four bytes, most significant byte first
     */
    public static int payloadLength(int header) throws MalformedMessage {
        if ((header >>> 16 & RESERVED_FLAGS) != 0) {
            throw new MalformedMessage(Reason.BAD_VALUE, 1);
        }
        return header & MAX_LENGTH;
    }

    /** Decodes one packet; after a session message the reader stands at the first byte of its payload. */
    public static SessionPacket decode(WireReader reader) throws MalformedMessage {
        int type = reader.u8();
        int header = type << 24 | reader.u8() << 16 | reader.u16Network();
        int length = payloadLength(header);
        if (length > reader.remaining()) {
            throw new MalformedMessage(Reason.TRUNCATED, HEADER_LENGTH);
        }
        if (type == SESSION_MESSAGE) {
            return new SessionMessage(length);
        }
        int start = reader.position();
        SessionPacket packet = decodeControl(type, reader);
        if (reader.position() - start != length) {
            throw new MalformedMessage(Reason.BAD_VALUE, 2);
        }
        return packet;
    }

    /** Encodes {@code packet}; after a session message the caller appends its payload. */
    public static void encode(SessionPacket packet, WireWriter writer) {
        switch (packet) {
            case SessionMessage message -> header(writer, SESSION_MESSAGE, message.length());
            case SessionRequest request -> {
                int length =
                        request.called().encodedLength() + request.calling().encodedLength();
                header(writer, SESSION_REQUEST, length);
                request.called().encode(writer);
                request.calling().encode(writer);
            }
            case PositiveResponse ignored -> header(writer, POSITIVE_RESPONSE, 0);
            case NegativeResponse response -> {
                header(writer, NEGATIVE_RESPONSE, 1);
                writer.u8(response.error().code());
            }
            case RetargetResponse response -> {
                header(writer, RETARGET_RESPONSE, 6);
                writer.u16Network(response.address() >>> 16)
                        .u16Network(response.address() & 0xFFFF)
                        .u16Network(response.port());
            }
            case KeepAlive ignored -> header(writer, KEEP_ALIVE, 0);
        }
    }

    private static void header(WireWriter writer, int type, int length) {
        writer.u8(type).u8(length >>> 16).u16Network(length & 0xFFFF);
    }

    private static SessionPacket decodeControl(int type, WireReader reader) throws MalformedMessage {
        return switch (type) {
            case SESSION_REQUEST -> new SessionRequest(NetbiosName.decode(reader), NetbiosName.decode(reader));
            case POSITIVE_RESPONSE -> new PositiveResponse();
            case NEGATIVE_RESPONSE -> new NegativeResponse(decodeError(reader));
            case RETARGET_RESPONSE ->
                new RetargetResponse(reader.u16Network() << 16 | reader.u16Network(), reader.u16Network());
            case KEEP_ALIVE -> new KeepAlive();
            default -> throw new MalformedMessage(Reason.BAD_MAGIC, 0);
        };
    }

    private static SessionError decodeError(WireReader reader) throws MalformedMessage {
        int at = reader.position();
        int code = reader.u8();
        for (SessionError error : SessionError.values()) {
            if (error.code() == code) {
                return error;
            }
        }
        throw new MalformedMessage(Reason.BAD_VALUE, at);
    }
}
