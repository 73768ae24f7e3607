package io.nethood.smb.file;

import java.util.List;

import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.security.Ace;
import io.nethood.smb.security.FileAccess;
import io.nethood.smb.security.SecurityDescriptor;
import io.nethood.smb.security.SecurityInformation;
import io.nethood.smb.security.Sid;
import io.nethood.smb.security.WellKnownSids;
import io.nethood.smb.testkit.TestVolume;
import io.nethood.smb.wire.NtStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static io.nethood.smb.testkit.TestVolume.ALICE;
import static io.nethood.smb.testkit.TestVolume.BOB;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class VolumeSecurityTest {
    private static final int WHOLE = SecurityInformation.OWNER | SecurityInformation.GROUP | SecurityInformation.DACL;

    private final TestVolume volume = TestVolume.empty();

    // Files without a descriptor of their own

    @Test
    void what_nobody_has_restricted_belongs_to_administrators_and_everybody_may_use_it() throws Exception {
        create("\\file", null);

        volume.user(BOB);

        assertThat(volume.statusOf(open("\\file", FileAccess.ALL))).isEqualTo(NtStatus.SUCCESS);
        assertThat(descriptor("\\file"))
                .returns(WellKnownSids.ADMINISTRATORS, SecurityDescriptor::owner)
                .returns(List.of(everybody(0)), SecurityDescriptor::dacl);
    }

    @Test
    void a_new_file_belongs_to_whoever_creates_it() throws Exception {
        volume.user(BOB);
        create("\\file", null);

        assertThat(descriptor("\\file"))
                .returns(BOB.user(), SecurityDescriptor::owner)
                .returns(List.of(everybody(0)), SecurityDescriptor::dacl);
    }

    // Files with one

    @Test
    void what_a_file_is_created_with_holds_for_everybody_after() throws Exception {
        create("\\file", dacl(Ace.allow(0, FileAccess.FILE_GENERIC_READ, BOB.user())));

        volume.user(BOB);

        assertThat(volume.statusOf(open("\\file", FileAccess.GENERIC_READ))).isEqualTo(NtStatus.SUCCESS);
        assertThat(volume.statusOf(open("\\file", FileAccess.WRITE_DATA))).isEqualTo(NtStatus.ACCESS_DENIED);
        try (Opened most = opened(open("\\file", FileAccess.MAXIMUM_ALLOWED))) {
            // Whoever may delete what is in a directory may delete the file.
            int expected = FileAccess.FILE_GENERIC_READ | FileAccess.DELETE;
            assertThat(most.file().granted()).isEqualTo(expected);
            assertThat(most.file().maximalAccess()).isEqualTo(expected);
        }
    }

    @Test
    void whoever_creates_may_do_what_he_wants_until_he_closes() throws Exception {
        CreateParameters request = open("\\file", FileAccess.ALL)
                .withDisposition(CreateDisposition.CREATE)
                .withSecurity(dacl());

        try (Opened mine = opened(request)) {
            assertThat(mine.file().granted()).isEqualTo(FileAccess.ALL);
        }
        assertThat(volume.statusOf(open("\\file", FileAccess.READ_DATA))).isEqualTo(NtStatus.ACCESS_DENIED);
    }

    @Test
    void every_open_may_see_the_attributes() throws Exception {
        create("\\file", dacl(Ace.allow(0, FileAccess.READ_DATA, BOB.user())));
        volume.user(BOB);

        try (Opened reader = opened(open("\\file", FileAccess.READ_DATA))) {
            assertThat(reader.file().granted()).isEqualTo(FileAccess.READ_DATA | FileAccess.READ_ATTRIBUTES);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = CreateDisposition.class,
            names = {"OVERWRITE", "OVERWRITE_IF"})
    void overwriting_takes_the_right_to_write_without_giving_it(CreateDisposition overwrite) throws Exception {
        create("\\readable", dacl(Ace.allow(0, FileAccess.FILE_GENERIC_READ, BOB.user())));
        create("\\writable", dacl(Ace.allow(0, FileAccess.ALL, BOB.user())));
        volume.user(BOB);

        assertThat(volume.statusOf(open("\\readable", FileAccess.READ_DATA).withDisposition(overwrite)))
                .isEqualTo(NtStatus.ACCESS_DENIED);
        try (Opened mine = opened(open("\\writable", FileAccess.READ_DATA).withDisposition(overwrite))) {
            assertThat(mine.file().granted()).isEqualTo(FileAccess.READ_DATA | FileAccess.READ_ATTRIBUTES);
        }
    }

    @Test
    void an_administrator_with_backup_intent_reads_what_nobody_may() throws Exception {
        create("\\file", dacl());
        CreateParameters plain = open("\\file", FileAccess.READ_DATA);
        CreateParameters backup = open("\\file", FileAccess.READ_DATA, CreateOptions.OPEN_FOR_BACKUP_INTENT);

        assertThat(volume.statusOf(plain)).isEqualTo(NtStatus.ACCESS_DENIED);
        assertThat(volume.statusOf(backup)).isEqualTo(NtStatus.SUCCESS);
        assertThat(volume.user(BOB).statusOf(backup)).isEqualTo(NtStatus.ACCESS_DENIED);
    }

    @Test
    void through_a_read_only_share_full_control_is_to_read() throws Exception {
        create("\\file", dacl(Ace.allow(0, FileAccess.ALL, WellKnownSids.EVERYONE)));
        volume.readOnly(true);

        try (Opened most = opened(open("\\file", FileAccess.MAXIMUM_ALLOWED))) {
            assertThat(most.file().granted() & FileAccess.CHANGES).isZero();
            assertThat(most.file().maximalAccess() & FileAccess.CHANGES).isZero();
        }
    }

    // Directories

    @Test
    void a_new_file_inherits_from_its_directory() throws Exception {
        createDirectory("\\dir", dacl(Ace.allow(Ace.OBJECT_INHERIT, FileAccess.ALL, ALICE.user())));

        create("\\dir\\file", null);

        assertThat(descriptor("\\dir\\file").dacl()).isEqualTo(List.of(Ace.allow(0, FileAccess.ALL, ALICE.user())));
    }

    @Test
    void a_changed_descriptor_of_a_directory_holds_for_the_next_file_in_it() throws Exception {
        createDirectory("\\dir", null);
        create("\\dir\\before", null);
        SecurityDescriptor given = dacl(Ace.allow(Ace.OBJECT_INHERIT, FileAccess.ALL, ALICE.user()));

        set("\\dir", SecurityInformation.DACL, given);
        create("\\dir\\after", null);

        assertThat(descriptor("\\dir\\before").dacl()).isEqualTo(List.of(everybody(0)));
        assertThat(descriptor("\\dir\\after").dacl()).isEqualTo(List.of(Ace.allow(0, FileAccess.ALL, ALICE.user())));
        volume.user(BOB);
        assertThat(volume.statusOf(open("\\dir\\mine", FileAccess.ALL).withDisposition(CreateDisposition.CREATE)))
                .isEqualTo(NtStatus.ACCESS_DENIED);
    }

    @Test
    void whoever_may_not_list_a_directory_does_not() throws Exception {
        createDirectory("\\dir", dacl(Ace.allow(0, FileAccess.LIST_DIRECTORY, ALICE.user())));

        assertThat(volume.volume().list(TestVolume.path("\\dir"), ALICE)).isNotNull();
        assertThatExceptionOfType(FileRefusal.class)
                .isThrownBy(() -> volume.volume().list(TestVolume.path("\\dir"), BOB))
                .returns(NtStatus.ACCESS_DENIED, FileRefusal::status);
    }

    @Test
    void a_file_is_moved_only_to_where_its_mover_may_add_one() throws Exception {
        createDirectory("\\dir", dacl(Ace.allow(0, FileAccess.FILE_GENERIC_READ, BOB.user())));
        volume.user(BOB);
        create("\\file", null);

        try (Opened mine = opened(open("\\file", FileAccess.DELETE))) {
            assertThatExceptionOfType(FileRefusal.class)
                    .isThrownBy(() -> mine.file().rename(TestVolume.path("\\dir\\file"), false, volume.nowNanos()))
                    .returns(NtStatus.ACCESS_DENIED, FileRefusal::status);
        }
    }

    // Descriptors that clients read and write

    @Test
    void reading_and_writing_a_descriptor_take_the_rights_to() throws Exception {
        create("\\file", null);

        try (Opened reader = opened(open("\\file", FileAccess.READ_CONTROL))) {
            assertThat(reader.file().security(SecurityInformation.OWNER).dacl()).isNull();
            assertThatExceptionOfType(FileRefusal.class)
                    .isThrownBy(() -> reader.file().setSecurity(SecurityInformation.DACL, dacl()))
                    .returns(NtStatus.ACCESS_DENIED, FileRefusal::status);
            assertThatExceptionOfType(FileRefusal.class)
                    .isThrownBy(() -> reader.file().security(SecurityInformation.SACL))
                    .returns(NtStatus.ACCESS_DENIED, FileRefusal::status);
        }
    }

    @Test
    void a_null_dacl_stays_one_and_overwriting_keeps_it() throws Exception {
        create("\\file", null);
        SecurityDescriptor nullDacl = new SecurityDescriptor(SecurityDescriptor.DACL_PRESENT, null, null, null, null);

        set("\\file", SecurityInformation.DACL, nullDacl);
        volume.open(open("\\file", FileAccess.WRITE_DATA).withDisposition(CreateDisposition.OVERWRITE))
                .close();

        assertThat(descriptor("\\file"))
                .returns(null, SecurityDescriptor::dacl)
                .returns(SecurityDescriptor.DACL_PRESENT, SecurityDescriptor::control);
    }

    @Test
    void nobody_creates_a_file_for_another_unless_he_may_restore() throws Exception {
        SecurityDescriptor forAlice = new SecurityDescriptor(0, ALICE.user(), null, null, null);
        SecurityDescriptor forBob = new SecurityDescriptor(0, BOB.user(), null, null, null);
        create("\\restored", forBob);
        volume.user(BOB);

        NtStatus refused = volume.statusOf(open("\\gift", FileAccess.ALL)
                .withDisposition(CreateDisposition.CREATE)
                .withSecurity(forAlice));

        assertThat(descriptor("\\restored").owner()).isEqualTo(BOB.user());
        assertThat(refused).isEqualTo(NtStatus.INVALID_OWNER);
        assertThat(volume.statusOf(open("\\gift", FileAccess.ALL))).isEqualTo(NtStatus.OBJECT_NAME_NOT_FOUND);
    }

    // What the tests say

    private void create(String path, @Nullable SecurityDescriptor security) throws FileRefusal, FileWait {
        volume.open(open(path, FileAccess.READ_DATA)
                        .withDisposition(CreateDisposition.CREATE)
                        .withSecurity(security))
                .close();
    }

    private void createDirectory(String path, @Nullable SecurityDescriptor security) throws FileRefusal, FileWait {
        volume.open(open(path, FileAccess.READ_DATA, CreateOptions.DIRECTORY_FILE)
                        .withDisposition(CreateDisposition.CREATE)
                        .withSecurity(security))
                .close();
    }

    private SecurityDescriptor descriptor(String path) throws FileRefusal, FileWait {
        try (Opened file = opened(open(path, FileAccess.READ_CONTROL))) {
            return file.file().security(WHOLE);
        }
    }

    private void set(String path, int information, SecurityDescriptor given) throws FileRefusal, FileWait {
        try (Opened file = opened(open(path, FileAccess.WRITE_DAC))) {
            file.file().setSecurity(information, given);
        }
    }

    private Opened opened(CreateParameters request) throws FileRefusal, FileWait {
        return new Opened(volume.open(request));
    }

    /** An open for the length of a block. */
    private record Opened(OpenFile file) implements AutoCloseable {
        @Override
        public void close() {
            file.close();
        }
    }

    private static CreateParameters open(String path, int access) {
        return open(path, access, 0);
    }

    private static CreateParameters open(String path, int access, int options) {
        return CreateParameters.internal(TestVolume.path(path), access, options);
    }

    private static SecurityDescriptor dacl(Ace... entries) {
        Sid owner = ALICE.user();
        return SecurityDescriptor.of(owner, WellKnownSids.USERS, entries);
    }

    private static Ace everybody(int flags) {
        return Ace.allow(flags, FileAccess.ALL, WellKnownSids.EVERYONE);
    }
}
