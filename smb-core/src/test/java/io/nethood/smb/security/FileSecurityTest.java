package io.nethood.smb.security;

import java.util.Arrays;
import java.util.List;

import com.google.common.collect.ImmutableList;
import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.wire.NtStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

class FileSecurityTest {
    private static final Sid ALICE = Sid.of(5, 21, 1, 2, 3, 1000);
    private static final Sid BOB = Sid.of(5, 21, 1, 2, 3, 1001);
    private static final Sid NONE = Sid.of(5, 21, 1, 2, 3, 513);
    private static final Token USER = Token.of(ALICE, ALICE, NONE, List.of());
    private static final SecurityDescriptor CURRENT =
            SecurityDescriptor.of(BOB, NONE, Ace.allow(0, FileAccess.ALL, BOB));

    @Test
    void a_new_dacl_has_specific_rights_except_for_heirs() throws FileRefusal {
        Ace heirs = Ace.allow(Ace.OBJECT_INHERIT | Ace.INHERIT_ONLY, FileAccess.GENERIC_READ, ALICE);
        SecurityDescriptor given =
                SecurityDescriptor.of(ALICE, ALICE, Ace.deny(0, FileAccess.GENERIC_EXECUTE, ALICE), heirs);

        SecurityDescriptor changed = FileSecurity.changed(CURRENT, SecurityInformation.DACL, given, USER);

        assertThat(changed)
                .isEqualTo(
                        SecurityDescriptor.of(BOB, NONE, Ace.deny(0, FileAccess.FILE_GENERIC_EXECUTE, ALICE), heirs));
    }

    @ParameterizedTest
    @CsvSource({
        "0x0004, 0x0004",
        "0x0404, 0x0004",
        "0x0104, 0x0004",
        "0x0504, 0x0404",
        "0x1004, 0x1004",
        "0x1504, 0x1404",
        "0x0604, 0x0004",
        "0x0000, 0x0004"
    })
    void the_mark_auto_inherited_is_kept_only_where_it_is_requested(String given, String kept) throws FileRefusal {
        SecurityDescriptor dacl = new SecurityDescriptor(Integer.decode(given), null, null, null, null);

        assertThat(FileSecurity.changed(CURRENT, SecurityInformation.DACL, dacl, USER)
                        .control())
                .isEqualTo(Integer.decode(kept));
    }

    @Test
    void who_is_no_administrator_makes_nobody_else_the_owner() throws FileRefusal {
        SecurityDescriptor toAlice = new SecurityDescriptor(0, ALICE, null, null, null);

        assertThat(FileSecurity.changed(CURRENT, SecurityInformation.OWNER, toAlice, USER)
                        .owner())
                .isEqualTo(ALICE);
        assertRefused(NtStatus.INVALID_OWNER, SecurityInformation.OWNER, CURRENT);
        assertRefused(NtStatus.INVALID_OWNER, SecurityInformation.OWNER, toAlice.withOnly(0));
        assertRefused(NtStatus.INVALID_SECURITY_DESCR, SecurityInformation.GROUP, toAlice);
    }

    @Test
    void a_sacl_can_be_set_and_removed() throws FileRefusal {
        ImmutableList<Ace> audit = ImmutableList.of(new Ace(Ace.Type.AUDIT, 0x40, 1, BOB));
        SecurityDescriptor given = new SecurityDescriptor(SecurityDescriptor.SACL_PRESENT, null, null, audit, null);

        SecurityDescriptor audited = FileSecurity.changed(CURRENT, SecurityInformation.SACL, given, USER);

        assertThat(audited.sacl()).isEqualTo(audit);
        assertThat(audited.dacl()).isEqualTo(CURRENT.dacl());
        assertThat(FileSecurity.changed(audited, SecurityInformation.SACL, CURRENT, USER))
                .isEqualTo(CURRENT);
    }

    @Test
    void a_descriptor_that_could_not_be_kept_is_refused() {
        Ace[] many = new Ace[SecurityDescriptor.MAX_ACES + 1];
        Arrays.fill(many, Ace.allow(0, 1, WellKnownSids.EVERYONE));

        assertRefused(
                NtStatus.INVALID_SECURITY_DESCR, SecurityInformation.DACL, SecurityDescriptor.of(BOB, NONE, many));
    }

    private static void assertRefused(NtStatus status, int information, SecurityDescriptor given) {
        assertThatThrownBy(() -> FileSecurity.changed(CURRENT, information, given, USER))
                .asInstanceOf(type(FileRefusal.class))
                .returns(status, FileRefusal::status);
    }
}
