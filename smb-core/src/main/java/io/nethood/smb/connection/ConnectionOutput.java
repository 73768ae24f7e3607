package io.nethood.smb.connection;

import io.netty.buffer.ByteBuf;

/** The world as a connection sees it: where its messages go, and the thread it runs on. Called on that thread only. */
public interface ConnectionOutput {

    /** An empty buffer for one message; room for a transport header, if any, is in front of its reader index. */
    ByteBuf newMessage();

    /** Sends a buffer that {@link #newMessage()} gave, and takes it over. */
    void send(ByteBuf message);

    /** Hangs up once everything sent is on its way. */
    void close();

    /** Whether the thread that runs now may block: it is not an event loop. */
    boolean mayBlock();

    /**
     * Runs {@code work} as the connection, on a thread that may block; whatever else happens to the connection waits until
     * it is done. To be called from a thread that may not block, as the last thing that it does to the connection.
     */
    void lend(Runnable work);
}
