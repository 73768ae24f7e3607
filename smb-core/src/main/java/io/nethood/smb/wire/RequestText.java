package io.nethood.smb.wire;

import java.nio.charset.Charset;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.Utf16;
import io.nethood.wire.WireReader;

/**
 * How the text of a request is written, for strings in the parameters and data of a transaction.
 *
 * @param unicode UTF-16LE, or else {@code codePage}
 * @param codePage of single-byte text
 */
public record RequestText(boolean unicode, Charset codePage) {

    /** A string of {@code byteCount} bytes, perhaps with its terminator; aligned when it is Unicode and there is room. */
    public String counted(WireReader data, int byteCount) throws MalformedMessage {
        if (!unicode) {
            return upToNul(new String(data.bytes(byteCount), codePage));
        }
        if (data.remaining() > byteCount) {
            data.align(2);
        }
        return upToNul(Utf16.decode(data.bytes(byteCount)));
    }

    /** A string that its terminator or the end of {@code data} ends. */
    public String rest(WireReader data) throws MalformedMessage {
        return counted(data, data.remaining());
    }

    private static String upToNul(String text) {
        int nul = text.indexOf('\0');
        return nul < 0 ? text : text.substring(0, nul);
    }
}
