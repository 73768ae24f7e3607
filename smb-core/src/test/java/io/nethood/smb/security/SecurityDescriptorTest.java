package io.nethood.smb.security;

import java.util.Arrays;
import java.util.Random;

import com.google.common.collect.ImmutableList;
import io.nethood.wire.HexFile;
import io.nethood.wire.MalformedMessage;
import io.nethood.wire.MalformedMessage.Reason;
import io.nethood.wire.WireReader;
import io.nethood.wire.WireWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

class SecurityDescriptorTest {
    private static final ImmutableList<Ace.Type> TYPES = ImmutableList.copyOf(Ace.Type.values());
    private static final int INHERITED_BY_ALL = Ace.OBJECT_INHERIT | Ace.CONTAINER_INHERIT;
    private static final SecurityDescriptor EXAMPLE = new SecurityDescriptor(
            SecurityDescriptor.DACL_PRESENT
                    | SecurityDescriptor.SACL_PRESENT
                    | SecurityDescriptor.DACL_PROTECTED
                    | SecurityDescriptor.SACL_PROTECTED,
            WellKnownSids.ADMINISTRATORS,
            WellKnownSids.ADMINISTRATORS,
            ImmutableList.of(new Ace(Ace.Type.AUDIT, 0x80, FileAccess.GENERIC_READ, WellKnownSids.EVERYONE)),
            ImmutableList.of(
                    Ace.allow(
                            INHERITED_BY_ALL,
                            FileAccess.GENERIC_READ | FileAccess.GENERIC_EXECUTE,
                            WellKnownSids.USERS),
                    Ace.allow(INHERITED_BY_ALL, FileAccess.GENERIC_ALL, WellKnownSids.ADMINISTRATORS),
                    Ace.allow(INHERITED_BY_ALL, FileAccess.GENERIC_ALL, WellKnownSids.LOCAL_SYSTEM),
                    Ace.allow(INHERITED_BY_ALL, FileAccess.GENERIC_ALL, WellKnownSids.CREATOR_OWNER)));

    private final byte[] golden = HexFile.read(SecurityDescriptorTest.class, "sddl-example.hex");

    @Test
    void the_example_of_the_specification_is_read_and_written() throws MalformedMessage {
        assertThat(decode(golden)).isEqualTo(EXAMPLE);
        assertThat(EXAMPLE.toBytes()).isEqualTo(golden);
        assertThat(EXAMPLE.size()).isEqualTo(golden.length);
    }

    @Test
    void a_descriptor_with_its_parts_in_another_order_is_read() throws MalformedMessage {
        Sid user = Sid.parse("S-1-5-21-2819921028-11528759-725992358-1000").orElseThrow();
        Sid unixGroup = Sid.of(22, 2, 1001);

        SecurityDescriptor recorded = decode(HexFile.read(SecurityDescriptorTest.class, "smbtorture-created.hex"));

        assertThat(recorded)
                .isEqualTo(new SecurityDescriptor(
                        SecurityDescriptor.DACL_PRESENT | SecurityDescriptor.DACL_PROTECTED,
                        user,
                        unixGroup,
                        null,
                        ImmutableList.of(
                                Ace.allow(0, 0x12_019F, user),
                                Ace.allow(0, 0x12_019F, unixGroup),
                                Ace.allow(0, 0x12_019F, WellKnownSids.EVERYONE),
                                Ace.allow(0, 0x1F_0000, WellKnownSids.AUTHENTICATED_USERS))));
    }

    @Test
    void it_is_read_from_where_the_reader_stands() throws MalformedMessage {
        WireReader in = WireReader.of(WireWriter.create().u32(7).bytes(golden).toBytes());
        in.skip(4);

        assertThat(SecurityDescriptor.decode(in)).isEqualTo(EXAMPLE);
    }

    @Test
    void what_is_written_reads_back() throws MalformedMessage {
        long seed = 19960824;
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            SecurityDescriptor descriptor = any(random);

            assertThat(decode(descriptor.toBytes())).as("seed %d", seed).isEqualTo(descriptor);
            assertThat(descriptor.toBytes()).as("seed %d", seed).hasSize(descriptor.size());
        }
    }

    @Test
    void absent_null_and_empty_lists_are_three_things() throws MalformedMessage {
        SecurityDescriptor absent = new SecurityDescriptor(0, null, null, null, null);
        SecurityDescriptor nothing = new SecurityDescriptor(SecurityDescriptor.DACL_PRESENT, null, null, null, null);
        SecurityDescriptor empty =
                new SecurityDescriptor(SecurityDescriptor.DACL_PRESENT, null, null, null, ImmutableList.of());

        assertThat(decode(absent.toBytes())).isEqualTo(absent);
        assertThat(decode(nothing.toBytes())).isEqualTo(nothing);
        assertThat(decode(empty.toBytes())).isEqualTo(empty);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new SecurityDescriptor(0, null, null, null, ImmutableList.of()));
    }

    @Test
    void room_behind_the_sid_of_an_entry_is_not_kept() throws MalformedMessage {
        byte[] roomy = WireWriter.create()
                .u8(1)
                .u8(0)
                .u16(0x8004)
                .u32(0)
                .u32(0)
                .u32(0)
                .u32(20)
                .bytes(new byte[] {2, 0, 32, 0, 1, 0, 0, 0})
                .bytes(new byte[] {0, 0, 24, 0, 1, 0, 0, 0})
                .bytes(new byte[] {1, 1, 0, 0, 0, 0, 0, 1, 0, 0, 0, 0, 9, 9, 9, 9})
                .toBytes();

        assertThat(decode(roomy).dacl()).containsExactly(Ace.allow(0, 1, WellKnownSids.EVERYONE));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 2, BAD_MAGIC",
        "3, 0x30, BAD_VALUE",
        "4, 19, OUT_OF_BOUNDS",
        "4, 0xB1, TOO_LONG",
        "4, 0xA8, BAD_MAGIC",
        "4, 0xB0, TRUNCATED",
        "7, 0x80, TOO_LONG",
        "0x14, 1, BAD_MAGIC",
        "0x16, 0x17, OUT_OF_BOUNDS",
        "0x32, 0xFF, TRUNCATED",
        "0x34, 5, TRUNCATED",
        "0x34, 6, OUT_OF_BOUNDS",
        "0x35, 8, TOO_LONG",
        "0x38, 4, BAD_VALUE",
        "0x3A, 15, OUT_OF_BOUNDS",
        "0x3A, 20, TRUNCATED",
        "0x3A, 0x80, OUT_OF_BOUNDS",
        "0x41, 16, TOO_LONG"
    })
    void one_wrong_byte_names_its_reason(String at, String value, Reason reason) {
        byte[] bytes = golden.clone();
        bytes[Integer.decode(at)] = (byte) (int) Integer.decode(value);

        assertThatThrownBy(() -> decode(bytes))
                .asInstanceOf(type(MalformedMessage.class))
                .returns(reason, MalformedMessage::reason);
    }

    @Test
    void more_than_64_kib_are_no_descriptor() {
        byte[] tooMuch = new byte[SecurityDescriptor.MAX_BYTES + 1];

        assertThatThrownBy(() -> decode(tooMuch))
                .asInstanceOf(type(MalformedMessage.class))
                .returns(Reason.TOO_LONG, MalformedMessage::reason);
    }

    @Test
    void parts_on_top_of_each_other_do_not_make_more_than_64_kib() {
        int entries = 1800;
        WireWriter out = WireWriter.create()
                .u8(1)
                .u8(0)
                .u16(0x8014)
                .u32(0)
                .u32(0)
                .u32(20)
                .u32(20);
        out.u8(2).u8(0).u16(8 + 36 * entries).u16(entries).u16(0);
        for (int i = 0; i < entries; i++) {
            Ace.allow(0, 1, Sid.of(5, 21, 1, 2, 3, i)).encode(out);
        }

        assertThatThrownBy(() -> decode(out.toBytes()))
                .asInstanceOf(type(MalformedMessage.class))
                .returns(Reason.TOO_LONG, MalformedMessage::reason);
    }

    @Test
    void bytes_of_any_kind_are_a_descriptor_that_can_be_written_or_malformed() {
        long seed = 4020;
        Random random = new Random(seed);
        int read = 0;
        for (int i = 0; i < 50_000; i++) {
            byte[] bytes = golden.clone();
            for (int flips = random.nextInt(4); flips >= 0; flips--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(random.nextBoolean() ? 256 : 32);
            }
            try {
                SecurityDescriptor descriptor = decode(bytes);
                assertThat(decode(descriptor.toBytes()))
                        .as("seed %d, %d", seed, i)
                        .isEqualTo(descriptor);
                read++;
            } catch (MalformedMessage expected) {
                assertThat(expected.offset()).as("seed %d, %d", seed, i).isNotNegative();
            }
        }

        assertThat(read).isPositive();
    }

    @Test
    void a_descriptor_cut_anywhere_is_malformed() {
        for (int length = 0; length < golden.length; length++) {
            byte[] cut = Arrays.copyOf(golden, length);
            assertThatThrownBy(() -> decode(cut)).as("%d bytes", length).isInstanceOf(MalformedMessage.class);
        }
    }

    @Test
    void only_the_parts_asked_for_are_shown() {
        SecurityDescriptor shown = EXAMPLE.withOnly(SecurityInformation.OWNER | SecurityInformation.DACL);

        assertThat(shown)
                .isEqualTo(new SecurityDescriptor(
                        SecurityDescriptor.DACL_PRESENT | SecurityDescriptor.DACL_PROTECTED,
                        EXAMPLE.owner(),
                        null,
                        null,
                        EXAMPLE.dacl()));
        assertThat(EXAMPLE.withOnly(0)).isEqualTo(new SecurityDescriptor(0, null, null, null, null));
        assertThat(EXAMPLE.withOnly(0xF)).isEqualTo(EXAMPLE);
    }

    @Test
    void only_the_parts_named_are_replaced() {
        SecurityDescriptor other = SecurityDescriptor.of(
                WellKnownSids.USERS, WellKnownSids.GUESTS, Ace.deny(0, 1, WellKnownSids.EVERYONE));

        SecurityDescriptor replaced = EXAMPLE.replacing(SecurityInformation.GROUP | SecurityInformation.DACL, other);

        assertThat(replaced)
                .isEqualTo(new SecurityDescriptor(
                        SecurityDescriptor.DACL_PRESENT
                                | SecurityDescriptor.SACL_PRESENT
                                | SecurityDescriptor.SACL_PROTECTED,
                        EXAMPLE.owner(),
                        WellKnownSids.GUESTS,
                        EXAMPLE.sacl(),
                        other.dacl()));
    }

    @ParameterizedTest
    @CsvSource({"0, 0, 0", "1, 0x20000, 0x80000", "6, 0x20000, 0xC0000", "8, 0x1000000, 0x1000000"})
    void each_part_takes_its_rights(String information, String toRead, String toWrite) {
        assertThat(SecurityInformation.rightsToRead(Integer.decode(information)))
                .isEqualTo(Integer.decode(toRead));
        assertThat(SecurityInformation.rightsToWrite(Integer.decode(information)))
                .isEqualTo(Integer.decode(toWrite));
    }

    private static SecurityDescriptor any(Random random) {
        boolean dacl = random.nextBoolean();
        boolean sacl = random.nextBoolean();
        int control = random.nextInt(0x8000) & ~(SecurityDescriptor.DACL_PRESENT | SecurityDescriptor.SACL_PRESENT);
        return new SecurityDescriptor(
                control | (dacl ? SecurityDescriptor.DACL_PRESENT : 0) | (sacl ? SecurityDescriptor.SACL_PRESENT : 0),
                random.nextBoolean() ? anySid(random) : null,
                random.nextBoolean() ? anySid(random) : null,
                sacl && random.nextBoolean() ? anyAcl(random) : null,
                dacl && random.nextBoolean() ? anyAcl(random) : null);
    }

    private static ImmutableList<Ace> anyAcl(Random random) {
        ImmutableList.Builder<Ace> acl = ImmutableList.builder();
        for (int i = random.nextInt(6); i > 0; i--) {
            acl.add(new Ace(
                    TYPES.get(random.nextInt(TYPES.size())), random.nextInt(256), random.nextInt(), anySid(random)));
        }
        return acl.build();
    }

    private static Sid anySid(Random random) {
        return Sid.of(
                5, random.ints(random.nextInt(Sid.MAX_SUB_AUTHORITIES + 1)).toArray());
    }

    private static SecurityDescriptor decode(byte[] bytes) throws MalformedMessage {
        return SecurityDescriptor.decode(WireReader.of(bytes));
    }
}
