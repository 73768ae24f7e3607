package io.nethood.smb.wire;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.WireReader;
import io.nethood.wire.WireWriter;

/**
 * SMB_COM_READ_ANDX request, [MS-CIFS] 2.2.4.42.1 and [MS-SMB] 2.2.4.2.1. Of a pipe offsets mean nothing.
 *
 * @param fid the open, unless the chain brings one
 * @param offset where to read, 64 bits in the form of 12 words; a client may send a negative one
 * @param maxCount most bytes wanted, 0..65535: the low word only, see {@link #maxCount(boolean)}
 * @param minCount fewest bytes wanted of a pipe
 * @param timeoutMillis how long to wait on a pipe, unsigned; shares its place with the high word of the count
 * @param remaining bytes that the client is going to read next
 */
public record ReadAndxRequest(int fid, long offset, int maxCount, int minCount, long timeoutMillis, int remaining)
        implements SmbRequest {
    private static final int WORDS_WITH_LARGE_OFFSET = 12;
    private static final int NO_HIGH_COUNT = 0xFFFF;

    public static ReadAndxRequest decode(RequestBlock block) throws MalformedMessage {
        WireReader words = block.words(10, WORDS_WITH_LARGE_OFFSET);
        words.skip(4);
        int fid = words.u16();
        long offset = words.u32();
        int maxCount = words.u16();
        int minCount = words.u16();
        long timeoutMillis = words.u32();
        int remaining = words.u16();
        if (block.wordCount() == WORDS_WITH_LARGE_OFFSET) {
            offset |= words.u32() << 32;
        }
        return new ReadAndxRequest(fid, offset, maxCount, minCount, timeoutMillis, remaining);
    }

    /**
     * Most bytes wanted, at most 2<sup>31</sup>-1.
     *
     * @param large whether CAP_LARGE_READX was agreed on, so that the count has a high word
     */
    public int maxCount(boolean large) {
        int high = (int) (timeoutMillis & 0xFFFF);
        // A client that knows no high word may send a timeout of -1 there ([MS-SMB] 2.2.4.2.1).
        if (!large || high == NO_HIGH_COUNT) {
            return maxCount;
        }
        return (int) Math.min((long) high << 16 | maxCount, Integer.MAX_VALUE);
    }

    /**
     * Begins the answer, [MS-CIFS] 2.2.4.42.2 and [MS-SMB] 2.2.4.2.2, with room for {@code most} bytes that are read into
     * the outgoing message itself.
     *
     * @param available what remains to be read of a pipe; 0xFFFF of a file
     */
    public static ReadInto readInto(ResponseWriter out, int available, int most) {
        out.andX().out().u16(available).u16(0).u16(0);
        int countsAt = out.out().position();
        out.out().zeros(COUNTS_AND_RESERVED);
        out.beginData().out().align(2);
        return new ReadInto(out, most, (message, dataAt, count) -> patchCounts(message, countsAt, dataAt, count));
    }

    private static void patchCounts(WireWriter message, int countsAt, int dataAt, int count) {
        message.patchU16(countsAt, count & 0xFFFF)
                .patchU16(countsAt + 2, dataAt)
                .patchU16(countsAt + 4, count >>> 16);
    }

    /** The same with bytes that were read already, as those of a pipe are. */
    public record Response(int available, byte[] bytes) implements SmbResponse {
        @Override
        public void encode(ResponseWriter out) {
            ReadInto into = readInto(out, available, bytes.length);
            into.buffer().writeBytes(bytes);
            into.end(bytes.length);
        }
    }

    /** Available in the answer for a file. */
    public static final int AVAILABLE_OF_FILE = 0xFFFF;

    /** DataLength, DataOffset, DataLengthHigh and 8 reserved bytes. */
    private static final int COUNTS_AND_RESERVED = 14;
}
