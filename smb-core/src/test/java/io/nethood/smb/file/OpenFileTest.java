package io.nethood.smb.file;

import java.nio.charset.StandardCharsets;
import java.util.List;

import io.nethood.smb.file.store.FileAttributes;
import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.file.store.StoreChange;
import io.nethood.smb.security.FileAccess;
import io.nethood.smb.testkit.TestVolume;
import io.nethood.smb.wire.NtStatus;
import io.nethood.smb.wire.info.ExtendedAttribute;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class OpenFileTest {
    private static final int PID = 77;

    private final TestVolume volume = TestVolume.empty();

    // Places

    /** smbtorture raw.seek: a read moves what FilePositionInformation tells, a write only what SMB_COM_SEEK tells. */
    @Test
    void reads_move_the_position_and_writes_only_the_pointer() throws Exception {
        OpenFile file = create(0);

        file.content().write(Unpooled.wrappedBuffer(new byte[2]), 0, PID);
        long positionAfterWrite = file.position();
        long pointerAfterWrite = file.pointer();
        file.content().read(Unpooled.buffer(), 1, 0, PID, false);

        assertThat(positionAfterWrite).isZero();
        assertThat(pointerAfterWrite).isEqualTo(2);
        assertThat(file.position()).isEqualTo(1);
        assertThat(file.pointer()).isEqualTo(1);
    }

    @Test
    void a_position_before_the_file_is_refused() throws Exception {
        OpenFile file = create(0);

        assertRefused(() -> file.position(-1), NtStatus.INVALID_PARAMETER);
    }

    // Mode

    @ParameterizedTest
    @CsvSource({
        "0x00, 0x02, true", // write through
        "0x00, 0x06, true",
        "0x20, 0x10, true", // from one way to be synchronous to the other
        "0x20, 0x30, false", // both
        "0x20, 0x00, false", // no longer synchronous
        "0x00, 0x20, false", // synchronous from now on
        "0x00, 0x1000, false", // delete on close
        "0x00, 0x01, false"
    })
    void the_mode_changes_between_what_an_open_can_be(String options, String mode, boolean allowed) throws Exception {
        OpenFile file = create(Integer.decode(options));
        int wanted = Integer.decode(mode);

        if (allowed) {
            file.mode(wanted);
            assertThat(file.mode()).isEqualTo(wanted);
        } else {
            assertRefused(() -> file.mode(wanted), NtStatus.INVALID_PARAMETER);
        }
    }

    // Content

    @Test
    void zeros_are_made_inside_the_file_only() throws Exception {
        OpenFile file = create(0);
        file.content().write(Unpooled.copiedBuffer("abcdef", StandardCharsets.US_ASCII), 0, PID);

        file.content().zero(2, 4, PID);
        file.content().zero(5, Long.MAX_VALUE, PID);
        file.content().zero(100, 200, PID);

        ByteBuf content = Unpooled.buffer();
        file.content().read(content, 100, 0, PID, false);
        assertThat(content.toString(StandardCharsets.US_ASCII)).isEqualTo("ab\0\0e\0");
        assertRefused(() -> file.content().zero(4, 2, PID), NtStatus.INVALID_PARAMETER);
        assertRefused(() -> file.content().zero(-1, 2, PID), NtStatus.INVALID_PARAMETER);
    }

    // Attributes

    @Test
    void a_sparse_file_stays_sparse_whatever_attributes_a_client_sets() throws Exception {
        OpenFile file = create(0);
        file.setSparse(true);

        file.change(StoreChange.ofAttributes(FileAttributes.HIDDEN));

        assertThat(file.attributes().attributes()).isEqualTo(FileAttributes.HIDDEN | FileAttributes.SPARSE);
    }

    // Extended attributes

    /** So that a listing need not open each file. */
    @Test
    void a_listing_knows_which_files_have_extended_attributes() throws Exception {
        OpenFile file = create(0);
        file.setExtendedAttributes(List.of(new ExtendedAttribute(0, "NAME", new byte[] {1})));
        file.change(StoreChange.ofAttributes(FileAttributes.HIDDEN));
        boolean marked = isMarked(file);

        file.setExtendedAttributes(List.of(new ExtendedAttribute(0, "name", new byte[0])));

        assertThat(marked).isTrue();
        assertThat(isMarked(file)).isFalse();
    }

    private static boolean isMarked(OpenFile file) throws FileRefusal {
        return (file.attributes().attributes() & FileAttributes.HAS_EAS) != 0;
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a*b", "a/b", "a\\b", "a=b", "a;b", "a\u0001", "a\"", "a,b"})
    void no_extended_attribute_has_such_a_name(String name) throws Exception {
        OpenFile file = create(0);
        List<ExtendedAttribute> bad = List.of(new ExtendedAttribute(0, name, new byte[] {1}));

        assertRefused(() -> file.setExtendedAttributes(bad), NtStatus.INVALID_EA_NAME);
        assertThat(volume.statusOf(
                        request(0).withDisposition(CreateDisposition.OPEN_IF).withExtendedAttributes(bad)))
                .isEqualTo(NtStatus.INVALID_EA_NAME);
    }

    @Test
    void extended_attributes_are_64_kib_at_most() throws Exception {
        OpenFile file = create(0);
        file.setExtendedAttributes(List.of(new ExtendedAttribute(0, "A", new byte[60_000])));

        assertRefused(
                () -> file.setExtendedAttributes(List.of(new ExtendedAttribute(0, "B", new byte[6_000]))),
                NtStatus.EA_TOO_LARGE);
        assertThat(file.extendedAttributes()).hasSize(1);
    }

    private static void assertRefused(ThrowingCallable call, NtStatus status) {
        assertThatExceptionOfType(FileRefusal.class).isThrownBy(call).returns(status, FileRefusal::status);
    }

    private OpenFile create(int options) throws Exception {
        return volume.open(request(options).withDisposition(CreateDisposition.CREATE));
    }

    private static CreateParameters request(int options) {
        return CreateParameters.internal(TestVolume.path("\\file"), FileAccess.ALL | FileAccess.SYNCHRONIZE, options);
    }
}
