package io.nethood.smb.auth;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.MalformedMessage.Reason;
import io.nethood.wire.Utf16;
import io.nethood.wire.WireReader;
import io.nethood.wire.WireWriter;

/**
 * Where a field of an NTLMSSP message lies ([MS-NLMP] 2.2.1: Len, MaxLen, BufferOffset). MaxLen is ignored, and so is the
 * offset of an empty field. Two fields may name the same bytes, because reading them does no harm.
 *
 * @param length bytes
 * @param offset bytes from the start of the message
 */
record SecurityBuffer(int length, int offset) {

    /** Bytes of the description itself. */
    static final int ENCODED_LENGTH = 8;

    static final SecurityBuffer EMPTY = new SecurityBuffer(0, 0);

    /** Reads a description and checks that the field it describes lies inside the message. */
    static SecurityBuffer decode(WireReader in) throws MalformedMessage {
        int start = in.position();
        int length = in.u16();
        in.skip(2);
        long offset = in.u32();
        if (length == 0) {
            return EMPTY;
        }
        if (offset + length > in.length()) {
            throw new MalformedMessage(Reason.OUT_OF_BOUNDS, start);
        }
        return new SecurityBuffer(length, (int) offset);
    }

    static void encode(WireWriter out, int length, int offset) {
        out.u16(length).u16(length).u32(offset);
    }

    Octets read(WireReader in) throws MalformedMessage {
        return length == 0 ? Octets.NONE : Octets.owning(in.bytesAt(offset, length));
    }

    /** Reads text of at most {@code maxCharacters}. */
    String readText(WireReader in, Charset charset, int maxCharacters) throws MalformedMessage {
        boolean unicode = charset.equals(StandardCharsets.UTF_16LE);
        if (unicode && length % 2 != 0) {
            throw new MalformedMessage(Reason.BAD_VALUE, offset);
        }
        byte[] bytes = in.bytesAt(offset, length);
        String text = unicode ? Utf16.decode(bytes) : new String(bytes, charset);
        if (text.length() > maxCharacters) {
            throw new MalformedMessage(Reason.TOO_LONG, offset);
        }
        return text;
    }
}
