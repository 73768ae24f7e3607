package io.nethood.smb.rpc.pdu;

import java.util.Arrays;
import java.util.Optional;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.WireReader;

/**
 * Cuts the bytes a client writes into PDUs, by frag_length: a PDU may come in several pipe messages, and several PDUs in
 * one. What waits here is less than one fragment plus one pipe message.
 */
public final class PduFramer {
    private byte[] waiting = new byte[0];

    public void append(byte[] message) {
        if (waiting.length == 0) {
            waiting = message.clone();
            return;
        }
        byte[] joined = Arrays.copyOf(waiting, waiting.length + message.length);
        System.arraycopy(message, 0, joined, waiting.length, message.length);
        waiting = joined;
    }

    /**
     * The next PDU, empty until all of its bytes have come.
     *
     * @throws MalformedMessage when what comes next is no PDU; where the next one starts is then not known any more
     */
    public Optional<byte[]> next() throws MalformedMessage {
        if (waiting.length < PduHeader.SIZE) {
            return Optional.empty();
        }
        int length = PduHeader.decode(WireReader.of(waiting)).fragmentLength();
        if (waiting.length < length) {
            return Optional.empty();
        }
        byte[] pdu = Arrays.copyOf(waiting, length);
        waiting = Arrays.copyOfRange(waiting, length, waiting.length);
        return Optional.of(pdu);
    }

    /** The bytes that wait, for an answer to something that is no PDU. */
    public byte[] waiting() {
        return waiting.clone();
    }

    /** Forgets what waits. */
    public void clear() {
        waiting = new byte[0];
    }
}
