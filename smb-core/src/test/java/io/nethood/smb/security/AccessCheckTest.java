package io.nethood.smb.security;

import java.util.List;

import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.wire.NtStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

class AccessCheckTest {
    private static final Sid ALICE = Sid.of(5, 21, 1, 2, 3, 1000);
    private static final Sid NONE = Sid.of(5, 21, 1, 2, 3, 513);
    private static final Token USER =
            Token.of(ALICE, ALICE, NONE, List.of(WellKnownSids.AUTHENTICATED_USERS, WellKnownSids.USERS));
    private static final Token ADMINISTRATOR =
            Token.of(ALICE, WellKnownSids.ADMINISTRATORS, NONE, List.of(WellKnownSids.ADMINISTRATORS));

    /** READ_CONTROL and WRITE_DAC. */
    private static final int OF_OWNER = 0x6_0000;

    @Test
    void the_first_entry_about_a_right_decides() throws FileRefusal {
        SecurityDescriptor denyFirst = dacl(Ace.deny(0, 2, ALICE), Ace.allow(0, 7, WellKnownSids.EVERYONE));
        SecurityDescriptor allowFirst = dacl(Ace.allow(0, 7, WellKnownSids.EVERYONE), Ace.deny(0, 2, ALICE));

        assertThat(AccessCheck.grant(denyFirst, USER, 5)).isEqualTo(5);
        assertRefused(NtStatus.ACCESS_DENIED, denyFirst, USER, 2);
        assertRefused(NtStatus.ACCESS_DENIED, denyFirst, USER, 3);
        assertThat(AccessCheck.grant(allowFirst, USER, 7)).isEqualTo(7);
    }

    @Test
    void rights_come_together_from_several_entries() throws FileRefusal {
        SecurityDescriptor file = dacl(
                Ace.allow(0, 1, ALICE), Ace.allow(0, 2, WellKnownSids.USERS), Ace.allow(0, 4, WellKnownSids.GUESTS));

        assertThat(AccessCheck.grant(file, USER, 3)).isEqualTo(3);
        assertRefused(NtStatus.ACCESS_DENIED, file, USER, 7);
    }

    @Test
    void entries_for_heirs_and_auditors_give_nothing() {
        SecurityDescriptor file = dacl(
                Ace.allow(Ace.INHERIT_ONLY | Ace.OBJECT_INHERIT, 1, ALICE),
                new Ace(Ace.Type.AUDIT, 0, 1, ALICE),
                Ace.allow(0, 1, WellKnownSids.CREATOR_OWNER));

        assertRefused(NtStatus.ACCESS_DENIED, file, USER, 1);
    }

    @Test
    void without_a_dacl_everybody_may_do_everything_and_with_an_empty_one_nobody_anything() throws FileRefusal {
        SecurityDescriptor nullDacl = new SecurityDescriptor(SecurityDescriptor.DACL_PRESENT, NONE, NONE, null, null);

        assertThat(AccessCheck.grant(nullDacl, Token.anonymous(false), FileAccess.MAXIMUM_ALLOWED))
                .isEqualTo(FileAccess.ALL);
        assertRefused(NtStatus.ACCESS_DENIED, nullDacl, USER, 0x200);
        assertRefused(NtStatus.ACCESS_DENIED, dacl(), Token.anonymous(true), FileAccess.MAXIMUM_ALLOWED);
        assertRefused(NtStatus.ACCESS_DENIED, dacl(), ADMINISTRATOR, FileAccess.READ_DATA);
    }

    @Test
    void the_owner_may_read_and_change_the_dacl_even_where_it_is_denied() throws FileRefusal {
        SecurityDescriptor owned = SecurityDescriptor.of(ALICE, NONE, Ace.deny(0, FileAccess.ALL, ALICE));

        assertThat(AccessCheck.grant(owned, USER, OF_OWNER)).isEqualTo(OF_OWNER);
        assertThat(AccessCheck.grant(owned, USER, FileAccess.MAXIMUM_ALLOWED)).isEqualTo(OF_OWNER);
        assertRefused(NtStatus.ACCESS_DENIED, owned, USER, FileAccess.WRITE_OWNER);
    }

    @Test
    void the_maximum_is_all_that_is_allowed_but_must_have_what_is_named() throws FileRefusal {
        SecurityDescriptor file = dacl(Ace.allow(0, 5, ALICE));

        assertThat(AccessCheck.grant(file, USER, FileAccess.MAXIMUM_ALLOWED)).isEqualTo(5);
        assertThat(AccessCheck.grant(file, USER, FileAccess.MAXIMUM_ALLOWED | 1))
                .isEqualTo(5);
        assertRefused(NtStatus.ACCESS_DENIED, file, USER, FileAccess.MAXIMUM_ALLOWED | 2);
    }

    @ParameterizedTest
    @CsvSource({"-0x80000000, 0x120089", "0x40000000, 0x120116", "0x20000000, 0x1200A0", "0x10000000, 0x1F01FF"})
    void generic_rights_stand_for_those_of_files(String generic, String specific) throws FileRefusal {
        int mask = Integer.decode(generic);
        int rights = Integer.decode(specific);

        assertThat(FileAccess.mapped(mask)).isEqualTo(rights);
        assertThat(AccessCheck.grant(dacl(Ace.allow(0, rights, ALICE)), USER, mask))
                .isEqualTo(rights);
        assertThat(AccessCheck.grant(dacl(Ace.allow(0, mask, ALICE)), USER, rights))
                .isEqualTo(rights);
        assertRefused(NtStatus.ACCESS_DENIED, dacl(Ace.allow(0, rights & ~0x2_0000, ALICE)), USER, mask);
    }

    @Test
    void administrators_take_ownership_and_see_the_sacl_when_they_ask_for_that() throws FileRefusal {
        SecurityDescriptor file = dacl();

        assertThat(AccessCheck.grant(file, ADMINISTRATOR, FileAccess.WRITE_OWNER))
                .isEqualTo(FileAccess.WRITE_OWNER);
        assertThat(AccessCheck.grant(file, ADMINISTRATOR, FileAccess.ACCESS_SYSTEM_SECURITY))
                .isEqualTo(FileAccess.ACCESS_SYSTEM_SECURITY);
        assertRefused(NtStatus.ACCESS_DENIED, file, ADMINISTRATOR, FileAccess.MAXIMUM_ALLOWED);
        assertRefused(NtStatus.PRIVILEGE_NOT_HELD, file, USER, FileAccess.ACCESS_SYSTEM_SECURITY);
        assertRefused(
                NtStatus.ACCESS_DENIED, dacl(Ace.allow(0, -1, ALICE)), USER, FileAccess.ACCESS_SYSTEM_SECURITY | 0x200);
    }

    @Test
    void backup_intent_opens_everything_to_administrators_only() throws FileRefusal {
        assertThat(AccessCheck.grant(dacl(), ADMINISTRATOR.forBackup(), FileAccess.GENERIC_READ))
                .isEqualTo(FileAccess.FILE_GENERIC_READ);
        assertRefused(NtStatus.ACCESS_DENIED, dacl(), USER.forBackup(), FileAccess.GENERIC_READ);
    }

    @Test
    void the_directory_above_gives_deletion_and_attributes() throws FileRefusal {
        SecurityDescriptor open = dacl(Ace.allow(0, FileAccess.DELETE_CHILD | FileAccess.LIST_DIRECTORY, ALICE));

        assertThat(AccessCheck.grantInside(open, dacl(), USER, FileAccess.DELETE))
                .isEqualTo(FileAccess.DELETE);
        assertThat(AccessCheck.grantInside(open, dacl(), USER, FileAccess.MAXIMUM_ALLOWED))
                .isEqualTo(FileAccess.DELETE | FileAccess.READ_ATTRIBUTES);
        assertThatThrownBy(() -> AccessCheck.grantInside(dacl(), dacl(), USER, FileAccess.DELETE))
                .isInstanceOf(FileRefusal.class);
    }

    @Test
    void who_creates_a_file_gets_all_he_wants() throws FileRefusal {
        assertThat(AccessCheck.grantNew(USER, FileAccess.GENERIC_WRITE)).isEqualTo(FileAccess.FILE_GENERIC_WRITE);
        assertThat(AccessCheck.grantNew(USER, FileAccess.MAXIMUM_ALLOWED)).isEqualTo(FileAccess.ALL);
        assertThatThrownBy(() -> AccessCheck.grantNew(USER, FileAccess.ACCESS_SYSTEM_SECURITY))
                .asInstanceOf(type(FileRefusal.class))
                .returns(NtStatus.PRIVILEGE_NOT_HELD, FileRefusal::status);
    }

    @Test
    void a_shared_file_is_open_to_everyone_but_null_sessions_that_everyone_does_not_include() throws FileRefusal {
        SecurityDescriptor shared =
                FileSecurity.shared(WellKnownSids.ADMINISTRATORS, WellKnownSids.LOCAL_SYSTEM, FileAccess.ALL, true);

        assertThat(AccessCheck.grant(shared, USER, FileAccess.MAXIMUM_ALLOWED)).isEqualTo(FileAccess.ALL);
        assertThat(AccessCheck.grant(shared, Token.anonymous(true), FileAccess.MAXIMUM_ALLOWED))
                .isEqualTo(FileAccess.ALL);
        assertRefused(NtStatus.ACCESS_DENIED, shared, Token.anonymous(false), FileAccess.READ_DATA);
    }

    private static SecurityDescriptor dacl(Ace... entries) {
        return SecurityDescriptor.of(WellKnownSids.LOCAL_SYSTEM, WellKnownSids.LOCAL_SYSTEM, entries);
    }

    private static void assertRefused(NtStatus status, SecurityDescriptor file, Token token, int desired) {
        assertThatThrownBy(() -> AccessCheck.grant(file, token, desired))
                .asInstanceOf(type(FileRefusal.class))
                .returns(status, FileRefusal::status);
    }
}
