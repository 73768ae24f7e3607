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
        EntryChain chain = new EntryChain(out, BOUNDARY);
        for (StreamInformation stream : streams) {
            byte[] name = Utf16.encode(stream.name);
            chain.next().u32(name.length).i64(stream.size).i64(stream.allocated).bytes(name);
        }
    }
}
