package io.nethood.smb.pipe;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * One open of a named pipe: its modes, the messages the client has not read yet, and the service behind it ([MS-CIFS]
 * 2.2.1.3 and 2.2.2.2). Not thread-safe: the connection that opened the pipe owns it.
 */
public final class PipeInstance {
    /** More unread bytes than any client leaves lying; a service that answers beyond it breaks the pipe. */
    public static final int MOST_UNREAD_BYTES = 4 << 20;

    /** Longest message a client may write, raw or over several writes; also the transaction limit of NT. */
    public static final int LONGEST_WRITE = 65 * 1024;

    private final String name;
    private final PipeEndpoint endpoint;
    private final Deque<byte[]> unread = new ArrayDeque<>();
    private int readOfFirst;
    private int unreadBytes;
    private boolean messageReads = true;
    private boolean blocking = true;
    private byte @Nullable [] partialWrite;
    private int partialLength;

    /** What a read took: never empty; {@code rest} bytes of the same message are still there. */
    public record Taken(byte[] bytes, int rest) {}

    public PipeInstance(String name, PipeEndpoint endpoint) {
        this.name = name;
        this.endpoint = endpoint;
    }

    /** Without {@code \PIPE\}. */
    public String name() {
        return name;
    }

    public PipeEndpoint endpoint() {
        return endpoint;
    }

    public boolean blocking() {
        return blocking;
    }

    public boolean messageReads() {
        return messageReads;
    }

    public void setModes(boolean newBlocking, boolean newMessageReads) {
        blocking = newBlocking;
        messageReads = newMessageReads;
    }

    /** The client wrote a whole message; false when the service answered more than the pipe can hold. */
    public boolean write(byte[] message, long nowNanos) {
        return accept(endpoint.receive(message, nowNanos));
    }

    /**
     * A raw write: the first announces the length of the whole message, others continue it.
     *
     * @param total length of the whole message for the first write, -1 for those that continue it
     * @return false when the parts do not fit together, or the pipe overflowed
     */
    public boolean writeRaw(int total, byte[] bytes, long nowNanos) {
        if (total >= 0) {
            if (total > LONGEST_WRITE) {
                return false;
            }
            partialWrite = new byte[total];
            partialLength = 0;
        }
        byte[] partial = partialWrite;
        if (partial == null || bytes.length > partial.length - partialLength) {
            partialWrite = null;
            return false;
        }
        System.arraycopy(bytes, 0, partial, partialLength, bytes.length);
        partialLength += bytes.length;
        if (partialLength < partial.length) {
            return true;
        }
        partialWrite = null;
        return write(partial, nowNanos);
    }

    /** Whether a message was begun by a raw write and is not complete. */
    public boolean writesPartially() {
        return partialWrite != null;
    }

    /** Time has passed; false when the service answered more than the pipe can hold. */
    public boolean expire(long nowNanos) {
        return accept(endpoint.expire(nowNanos));
    }

    private boolean accept(List<byte[]> messages) {
        for (byte[] message : messages) {
            if (message.length > 0) {
                unread.add(message);
                unreadBytes += message.length;
            }
        }
        return unreadBytes <= MOST_UNREAD_BYTES;
    }

    public boolean isEmpty() {
        return unread.isEmpty();
    }

    /** Bytes the client has not read, of all messages. */
    public int unreadBytes() {
        return unreadBytes;
    }

    /** Bytes of the next message the client has not read. */
    public int nextMessageBytes() {
        byte[] first = unread.peekFirst();
        return first == null ? 0 : first.length - readOfFirst;
    }

    /** Takes up to {@code most} bytes: of one message in message mode, of as many as fit in byte mode; null when empty. */
    public @Nullable Taken read(int most) {
        Taken taken = peek(most);
        if (taken != null) {
            discard(taken.bytes.length);
        }
        return taken;
    }

    /** What {@link #read} would take, left where it is. */
    public @Nullable Taken peek(int most) {
        if (unread.isEmpty()) {
            return null;
        }
        int count = Math.min(most, messageReads ? nextMessageBytes() : unreadBytes);
        byte[] bytes = new byte[count];
        int filled = 0;
        int skip = readOfFirst;
        for (byte[] message : unread) {
            int part = Math.min(count - filled, message.length - skip);
            System.arraycopy(message, skip, bytes, filled, part);
            filled += part;
            skip = 0;
            if (filled == count) {
                break;
            }
        }
        return new Taken(bytes, messageReads ? nextMessageBytes() - count : 0);
    }

    private void discard(int count) {
        int left = count;
        unreadBytes -= count;
        while (left > 0) {
            byte[] first = unread.getFirst();
            int part = Math.min(left, first.length - readOfFirst);
            readOfFirst += part;
            left -= part;
            if (readOfFirst == first.length) {
                unread.removeFirst();
                readOfFirst = 0;
            }
        }
    }
}
