package io.nethood.smb.auth;

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
        int first = in.u8();
        if (first < LONG_FORM) {
            return first;
        }
        int count = first - LONG_FORM;
        if (count == 0 || count > MAX_LENGTH_BYTES) {
            throw new MalformedMessage(Reason.BAD_VALUE, start);
        }
        long length = 0;
        for (int i = 0; i < count; i++) {
            length = (length << Byte.SIZE) | in.u8();
        }
        if (length > in.remaining()) {
            throw new MalformedMessage(Reason.OUT_OF_BOUNDS, start);
        }
        return (int) length;
    }
}
