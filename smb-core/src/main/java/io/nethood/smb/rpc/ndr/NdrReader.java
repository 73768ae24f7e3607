package io.nethood.smb.rpc.ndr;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import io.nethood.smb.security.Sid;
import io.nethood.wire.MalformedMessage;
import io.nethood.wire.MalformedMessage.Reason;
import io.nethood.wire.WireReader;
import org.jspecify.annotations.Nullable;

/**
 * Reads the arguments of a call from its stub data, in the byte order of the caller (C706 14.2 and 14.3).
 *
 * <p>Each primitive aligns itself from the start of the stub. What an embedded pointer leads to stands behind the
 * outermost construct that holds the pointer (C706 14.3.12.3): {@link #construct} reads the members first and the
 * pointees after them, so a call names its members in order and never thinks of it.
 */
public final class NdrReader {
    /** Most characters of a string, its terminator included. */
    public static final int MAX_STRING = 16 * 1024;

    /** Most characters of a counted string: its length is 16 bits, in bytes. */
    private static final int MAX_COUNTED_STRING = 32 * 1024;

    /** Most bytes of a conformant array of bytes. */
    public static final int MAX_BYTES = 1024 * 1024;

    private final WireReader in;
    private @Nullable List<Deferred> deferred;

    @FunctionalInterface
    private interface Deferred {
        void read() throws MalformedMessage;
    }

    private NdrReader(WireReader in) {
        this.in = in;
    }

    /** Little-endian stub data. */
    public static NdrReader of(byte[] stub) {
        return of(stub, false);
    }

    public static NdrReader of(byte[] stub, boolean bigEndian) {
        WireReader in = WireReader.of(stub);
        in.bigEndian(bigEndian);
        return new NdrReader(in);
    }

    public int u8() throws MalformedMessage {
        return in.u8();
    }

    public int u16() throws MalformedMessage {
        in.align(2);
        return in.u16();
    }

    /** Four bytes whose sign does not matter: flags, levels, ids. */
    public int u32() throws MalformedMessage {
        in.align(4);
        return in.i32();
    }

    /** Goes on at a multiple of {@code boundary}, as a structure does whose largest member is that long. */
    public void align(int boundary) throws MalformedMessage {
        in.align(boundary);
    }

    /** Four bytes that count something: at most {@code maximum}. */
    public int count(int maximum) throws MalformedMessage {
        in.align(4);
        return in.count32(maximum);
    }

    public long hyper() throws MalformedMessage {
        in.align(8);
        return in.i64();
    }

    public ContextHandle contextHandle() throws MalformedMessage {
        in.align(4);
        return ContextHandle.of(in.i32(), DceUuid.read(in));
    }

    /** The discriminant of a union; it has to repeat what {@code switch_is} named. */
    public void discriminant(int expected) throws MalformedMessage {
        in.align(4);
        int start = in.position();
        if (in.i32() != expected) {
            throw new MalformedMessage(Reason.BAD_VALUE, start);
        }
    }

    /** A {@code [string] wchar_t*}: conformant, varying, from its first character, ended by a zero character. */
    public String string() throws MalformedMessage {
        in.align(4);
        int start = in.position();
        int maximumCount = in.count32(MAX_STRING);
        int offset = in.i32();
        int actualCount = in.count32(MAX_STRING);
        if (offset != 0 || actualCount > maximumCount) {
            throw new MalformedMessage(Reason.BAD_VALUE, start);
        }
        byte[] characters = in.bytes(2 * actualCount);
        for (int i = 0; i < actualCount; i++) {
            if (characters[2 * i] == 0 && characters[2 * i + 1] == 0) {
                return new String(
                        characters, 0, 2 * i, in.isBigEndian() ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE);
            }
        }
        throw new MalformedMessage(Reason.UNTERMINATED_STRING, start);
    }

    /** A {@code [string, unique]} parameter. */
    public @Nullable String uniqueString() throws MalformedMessage {
        return pointer(NdrReader::string).orNull();
    }

    /** An RPC_UNICODE_STRING, [MS-DTYP] 2.3.10: no terminator, and a null buffer is an empty string. */
    public Pointee<String> countedString() throws MalformedMessage {
        in.align(4);
        int start = in.position();
        int length = in.u16();
        int maximumLength = in.u16();
        if (length % 2 != 0 || length > maximumLength) {
            throw new MalformedMessage(Reason.BAD_VALUE, start);
        }
        Pointee<String> text = pointer(reader -> reader.characters(length / 2));
        if (!text.isPresent() && length != 0) {
            throw new MalformedMessage(Reason.BAD_VALUE, start);
        }
        return text;
    }

    /** The buffer of a counted string: conformant and varying, from its first character. */
    private String characters(int expected) throws MalformedMessage {
        in.align(4);
        int start = in.position();
        int maximumCount = in.count32(MAX_COUNTED_STRING);
        if (in.i32() != 0 || expected > maximumCount || in.count32(MAX_COUNTED_STRING) != expected) {
            throw new MalformedMessage(Reason.BAD_VALUE, start);
        }
        byte[] characters = in.bytes(2 * expected);
        return new String(characters, in.isBigEndian() ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_16LE);
    }

    /** An RPC_SID, [MS-DTYP] 2.4.2.3: the number of its sub-authorities, then the packet form. */
    public Sid sid() throws MalformedMessage {
        int count = count(Sid.MAX_SUB_AUTHORITIES);
        int start = in.position();
        Sid sid = Sid.decode(in);
        if (sid.subAuthorities().size() != count) {
            throw new MalformedMessage(Reason.BAD_VALUE, start);
        }
        return sid;
    }

    /**
     * A conformant array whose length another parameter or member has told.
     *
     * @param count what was told; the array has to repeat it
     */
    public <T> List<T> array(int count, NdrDecoder<T> element) throws MalformedMessage {
        in.align(4);
        int start = in.position();
        if (in.i32() != count) {
            throw new MalformedMessage(Reason.BAD_VALUE, start);
        }
        return elements(count, element);
    }

    /** The same, but conformant and varying: {@code size_is(1000), length_is(count)}. */
    public <T> List<T> varyingArray(int count, int maximum, NdrDecoder<T> element) throws MalformedMessage {
        in.align(4);
        int start = in.position();
        if (in.count32(maximum) < count || in.i32() != 0 || in.i32() != count) {
            throw new MalformedMessage(Reason.BAD_VALUE, start);
        }
        return elements(count, element);
    }

    private <T> List<T> elements(int count, NdrDecoder<T> element) throws MalformedMessage {
        List<T> elements = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            elements.add(element.decode(this));
        }
        return elements;
    }

    /** A conformant array of bytes. */
    public byte[] byteArray() throws MalformedMessage {
        return in.bytes(count(MAX_BYTES));
    }

    /** A unique pointer: read at once as a parameter, behind the construct as a member of one. */
    public <T> Pointee<T> pointer(NdrDecoder<T> decoder) throws MalformedMessage {
        Pointee<T> pointee = new Pointee<>(u32() != 0);
        if (!pointee.isPresent()) {
            return pointee;
        }
        Deferred read = () -> pointee.set(construct(decoder));
        if (deferred == null) {
            read.read();
        } else {
            deferred.add(read);
        }
        return pointee;
    }

    /** A structure, union or array with whatever its embedded pointers lead to. */
    public <T> T construct(NdrDecoder<T> members) throws MalformedMessage {
        if (deferred != null) {
            return members.decode(this);
        }
        List<Deferred> pointees = new ArrayList<>();
        deferred = pointees;
        T value = members.decode(this);
        deferred = null;
        for (Deferred pointee : pointees) {
            pointee.read();
        }
        return value;
    }
}
