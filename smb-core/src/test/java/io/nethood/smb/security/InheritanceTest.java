package io.nethood.smb.security;

import java.util.Arrays;
import java.util.List;

import com.google.common.collect.ImmutableList;
import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.wire.NtStatus;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

class InheritanceTest {
    private static final int OI = Ace.OBJECT_INHERIT;
    private static final int CI = Ace.CONTAINER_INHERIT;
    private static final int IO = Ace.INHERIT_ONLY;
    private static final int RIGHTS = FileAccess.WRITE_DATA | FileAccess.WRITE_DAC;
    private static final Sid ALICE = Sid.of(5, 21, 1, 2, 3, 1000);
    private static final Sid BOB = Sid.of(5, 21, 1, 2, 3, 1001);
    private static final Sid NONE = Sid.of(5, 21, 1, 2, 3, 513);
    private static final Token USER = Token.of(ALICE, ALICE, NONE, List.of(WellKnownSids.AUTHENTICATED_USERS));
    private static final Token ADMINISTRATOR =
            Token.of(ALICE, WellKnownSids.ADMINISTRATORS, NONE, List.of(WellKnownSids.ADMINISTRATORS));
    private static final Ace OF_TOKEN = Ace.allow(0, FileAccess.ALL, ALICE);
    private static final Ace OF_SYSTEM = Ace.allow(0, FileAccess.ALL, WellKnownSids.LOCAL_SYSTEM);

    /** Flags of the parent's entry; then of the child's, -1 when it inherits nothing: OI 1, CI 2, NP 4, IO 8. */
    @ParameterizedTest
    @CsvSource({
        "0, -1, -1",
        "1, 0, 9",
        "2, -1, 2",
        "3, 0, 3",
        "4, -1, -1",
        "5, 0, -1",
        "6, -1, 0",
        "7, 0, 0",
        "8, -1, -1",
        "9, 0, 9",
        "10, -1, 2",
        "11, 0, 3",
        "12, -1, -1",
        "13, 0, -1",
        "14, -1, 0",
        "15, 0, 0"
    })
    void an_entry_is_inherited_as_its_flags_say(int parent, int file, int directory) throws FileRefusal {
        SecurityDescriptor above = marked(0, Ace.allow(parent, RIGHTS, BOB));

        assertInherited(Inheritance.descriptorFor(above, USER, false, null), file, 0);
        assertInherited(Inheritance.descriptorFor(above, USER, true, null), directory, 0);
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 9", "3, 0, 3", "7, 0, 0", "17, 0, 9"})
    void below_a_parent_marked_auto_inherited_what_is_inherited_is_marked(int parent, int file, int directory)
            throws FileRefusal {
        int mark = SecurityDescriptor.DACL_AUTO_INHERITED;
        SecurityDescriptor above = marked(mark, Ace.allow(parent, RIGHTS, BOB));

        assertInherited(Inheritance.descriptorFor(above, USER, false, null), file, mark);
        assertInherited(Inheritance.descriptorFor(above, USER, true, null), directory, mark);
    }

    private static void assertInherited(SecurityDescriptor child, int flags, int mark) {
        assertThat(child.control()).isEqualTo(SecurityDescriptor.DACL_PRESENT | mark);
        assertThat(child.owner()).isEqualTo(ALICE);
        assertThat(child.group()).isEqualTo(NONE);
        if (flags < 0) {
            assertThat(child.dacl()).containsExactly(OF_TOKEN, OF_SYSTEM);
        } else {
            assertThat(child.dacl()).containsExactly(Ace.allow(flags | (mark == 0 ? 0 : Ace.INHERITED), RIGHTS, BOB));
        }
    }

    @Test
    void the_creator_is_put_in_here_and_stays_open_below() throws FileRefusal {
        SecurityDescriptor above = marked(
                0,
                Ace.allow(OI | CI | IO, FileAccess.GENERIC_ALL, WellKnownSids.CREATOR_OWNER),
                Ace.allow(CI, RIGHTS, WellKnownSids.CREATOR_GROUP));

        SecurityDescriptor file = Inheritance.descriptorFor(above, USER, false, null);
        SecurityDescriptor directory = Inheritance.descriptorFor(above, USER, true, null);

        assertThat(file.dacl()).containsExactly(OF_TOKEN);
        assertThat(directory.dacl())
                .containsExactly(
                        OF_TOKEN,
                        Ace.allow(OI | CI | IO, FileAccess.GENERIC_ALL, WellKnownSids.CREATOR_OWNER),
                        Ace.allow(0, RIGHTS, NONE),
                        Ace.allow(CI | IO, RIGHTS, WellKnownSids.CREATOR_GROUP));
    }

    @Test
    void the_creator_below_is_not_put_in_where_the_entry_does_not_count() throws FileRefusal {
        Ace forFiles = Ace.allow(OI | IO, FileAccess.GENERIC_READ, WellKnownSids.CREATOR_OWNER);

        SecurityDescriptor directory = Inheritance.descriptorFor(marked(0, forFiles), USER, true, null);

        assertThat(directory.dacl()).containsExactly(forFiles);
    }

    @Test
    void a_generic_right_is_specific_here_and_generic_below() throws FileRefusal {
        SecurityDescriptor above = marked(0, Ace.allow(CI, FileAccess.GENERIC_READ, BOB));

        assertThat(Inheritance.descriptorFor(above, USER, true, null).dacl())
                .containsExactly(
                        Ace.allow(0, FileAccess.FILE_GENERIC_READ, BOB),
                        Ace.allow(CI | IO, FileAccess.GENERIC_READ, BOB));
    }

    @Test
    void a_list_that_is_given_is_the_list() throws FileRefusal {
        SecurityDescriptor given = new SecurityDescriptor(
                SecurityDescriptor.DACL_PRESENT,
                null,
                null,
                null,
                ImmutableList.of(
                        Ace.allow(CI | OI, FileAccess.GENERIC_WRITE, BOB),
                        Ace.allow(0, RIGHTS, WellKnownSids.CREATOR_OWNER)));

        SecurityDescriptor child =
                Inheritance.descriptorFor(marked(0, Ace.allow(OI | CI, RIGHTS, BOB)), USER, true, given);

        assertThat(child)
                .isEqualTo(SecurityDescriptor.of(
                        ALICE,
                        NONE,
                        Ace.allow(CI | OI, FileAccess.FILE_GENERIC_WRITE, BOB),
                        Ace.allow(0, RIGHTS, ALICE)));
    }

    @Test
    void below_a_marked_parent_the_inherited_entries_come_behind_those_given_unless_they_are_protected()
            throws FileRefusal {
        SecurityDescriptor above = marked(SecurityDescriptor.DACL_AUTO_INHERITED, Ace.allow(OI, RIGHTS, BOB));
        Ace own = Ace.allow(0, 1, ALICE);
        SecurityDescriptor given = marked(0, own, Ace.allow(Ace.INHERITED, 2, BOB));
        SecurityDescriptor closed = marked(SecurityDescriptor.DACL_PROTECTED, own);

        SecurityDescriptor merged = Inheritance.descriptorFor(above, ADMINISTRATOR, false, given);
        SecurityDescriptor apart = Inheritance.descriptorFor(above, ADMINISTRATOR, false, closed);

        assertThat(merged.dacl()).containsExactly(own, Ace.allow(Ace.INHERITED, RIGHTS, BOB));
        assertThat(apart.dacl()).containsExactly(own);
        assertThat(apart.has(SecurityDescriptor.DACL_PROTECTED)).isTrue();
    }

    @Test
    void a_null_dacl_that_is_given_stays_null() throws FileRefusal {
        SecurityDescriptor given = new SecurityDescriptor(SecurityDescriptor.DACL_PRESENT, null, null, null, null);

        SecurityDescriptor child = Inheritance.descriptorFor(marked(0, Ace.allow(OI, RIGHTS, BOB)), USER, false, given);

        assertThat(child.has(SecurityDescriptor.DACL_PRESENT)).isTrue();
        assertThat(child.dacl()).isNull();
    }

    @Test
    void a_given_list_that_is_only_a_default_gives_way_to_an_inherited_one() throws FileRefusal {
        SecurityDescriptor given = new SecurityDescriptor(
                SecurityDescriptor.DACL_PRESENT | SecurityDescriptor.DACL_DEFAULTED,
                null,
                null,
                null,
                ImmutableList.of(Ace.allow(0, 1, BOB)));

        assertThat(Inheritance.descriptorFor(marked(0, Ace.allow(OI, RIGHTS, BOB)), USER, false, given)
                        .dacl())
                .containsExactly(Ace.allow(0, RIGHTS, BOB));
        assertThat(Inheritance.descriptorFor(null, USER, false, given).dacl()).containsExactly(Ace.allow(0, 1, BOB));
    }

    @Test
    void below_a_shared_directory_everyone_keeps_the_rights() throws FileRefusal {
        SecurityDescriptor shared = FileSecurity.shared(ALICE, NONE, FileAccess.ALL, true);

        assertThat(Inheritance.descriptorFor(shared, USER, true, null).dacl()).isEqualTo(shared.dacl());
        assertThat(Inheritance.descriptorFor(shared, USER, false, null).dacl())
                .containsExactly(Ace.allow(0, FileAccess.ALL, WellKnownSids.EVERYONE));
    }

    @Test
    void audit_entries_are_inherited_with_their_flags() throws FileRefusal {
        Ace audit = new Ace(Ace.Type.AUDIT, 0xC0 | OI, RIGHTS, BOB);
        SecurityDescriptor above = new SecurityDescriptor(
                SecurityDescriptor.SACL_PRESENT | SecurityDescriptor.SACL_AUTO_INHERITED,
                BOB,
                NONE,
                ImmutableList.of(audit),
                null);

        SecurityDescriptor child = Inheritance.descriptorFor(above, USER, false, null);

        assertThat(child.sacl()).containsExactly(audit.withFlags(0xC0 | Ace.INHERITED));
        assertThat(child.has(SecurityDescriptor.SACL_AUTO_INHERITED)).isTrue();
        assertThat(child.has(SecurityDescriptor.DACL_AUTO_INHERITED)).isFalse();
    }

    @Test
    void an_owner_is_given_by_administrators_only() throws FileRefusal {
        SecurityDescriptor given = new SecurityDescriptor(0, BOB, WellKnownSids.USERS, null, null);

        SecurityDescriptor child = Inheritance.descriptorFor(null, ADMINISTRATOR, false, given);

        assertThat(child.owner()).isEqualTo(BOB);
        assertThat(child.group()).isEqualTo(WellKnownSids.USERS);
        assertThat(child.dacl()).containsExactly(OF_SYSTEM.withSid(WellKnownSids.ADMINISTRATORS), OF_SYSTEM);
        assertRefused(NtStatus.INVALID_OWNER, null, given);
    }

    @Test
    void a_sacl_is_given_by_administrators_only() throws FileRefusal {
        SecurityDescriptor given = new SecurityDescriptor(
                SecurityDescriptor.SACL_PRESENT,
                null,
                null,
                ImmutableList.of(new Ace(Ace.Type.AUDIT, 0x40, 1, BOB)),
                null);

        assertThat(Inheritance.descriptorFor(null, ADMINISTRATOR, false, given).sacl())
                .isEqualTo(given.sacl());
        assertRefused(NtStatus.PRIVILEGE_NOT_HELD, null, given);
    }

    @Test
    void what_would_grow_beyond_64_kib_is_refused() {
        Ace[] many = new Ace[1500];
        Arrays.fill(many, Ace.allow(OI | CI, RIGHTS, BOB));
        SecurityDescriptor above = marked(SecurityDescriptor.DACL_AUTO_INHERITED, many);

        assertRefused(NtStatus.INVALID_SECURITY_DESCR, above, marked(0, many).withOnly(SecurityInformation.DACL));
    }

    private static SecurityDescriptor marked(int flags, Ace... dacl) {
        return new SecurityDescriptor(
                SecurityDescriptor.DACL_PRESENT | flags, BOB, NONE, null, ImmutableList.copyOf(dacl));
    }

    private static void assertRefused(NtStatus status, @Nullable SecurityDescriptor parent, SecurityDescriptor given) {
        assertThatThrownBy(() -> Inheritance.descriptorFor(parent, USER, false, given))
                .asInstanceOf(type(FileRefusal.class))
                .returns(status, FileRefusal::status);
    }
}
