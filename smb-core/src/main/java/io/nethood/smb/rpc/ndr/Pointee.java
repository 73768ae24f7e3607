package io.nethood.smb.rpc.ndr;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.MalformedMessage.Reason;
import org.jspecify.annotations.Nullable;

/** What a unique pointer leads to; inside a construct it is known when the construct has been read. */
public final class Pointee<T> {
    private final boolean present;
    private @Nullable T value;

    Pointee(boolean present) {
        this.present = present;
    }

    void set(T read) {
        value = read;
    }

    /** Whether the pointer is not null; known at once. */
    public boolean isPresent() {
        return present;
    }

    /** {@code absent} for a null pointer. */
    public T orElse(T absent) {
        T read = value;
        return read == null ? absent : read;
    }

    /** For a pointer that the specification wants not to be null. */
    public T orThrow() throws MalformedMessage {
        T read = value;
        if (read == null) {
            throw new MalformedMessage(Reason.BAD_VALUE, 0);
        }
        return read;
    }

    /** Null for a null pointer. */
    public @Nullable T orNull() {
        return value;
    }
}
