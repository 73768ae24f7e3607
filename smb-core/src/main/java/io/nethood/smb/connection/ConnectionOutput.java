package io.nethood.smb.connection;

import io.netty.buffer.ByteBuf;

/** Where a connection's messages go. Called on the connection's thread only. */
public interface ConnectionOutput {

    /** An empty buffer for one message; room for a transport header, if any, is in front of its reader index. */
    ByteBuf newMessage();

    /** Sends a buffer that {@link #newMessage()} gave, and takes it over. */
    void send(ByteBuf message);

    /** Hangs up once everything sent is on its way. */
    void close();
}
