package io.nethood.smb.rpc.ndr;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

import io.nethood.smb.security.Sid;
import io.nethood.wire.Utf16;
import io.nethood.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * Writes the results of a call as stub data, little-endian (C706 14.2 and 14.3); the mirror of {@link NdrReader}, with
 * the same rule for embedded pointers.
 */
public final class NdrWriter {
    /** Any number but zero will do as long as no two are the same; these look like those of Windows. */
    private static final int FIRST_REFERENT = 0x0002_0000;

    private final WireWriter out = WireWriter.create();
    private @Nullable List<Runnable> deferred;
    private int nextReferent = FIRST_REFERENT;

    public NdrWriter u8(int value) {
        out.u8(value);
        return this;
    }

    public NdrWriter u16(int value) {
        out.align(2).u16(value);
        return this;
    }

    public NdrWriter u32(int value) {
        out.align(4).u32(value);
        return this;
    }

    public NdrWriter hyper(long value) {
        out.align(8).i64(value);
        return this;
    }

    /** An OLD_LARGE_INTEGER, [MS-SAMR] 2.2.2.2: eight bytes that align as two times four. */
    public NdrWriter oldLargeInteger(long value) {
        out.align(4).i64(value);
        return this;
    }

    public NdrWriter contextHandle(ContextHandle handle) {
        out.align(4).u32(handle.attributes()).i64(handle.uuidHigh()).i64(handle.uuidLow());
        return this;
    }

    /** A {@code [string] wchar_t*} where a reference pointer stands: no referent, only the string. */
    public NdrWriter string(String text) {
        int count = text.length() + 1;
        u32(count).u32(0).u32(count);
        out.bytes(Utf16.encode(text)).u16(0);
        return this;
    }

    /** A unique pointer to a string. */
    public NdrWriter stringPointer(@Nullable String text) {
        return pointer(text, NdrWriter::string);
    }

    /** Goes on at a multiple of {@code boundary}, as a structure does whose largest member is that long. */
    public NdrWriter align(int boundary) {
        out.align(boundary);
        return this;
    }

    /** An RPC_UNICODE_STRING, [MS-DTYP] 2.3.10; no text is a null buffer. */
    public NdrWriter countedString(@Nullable String text) {
        return counted(text == null ? null : Utf16.encode(text), 2);
    }

    /**
     * A counted string: its length and maximum length in bytes, and a pointer to the characters.
     *
     * @param width bytes of a character; for RPC_STRING one ([MS-SAMR] 2.2.2.1)
     */
    public NdrWriter counted(byte @Nullable [] characters, int width) {
        int length = characters == null ? 0 : characters.length;
        align(4).u16(length).u16(length);
        return pointer(characters, (buffer, bytes) -> {
            int count = bytes.length / width;
            buffer.u32(count).u32(0).u32(count);
            out.bytes(bytes);
        });
    }

    /** An RPC_SID, [MS-DTYP] 2.4.2.3. */
    public NdrWriter sid(Sid sid) {
        u32(sid.subAuthorities().size());
        sid.encode(out);
        return this;
    }

    /** A conformant array of bytes. */
    public NdrWriter byteArray(byte[] bytes) {
        u32(bytes.length);
        out.bytes(bytes);
        return this;
    }

    /** A conformant array of structures. */
    public <T> NdrWriter array(List<T> elements, BiConsumer<NdrWriter, T> element) {
        u32(elements.size());
        elements.forEach(value -> element.accept(this, value));
        return this;
    }

    /** A unique pointer to {@code value}, or a null pointer. */
    public <T> NdrWriter pointer(@Nullable T value, BiConsumer<NdrWriter, T> pointee) {
        if (value == null) {
            return u32(0);
        }
        u32(nextReferent);
        nextReferent += 4;
        Runnable write = () -> construct(() -> pointee.accept(this, value));
        if (deferred == null) {
            write.run();
        } else {
            deferred.add(write);
        }
        return this;
    }

    /** A structure, union or array with whatever its embedded pointers lead to. */
    public NdrWriter construct(Runnable members) {
        if (deferred != null) {
            members.run();
            return this;
        }
        List<Runnable> pointees = new ArrayList<>();
        deferred = pointees;
        members.run();
        deferred = null;
        pointees.forEach(Runnable::run);
        return this;
    }

    /** Bytes written so far. */
    public int size() {
        return out.position();
    }

    public byte[] toBytes() {
        return out.toBytes();
    }
}
