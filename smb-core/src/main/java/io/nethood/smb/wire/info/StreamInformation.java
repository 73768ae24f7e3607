package io.nethood.smb.wire.info;

import java.util.List;

import io.nethood.wire.Utf16;
import io.nethood.wire.WireWriter;

/**
 * One stream of a file, [MS-FSCC] 2.4.49.
 *
 * @param name with its type: {@code ::$DATA}, {@code :notes:$DATA}
 * @param size bytes
 * @param allocated bytes that the store has reserved
 */
public record StreamInformation(String name, long size, long allocated) {
    private static final int BOUNDARY = 8;

    /** A chain of streams, each on a boundary of 8 bytes; no bytes when there is none, as of most directories. */
    static void encode(List<StreamInformation> streams, WireWriter out) {
        int base = out.position();
        int previous = base;
        for (StreamInformation stream : streams) {
            out.zeros(Math.floorMod(base - out.position(), BOUNDARY));
            int start = out.position();
            if (start != base) {
                out.patchU32(previous, start - previous);
            }
            previous = start;
            byte[] name = Utf16.encode(stream.name);
            out.u32(0).u32(name.length).i64(stream.size).i64(stream.allocated).bytes(name);
        }
    }
}
