package io.nethood.smb.host;

import java.util.Optional;

import io.nethood.smb.host.ShareAdministration.NewShare;
import io.nethood.smb.session.Edition;
import io.nethood.smb.share.Share;
import io.nethood.smb.testkit.RpcPeer;
import io.nethood.smb.testkit.TestLab;
import io.nethood.smb.testkit.TestVolume;
import io.nethood.smb.wire.Win32Error;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ShareAdministrationTest {
    private final TestLab lab = TestLab.withDrive(
            Edition.WINDOWS_2000_SERVER,
            path -> path.equalsIgnoreCase("C:\\tmp")
                    ? Optional.of(TestVolume.empty().volume())
                    : Optional.empty());
    private final ShareAdministration shares = new ShareAdministration(lab.host());

    @Test
    void an_administrator_shares_a_directory_of_the_drive() {
        Win32Error status = shares.add(RpcPeer.ADMINISTRATOR, wanted("New", "C:\\tmp"));

        Share share = lab.host().shares().find("NEW").orElseThrow();
        assertThat(status).isEqualTo(Win32Error.SUCCESS);
        assertThat(share.resource()).isEqualTo("C:\\tmp");
        assertThat(share.comment()).isEqualTo("fresh");
        assertThat(share.maxUses()).isEqualTo(3);
        assertThat(share.volume()).isNotNull();
    }

    @Test
    void nobody_else_makes_changes_or_ends_a_share() {
        assertThat(shares.add(RpcPeer.USER, wanted("New", "C:\\tmp"))).isEqualTo(Win32Error.ACCESS_DENIED);
        assertThat(shares.change(RpcPeer.USER, "LABJET", "mine", null)).isEqualTo(Win32Error.ACCESS_DENIED);
        assertThat(shares.delete(RpcPeer.USER, "LABJET")).isEqualTo(Win32Error.ACCESS_DENIED);
        assertThat(lab.host().shares().find("LABJET").orElseThrow().comment()).isEmpty();
    }

    @Test
    void what_is_not_on_the_drive_is_no_directory() {
        assertThat(shares.add(RpcPeer.ADMINISTRATOR, wanted("New", "/etc"))).isEqualTo(Win32Error.NERR_UNKNOWN_DEV_DIR);
    }

    @Test
    void a_name_that_is_taken_stays_with_its_share() {
        assertThat(shares.add(RpcPeer.ADMINISTRATOR, wanted("labjet", "C:\\tmp")))
                .isEqualTo(Win32Error.NERR_DUPLICATE_SHARE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\\b", "a:b", "a,b", "a=b", "pipe", "MailSlot", "tab\there"})
    void what_windows_reserves_is_no_name(String name) {
        assertThat(shares.add(RpcPeer.ADMINISTRATOR, wanted(name, "C:\\tmp"))).isEqualTo(Win32Error.INVALID_NAME);
    }

    @Test
    void a_name_has_80_characters_at_most() {
        assertThat(ShareAdministration.isShareName("x".repeat(80))).isTrue();
        assertThat(ShareAdministration.isShareName("x".repeat(81))).isFalse();
    }

    @Test
    void a_share_without_a_limit_of_its_own_is_asked_for_with_zero_too() {
        shares.add(RpcPeer.ADMINISTRATOR, new NewShare("New", 0, "", 0, "C:\\tmp"));

        assertThat(lab.host().shares().find("New").orElseThrow().maxUses()).isEqualTo(Share.UNLIMITED_USES);
    }

    @Test
    void only_directories_are_shared_so() {
        assertThat(shares.add(RpcPeer.ADMINISTRATOR, new NewShare("New", 1, "", -1, "LPT1:")))
                .isEqualTo(Win32Error.NOT_SUPPORTED);
    }

    @Test
    void comment_and_most_uses_change_each_by_itself() {
        shares.change(RpcPeer.ADMINISTRATOR, "labjet", "by the door", null);
        shares.change(RpcPeer.ADMINISTRATOR, "labjet", null, 7);

        Share share = lab.host().shares().find("LABJET").orElseThrow();
        assertThat(share.comment()).isEqualTo("by the door");
        assertThat(share.maxUses()).isEqualTo(7);
        assertThat(shares.change(RpcPeer.ADMINISTRATOR, "none", "x", null))
                .isEqualTo(Win32Error.NERR_NET_NAME_NOT_FOUND);
    }

    @Test
    void every_share_but_ipc_can_be_ended() {
        assertThat(shares.delete(RpcPeer.ADMINISTRATOR, "ipc$")).isEqualTo(Win32Error.ACCESS_DENIED);
        assertThat(shares.delete(RpcPeer.ADMINISTRATOR, "C$")).isEqualTo(Win32Error.SUCCESS);
        assertThat(shares.delete(RpcPeer.ADMINISTRATOR, "C$")).isEqualTo(Win32Error.NERR_NET_NAME_NOT_FOUND);
    }

    private static NewShare wanted(String name, String path) {
        return new NewShare(name, 0, "fresh", 3, path);
    }
}
