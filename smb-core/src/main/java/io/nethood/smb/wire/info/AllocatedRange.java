package io.nethood.smb.wire.info;

import java.util.List;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.WireReader;
import io.nethood.wire.WireWriter;

/**
 * FILE_ALLOCATED_RANGE_BUFFER, [MS-FSCC] 2.3.51 and 2.3.52: what a client asks about, and each piece of it that is not a
 * hole. Negative numbers are the client's own.
 *
 * @param offset bytes from the start of the file
 * @param length bytes
 */
public record AllocatedRange(long offset, long length) {
    private static final int BYTES = 16;

    public static AllocatedRange decode(WireReader in) throws MalformedMessage {
        return new AllocatedRange(in.i64(), in.i64());
    }

    /** Appends as many of {@code ranges} as {@code mostBytes} hold; false when some are left, BUFFER_OVERFLOW. */
    public static boolean encode(List<AllocatedRange> ranges, int mostBytes, WireWriter out) {
        int count = Math.min(ranges.size(), mostBytes / BYTES);
        for (AllocatedRange range : ranges.subList(0, count)) {
            out.i64(range.offset).i64(range.length);
        }
        return count == ranges.size();
    }
}
