package io.nethood.smb.pipe;

import java.util.List;
import java.util.OptionalLong;

import org.jspecify.annotations.Nullable;

/** The server's end of one pipe instance. Not thread-safe: the connection that opened the pipe owns it. */
public interface PipeEndpoint {

    /**
     * The client wrote {@code message}.
     *
     * @param nowNanos elapsed time
     * @return what the client may read now, in order; empty when there is no answer yet
     */
    List<byte[]> receive(byte[] message, long nowNanos);

    /** When {@link #expire} wants to be called, in elapsed nanoseconds; empty for not at all. */
    OptionalLong nextDeadline();

    /** Time has passed: what became ready to read. */
    List<byte[]> expire(long nowNanos);

    /**
     * What keeps this instance busy, for a person to read, such as {@code winspool OpenPrinterEx has not returned}; null
     * when nothing does.
     */
    @Nullable
    String activity();

    /** The client has closed the pipe, or is gone: releases everything; returns how many context handles were run down. */
    int close();
}
