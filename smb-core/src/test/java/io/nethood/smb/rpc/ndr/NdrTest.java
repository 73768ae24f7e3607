package io.nethood.smb.rpc.ndr;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.MalformedMessage.Reason;
import io.nethood.wire.Seeded;
import io.nethood.wire.WireReader;
import io.nethood.wire.WireWriter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class NdrTest {
    @Test
    void each_primitive_stands_at_a_multiple_of_its_size() {
        byte[] stub = new NdrWriter().u8(1).u16(2).u8(3).u32(4).u8(5).hyper(6).toBytes();

        assertThat(hex(stub)).isEqualTo("01000200 03000000 04000000 05000000 06000000 00000000");
    }

    @Test
    void a_string_is_conformant_and_varying_and_ends_with_a_zero_character() {
        byte[] stub = new NdrWriter().string("AB").toBytes();

        assertThat(hex(stub)).isEqualTo("03000000 00000000 03000000 41004200 0000");
    }

    @Test
    void a_pointer_that_is_a_parameter_is_followed_by_what_it_leads_to() {
        byte[] stub =
                new NdrWriter().stringPointer("A").stringPointer(null).u32(7).toBytes();

        assertThat(hex(stub)).isEqualTo("00000200 02000000 00000000 02000000 41000000 00000000 07000000");
    }

    @Test
    void embedded_pointers_are_deferred_to_the_end_of_the_outermost_construct() {
        NdrWriter out = new NdrWriter();

        out.construct(() -> out.pointer(
                List.of("A", "B"),
                (buffer, names) ->
                        buffer.array(names, (element, name) -> element.u32(9).stringPointer(name))));

        assertThat(hex(out.toBytes()))
                .isEqualTo(
                        "00000200 02000000" // pointer to the array, its count
                                + " 09000000 04000200 09000000 08000200" // two structures
                                + " 02000000 00000000 02000000 41000000" // the string of the first
                                + " 02000000 00000000 02000000 42000000"); // and of the second
    }

    @Test
    void a_uuid_is_three_little_endian_numbers_and_eight_bytes() throws MalformedMessage {
        UUID uuid = UUID.fromString("8a885d04-1ceb-11c9-9fe8-08002b104860");
        WireWriter out = WireWriter.create();

        DceUuid.write(uuid, out);

        assertThat(hex(out.toBytes())).isEqualTo("045d888a eb1cc911 9fe80800 2b104860");
        assertThat(DceUuid.read(WireReader.of(out.toBytes()))).isEqualTo(uuid);
    }

    @Test
    void big_endian_arguments_are_read_in_the_order_of_their_caller() throws MalformedMessage {
        byte[] stub = HexFormat.of()
                .parseHex("00000007" + "00020000" + "00000002" + "00000000" + "00000002" + "00410000" + "00000000"
                        + "04030201" + "0605" + "0807" + "090a0b0c0d0e0f10");

        NdrReader in = NdrReader.of(stub, true);

        assertThat(in.u32()).isEqualTo(7);
        assertThat(in.uniqueString()).isEqualTo("A");
        assertThat(in.contextHandle()).isEqualTo(new ContextHandle(0, 0x0807_0605_0403_0201L, 0x100F_0E0D_0C0B_0A09L));
    }

    /** A structure with pointers among its members, as SPLCLIENT_INFO_1 is. */
    private record Machine(int size, @Nullable String name, int build, byte @Nullable [] key, long handle) {
        private record Members(int size, Pointee<String> name, int build, Pointee<byte[]> key, long handle) {}

        static Machine decode(NdrReader in) throws MalformedMessage {
            Members members = in.construct(reader -> new Members(
                    reader.u32(),
                    reader.pointer(NdrReader::string),
                    reader.u16(),
                    reader.pointer(NdrReader::byteArray),
                    reader.hyper()));
            return new Machine(
                    members.size(),
                    members.name().orNull(),
                    members.build(),
                    members.key().orNull(),
                    members.handle());
        }

        void encode(NdrWriter out) {
            out.construct(() -> out.u32(size)
                    .stringPointer(name)
                    .u16(build)
                    .pointer(key, NdrWriter::byteArray)
                    .hyper(handle));
        }
    }

    @Test
    void what_is_written_is_read_again() {
        Seeded.rounds(500, random -> {
            byte[] key = new byte[random.nextInt(20)];
            random.nextBytes(key);
            Machine machine = new Machine(
                    random.nextInt(),
                    random.nextBoolean() ? "N".repeat(random.nextInt(30)) : null,
                    random.nextInt(65536),
                    random.nextBoolean() ? key : null,
                    random.nextLong());
            NdrWriter out = new NdrWriter().u8(1);

            machine.encode(out);

            NdrReader in = NdrReader.of(out.toBytes());
            in.u8();
            assertThat(Machine.decode(in)).usingRecursiveComparison().isEqualTo(machine);
        });
    }

    @Test
    void arguments_cut_at_any_byte_are_truncated() {
        NdrWriter out = new NdrWriter();
        new Machine(1, "PC7", 2600, new byte[] {1, 2, 3}, 5).encode(out);
        byte[] stub = out.toBytes();

        for (int length = 0; length < stub.length; length++) {
            byte[] cut = Arrays.copyOf(stub, length);

            assertMalformed(() -> Machine.decode(NdrReader.of(cut)), Reason.TRUNCATED);
        }
    }

    @Test
    void a_string_without_its_zero_character_is_unterminated() {
        byte[] stub = new NdrWriter().u32(2).u32(0).u32(2).u16('A').u16('B').toBytes();

        assertMalformed(() -> NdrReader.of(stub).string(), Reason.UNTERMINATED_STRING);
    }

    @Test
    void an_absurd_character_count_is_too_long_before_anything_is_read() {
        byte[] stub = new NdrWriter().u32(-1).u32(0).u32(-1).u16(0).toBytes();

        assertMalformed(() -> NdrReader.of(stub).string(), Reason.TOO_LONG);
    }

    @Test
    void more_characters_than_the_string_has_room_for_are_a_bad_value() {
        byte[] stub = new NdrWriter().u32(1).u32(0).u32(2).u16('A').u16(0).toBytes();

        assertMalformed(() -> NdrReader.of(stub).string(), Reason.BAD_VALUE);
    }

    @Test
    void a_string_that_does_not_begin_at_its_beginning_is_a_bad_value() {
        byte[] stub = new NdrWriter().u32(3).u32(1).u32(2).u16('A').u16(0).toBytes();

        assertMalformed(() -> NdrReader.of(stub).string(), Reason.BAD_VALUE);
    }

    @Test
    void an_absurd_byte_count_is_too_long() {
        byte[] stub = new NdrWriter().u32(NdrReader.MAX_BYTES + 1).toBytes();

        assertMalformed(() -> NdrReader.of(stub).byteArray(), Reason.TOO_LONG);
    }

    @Test
    void a_discriminant_that_does_not_repeat_the_level_is_a_bad_value() {
        byte[] stub = new NdrWriter().u32(2).toBytes();

        assertMalformed(() -> NdrReader.of(stub).discriminant(1), Reason.BAD_VALUE);
    }

    @FunctionalInterface
    private interface Decoding {
        void run() throws MalformedMessage;
    }

    private static void assertMalformed(Decoding decoding, Reason reason) {
        assertThatThrownBy(decoding::run)
                .isInstanceOfSatisfying(
                        MalformedMessage.class,
                        malformed -> assertThat(malformed.reason()).isEqualTo(reason));
    }

    /** In groups of four bytes, to be read. */
    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes).replaceAll("(.{8})(?=.)", "$1 ");
    }
}
