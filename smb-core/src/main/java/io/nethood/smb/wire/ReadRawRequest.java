package io.nethood.smb.wire;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.WireReader;

/**
 * SMB_COM_READ_RAW request, [MS-CIFS] 2.2.4.22.1. Its answer is a message of nothing but the bytes, without any header.
 *
 * @param offset where to read, 64 bits in the form of 10 words; a client may send a negative one
 * @param maxCount most bytes wanted
 * @param minCount fewest bytes wanted of a pipe
 * @param timeoutMillis how long to wait on a pipe, unsigned
 */
public record ReadRawRequest(int fid, long offset, int maxCount, int minCount, long timeoutMillis)
        implements SmbRequest {
    private static final int WORDS_WITH_LARGE_OFFSET = 10;

    public static ReadRawRequest decode(RequestBlock block) throws MalformedMessage {
        WireReader words = block.words(8, WORDS_WITH_LARGE_OFFSET);
        int fid = words.u16();
        long offset = words.u32();
        int maxCount = words.u16();
        int minCount = words.u16();
        long timeoutMillis = words.u32();
        words.skip(2);
        if (block.wordCount() == WORDS_WITH_LARGE_OFFSET) {
            offset |= words.u32() << 32;
        }
        return new ReadRawRequest(fid, offset, maxCount, minCount, timeoutMillis);
    }
}
