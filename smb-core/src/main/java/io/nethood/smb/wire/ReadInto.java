package io.nethood.smb.wire;

import io.nethood.wire.WireWriter;
import io.netty.buffer.ByteBuf;

/**
 * The answer to a read while it is made: the words are there, and what is read goes straight into the outgoing message.
 *
 * <p>Whoever reads writes at most as many bytes as were reserved into {@link #buffer()}, at its writer index, and then calls
 * {@link #end}. A read that fails is taken back by {@link ResponseWriter#takeBack()}.
 */
public final class ReadInto {
    /** Writes the counts of one command's response when they are known. */
    @FunctionalInterface
    interface Counts {
        void patch(WireWriter message, int dataAt, int count);
    }

    private final ResponseWriter out;
    private final Counts counts;
    private final int dataAt;
    private final ByteBuf buffer;

    /** The data begin here, with room for {@code most} bytes. */
    ReadInto(ResponseWriter out, int most, Counts counts) {
        this.out = out;
        this.counts = counts;
        this.dataAt = out.out().position();
        this.buffer = out.out().room(most);
    }

    /** The outgoing message; the next byte of data belongs at its writer index. */
    public ByteBuf buffer() {
        return buffer;
    }

    /** Ends the response with the first {@code count} bytes of what was written. */
    public void end(int count) {
        out.out().truncate(dataAt + count);
        counts.patch(out.out(), dataAt, count);
        out.end();
    }
}
