package io.nethood.smb.rpc.spoolss;

import java.util.ArrayList;
import java.util.List;

import io.nethood.wire.Utf16;
import io.nethood.wire.WireWriter;
import org.jspecify.annotations.Nullable;

/**
 * INFO structures in the custom-marshaled form of the print system ([MS-RPRN] 2.2.2): the fixed parts one after another
 * from the start of the buffer, the variable data packed from its end towards them, and in each fixed part the offsets of
 * its data from the start of that structure.
 */
final class InfoBuffer {

    private sealed interface Field {
        int fixedSize();

        /** A number in the fixed part. */
        record Constant(int fixedSize, int value) implements Field {}

        /** An offset in the fixed part, {@code data} in the variable one; null for an offset of zero. */
        record Variable(byte @Nullable [] data, int alignment) implements Field {
            @Override
            public int fixedSize() {
                return 4;
            }
        }
    }

    /** One INFO structure, field by field in the order of its fixed part. */
    static final class Structure {
        private final List<Field> fields = new ArrayList<>();

        Structure dword(int value) {
            fields.add(new Field.Constant(4, value));
            return this;
        }

        Structure word(int value) {
            fields.add(new Field.Constant(2, value));
            return this;
        }

        Structure text(@Nullable String text) {
            byte[] characters = text == null ? null : Utf16.encode(text + '\0');
            fields.add(new Field.Variable(characters, 2));
            return this;
        }

        Structure blob(byte @Nullable [] data) {
            fields.add(new Field.Variable(data, 4));
            return this;
        }

        private int fixedSize() {
            return fields.stream().mapToInt(Field::fixedSize).sum();
        }
    }

    /** Every size is a multiple of this, so that data lies aligned whether it is measured from the start or the end. */
    private static final int GRAIN = 4;

    private final List<Structure> structures;

    InfoBuffer(List<Structure> structures) {
        this.structures = structures;
    }

    /** Bytes it takes. */
    int needed() {
        int fixed = structures.stream().mapToInt(Structure::fixedSize).sum();
        int variable = 0;
        for (Structure structure : structures) {
            for (Field field : structure.fields) {
                if (field instanceof Field.Variable data) {
                    variable = end(variable, data);
                }
            }
        }
        return roundUp(fixed + variable, GRAIN);
    }

    /** All of it in a buffer of {@code size} bytes, which is at least {@link #needed}. */
    byte[] marshal(int size) {
        int top = size / GRAIN * GRAIN;
        byte[] buffer = new byte[size];
        WireWriter fixed = WireWriter.create();
        int fromEnd = 0;
        for (Structure structure : structures) {
            int start = fixed.position();
            for (Field field : structure.fields) {
                switch (field) {
                    case Field.Constant(int bytes, int value) -> writeNumber(fixed, bytes, value);
                    case Field.Variable data -> {
                        fromEnd = end(fromEnd, data);
                        fixed.u32(place(buffer, top - fromEnd, data, start));
                    }
                }
            }
        }
        System.arraycopy(fixed.toBytes(), 0, buffer, 0, fixed.position());
        return buffer;
    }

    private static void writeNumber(WireWriter fixed, int bytes, int value) {
        if (bytes == 2) {
            fixed.u16(value);
        } else {
            fixed.u32(value);
        }
    }

    /** Where {@code variable} ends, counted from the end of the buffer, when the data before it ends at {@code before}. */
    private static int end(int before, Field.Variable variable) {
        byte[] data = variable.data();
        return data == null ? before : roundUp(before + data.length, variable.alignment());
    }

    private static int place(byte[] buffer, int at, Field.Variable variable, int structureStart) {
        byte[] data = variable.data();
        if (data == null) {
            return 0;
        }
        System.arraycopy(data, 0, buffer, at, data.length);
        return at - structureStart;
    }

    private static int roundUp(int value, int multiple) {
        return (value + multiple - 1) / multiple * multiple;
    }
}
