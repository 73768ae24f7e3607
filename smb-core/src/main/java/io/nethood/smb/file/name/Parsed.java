package io.nethood.smb.file.name;

import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.wire.NtStatus;

/** What became of a text from a client: a value, or the status that refuses it. */
public sealed interface Parsed<T> {
    /** The text means {@code value}. */
    record Accepted<T>(T value) implements Parsed<T> {}

    /** The text is answered with {@code status}. */
    record Refused<T>(NtStatus status) implements Parsed<T> {}

    /** The value, or the refusal as the file service passes it up. */
    default T orRefuse() throws FileRefusal {
        return switch (this) {
            case Accepted<T>(T value) -> value;
            case Refused<T>(NtStatus status) -> throw new FileRefusal(status);
        };
    }
}
