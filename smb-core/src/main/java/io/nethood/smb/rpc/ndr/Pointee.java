package io.nethood.smb.rpc.ndr;

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

    /** Null for a null pointer. */
    public @Nullable T orNull() {
        return value;
    }
}
