package io.nethood.netbios.session;

import io.nethood.netbios.NetbiosName;

/** A packet of the NetBIOS session service, RFC 1002 4.3. */
public sealed interface SessionPacket {

    /**
     * RFC 1002 4.3.7; the payload is not part of the record, so that it can stay a slice of what was received.
     *
     * @param length bytes of payload, 0..{@value SessionPacketCodec#MAX_LENGTH}
     */
    record SessionMessage(int length) implements SessionPacket {
        public SessionMessage {
            if (length < 0 || length > SessionPacketCodec.MAX_LENGTH) {
                throw new IllegalArgumentException("length: " + length + " (expected: 0..131071)");
            }
        }
    }

    /** RFC 1002 4.3.2: {@code calling} asks for a session with {@code called}. */
    record SessionRequest(NetbiosName called, NetbiosName calling) implements SessionPacket {}

    /** RFC 1002 4.3.3: the session stands. */
    record PositiveResponse() implements SessionPacket {}

    /** RFC 1002 4.3.4: there is no session, and why. */
    record NegativeResponse(SessionError error) implements SessionPacket {}

    /**
     * RFC 1002 4.3.5: try again there.
     *
     * @param address IPv4, first octet in the most significant byte
     * @param port TCP port, 0..65535
     */
    record RetargetResponse(int address, int port) implements SessionPacket {
        public RetargetResponse {
            if (port >>> 16 != 0) {
                throw new IllegalArgumentException("port: " + port + " (expected: 0..65535)");
            }
        }
    }

    /** RFC 1002 4.3.6: the peer is alive; needs no answer. */
    record KeepAlive() implements SessionPacket {}
}
