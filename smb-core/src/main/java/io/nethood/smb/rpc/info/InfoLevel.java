package io.nethood.smb.rpc.info;

import java.util.function.BiConsumer;

import io.nethood.smb.rpc.ndr.NdrWriter;

/**
 * One information level of a thing.
 *
 * @param number as clients ask for it
 * @param audience who may see it
 * @param encoder writes the structure of this level
 */
public record InfoLevel<T>(int number, Audience audience, BiConsumer<NdrWriter, T> encoder) {

    /** Bytes that {@code value} takes as an entry of a list, its strings included. */
    int sizeOf(T value) {
        NdrWriter out = new NdrWriter();
        out.construct(() -> encoder.accept(out, value));
        return out.size();
    }
}
