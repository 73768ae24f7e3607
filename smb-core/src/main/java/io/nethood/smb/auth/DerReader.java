package io.nethood.smb.auth;

import java.util.OptionalInt;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.MalformedMessage.Reason;
import io.nethood.wire.WireReader;

/**
 * Reads the little of ASN.1 that SPNEGO needs (X.690): tags of one byte and definite lengths.
 *
 * <p>It never recurses and never allocates more than the message holds: an element is a slice of its parent, and the
 * caller names each tag it expects, so the depth is that of the grammar and not of the message. Lengths need not be of
 * the shortest form, because some clients write them all in four bytes.
 */
final class DerReader {
    static final int APPLICATION_0 = 0x60;
    static final int SEQUENCE = 0x30;
    static final int OBJECT_IDENTIFIER = 0x06;
    static final int OCTET_STRING = 0x04;
    static final int ENUMERATED = 0x0A;

    private static final int LONG_FORM = 0x80;
    private static final int MAX_LENGTH_BYTES = 4;

    private final WireReader in;

    private DerReader(WireReader in) {
        this.in = in;
    }

    static DerReader of(byte[] message) {
        return new DerReader(WireReader.of(message));
    }

    /** The constructed, context-specific tag {@code number}. */
    static int context(int number) {
        return 0xA0 | number;
    }

    /** Whether {@code blob} begins as a token of SPNEGO does: NegTokenInit in its GSS-API frame or bare, or NegTokenResp. */
    static boolean beginsNegotiationToken(byte[] blob) {
        int tag = blob.length == 0 ? 0 : blob[0] & 0xFF;
        return tag == APPLICATION_0 || tag == context(0) || tag == context(1);
    }

    /**
     * Bytes of the first element of {@code message} with its tag and length; they may be more than have come. Empty when
     * the length itself is not all there.
     *
     * @param most longest element, in bytes
     */
    static OptionalInt lengthOfElement(byte[] message, int most) throws MalformedMessage {
        WireReader in = WireReader.of(message);
        int lengthBytes = message.length < 2 ? 0 : lengthBytes(message[1] & 0xFF, 1);
        if (message.length < 2 + lengthBytes) {
            return OptionalInt.empty();
        }
        in.skip(1);
        long length = 2 + lengthBytes + statedLength(in);
        if (length > most) {
            throw new MalformedMessage(Reason.TOO_LONG, 1);
        }
        return OptionalInt.of((int) length);
    }

    boolean atEnd() {
        return in.remaining() == 0;
    }

    /** Whether the next element has {@code tag}. */
    boolean nextIs(int tag) {
        return in.nextIs(tag);
    }

    /** Goes into the next element, which must have {@code tag}; this reader continues behind it. */
    DerReader enter(int tag) throws MalformedMessage {
        int start = in.position();
        if (in.u8() != tag) {
            throw new MalformedMessage(Reason.BAD_VALUE, start);
        }
        return new DerReader(in.slice(length()));
    }

    /** All elements that are left, as they are encoded. */
    Octets rest() throws MalformedMessage {
        return Octets.owning(in.bytes(in.remaining()));
    }

    /** Passes the next element, whatever it is. */
    void skip() throws MalformedMessage {
        in.skip(1);
        in.skip(length());
    }

    /** The content of the next element, which must have {@code tag}. */
    Octets content(int tag) throws MalformedMessage {
        WireReader content = enter(tag).in;
        return Octets.owning(content.bytes(content.length()));
    }

    private int length() throws MalformedMessage {
        int start = in.position();
        long length = statedLength(in);
        if (length > in.remaining()) {
            throw new MalformedMessage(Reason.OUT_OF_BOUNDS, start);
        }
        return (int) length;
    }

    private static long statedLength(WireReader in) throws MalformedMessage {
        int start = in.position();
        int first = in.u8();
        int count = lengthBytes(first, start);
        if (count == 0) {
            return first;
        }
        long length = 0;
        for (int i = 0; i < count; i++) {
            length = (length << Byte.SIZE) | in.u8();
        }
        return length;
    }

    /** How many bytes of length follow {@code first}; an indefinite length is none that we take. */
    private static int lengthBytes(int first, int at) throws MalformedMessage {
        if (first < LONG_FORM) {
            return 0;
        }
        int count = first - LONG_FORM;
        if (count == 0 || count > MAX_LENGTH_BYTES) {
            throw new MalformedMessage(Reason.BAD_VALUE, at);
        }
        return count;
    }
}
