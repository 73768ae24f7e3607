package io.nethood.smb.connection;

import io.netty.buffer.ByteBuf;

/** Where a connection's messages go. Called on the connection's thread only. */
public interface ConnectionOutput {

    /** A buffer for one message; its transport header, if any, stands in front of the writer index already. */
    ByteBuf newMessage();

    /** Sends a buffer that {@link #newMessage()} gave, and takes it over. */
    void send(ByteBuf message);

    /** Hangs up once everything sent is on its way. */
    void close();
}
