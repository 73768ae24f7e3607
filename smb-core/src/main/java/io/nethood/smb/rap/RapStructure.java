package io.nethood.smb.rap;

import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.List;

import io.nethood.wire.WireWriter;

/**
 * A structure of a RAP response: a fixed part whose pointers lead to strings behind all fixed parts ([MS-RAP] 2.5.11).
 * A pointer is an offset from the start of the data, since the Converter we send is zero.
 */
final class RapStructure {
    private final Charset codePage;
    private final WireWriter fixed = WireWriter.create();
    private final List<Pointer> pointers = new ArrayList<>();

    private record Pointer(int at, String text) {}

    RapStructure(Charset codePage) {
        this.codePage = codePage;
    }

    RapStructure byteValue(int value) {
        fixed.u8(value);
        return this;
    }

    RapStructure word(int value) {
        fixed.u16(value);
        return this;
    }

    RapStructure dword(int value) {
        fixed.u32(value);
        return this;
    }

    /** A name in a field of {@code size} bytes, filled with zeros and ended by at least one. */
    RapStructure name(String name, int size) {
        byte[] bytes = name.getBytes(codePage);
        int length = Math.min(bytes.length, size - 1);
        fixed.bytes(bytes, 0, length).zeros(size - length);
        return this;
    }

    RapStructure zeros(int count) {
        fixed.zeros(count);
        return this;
    }

    /** A pointer to {@code text}. */
    RapStructure text(String text) {
        pointers.add(new Pointer(fixed.position(), text));
        return dword(0);
    }

    /** Another structure right behind this one, of which it is a part from now on. */
    RapStructure followedBy(RapStructure other) {
        int start = fixed.position();
        fixed.bytes(other.fixed.toBytes());
        other.pointers.forEach(pointer -> pointers.add(new Pointer(start + pointer.at(), pointer.text())));
        return this;
    }

    int fixedSize() {
        return fixed.position();
    }

    /** Bytes of the fixed part and of all strings. */
    int size() {
        return fixedSize()
                + pointers.stream()
                        .mapToInt(pointer -> pointer.text().getBytes(codePage).length + 1)
                        .sum();
    }

    /**
     * Lays structures out, all fixed parts first.
     *
     * @param room bytes there are; a string that does not fit is left out and its pointer is zero
     */
    static byte[] layOut(List<RapStructure> structures, int room) {
        WireWriter out = WireWriter.create();
        structures.forEach(structure -> out.bytes(structure.fixed.toBytes()));
        int start = 0;
        for (RapStructure structure : structures) {
            for (Pointer pointer : structure.pointers) {
                int length = pointer.text().getBytes(structure.codePage).length + 1;
                if (out.position() + length <= room) {
                    out.patchU32(start + pointer.at(), out.position());
                    out.oemString(pointer.text(), structure.codePage);
                }
            }
            start += structure.fixedSize();
        }
        return out.toBytes();
    }
}
