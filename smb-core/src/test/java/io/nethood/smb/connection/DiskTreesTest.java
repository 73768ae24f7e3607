package io.nethood.smb.connection;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

import io.nethood.event.LabEvent;
import io.nethood.smb.auth.SharePassword;
import io.nethood.smb.host.OpenView;
import io.nethood.smb.policy.Policy;
import io.nethood.smb.session.Edition;
import io.nethood.smb.share.Share;
import io.nethood.smb.share.SharePermissions;
import io.nethood.smb.share.ShareType;
import io.nethood.smb.testkit.Answer;
import io.nethood.smb.testkit.LabClient;
import io.nethood.smb.testkit.TestLab;
import io.nethood.smb.testkit.TestVolume;
import io.nethood.smb.wire.SmbCommand;
import io.nethood.wire.WireWriter;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Who connects to which disk share, for what, and what becomes of it when the share ends. */
class DiskTreesTest {
    /** FILE_READ_DATA | FILE_WRITE_DATA. */
    private static final int READ_WRITE = 0x03;

    private static final int CREATE = 2;

    /** NULL sessions pass all gates of policy. */
    private final TestLab lab = TestLab.of(
            Edition.WINDOWS_2000_PROFESSIONAL,
            settings -> settings.withPolicies(settings.policies().with(Policy.RESTRICT_NULL_SESS_ACCESS, 0)));

    @Test
    void a_share_that_is_closed_to_guests_refuses_a_null_session_and_tells_why() {
        share("HOME", new SharePermissions(SharePermissions.Writers.EVERYBODY, false, List.of()));
        LabClient client = lab.connect().negotiated();
        client.setUpAnonymous();

        Answer answer = client.connectTree("HOME");

        assertThat(answer.statusText()).isEqualTo("ACCESS_DENIED");
        assertThat(lab.events(LabEvent.AccessRefused.class))
                .singleElement()
                .returns("share permissions", LabEvent.AccessRefused::gate)
                .returns("HOME", LabEvent.AccessRefused::object)
                .returns("the share is closed to guests and NULL sessions", LabEvent.AccessRefused::rule);
        assertThat(lab.host().shares().find("HOME").orElseThrow().uses()).isZero();
    }

    @Test
    void a_share_that_welcomes_guests_lets_a_null_session_in() {
        share("PUB", SharePermissions.READ_ONLY);
        LabClient client = lab.connect().negotiated();
        client.setUpAnonymous();

        assertThat(client.connectTree("PUB").statusText()).isEqualTo("SUCCESS");
    }

    @Test
    void a_share_that_names_users_is_for_them_alone() {
        share("TEAM", new SharePermissions(SharePermissions.Writers.EVERYBODY, false, List.of("ALICE")));

        assertThat(user("alice", "secret").connectTree("TEAM").statusText()).isEqualTo("SUCCESS");
        assertThat(user("bob", "hidden").connectTree("TEAM").statusText()).isEqualTo("ACCESS_DENIED");
        assertThat(lab.events(LabEvent.AccessRefused.class))
                .singleElement()
                .returns("the share is granted to ALICE only", LabEvent.AccessRefused::rule);
    }

    @Test
    void the_client_beyond_max_uses_is_not_accepted_until_another_goes() {
        lab.host().addShare(disk("PUB", 1));
        LabClient first = user("alice", "secret");
        LabClient second = user("bob", "hidden");
        first.connectTree("PUB");

        assertThat(second.connectTree("PUB").statusText()).isEqualTo("REQUEST_NOT_ACCEPTED");
        first.disconnectTree();
        assertThat(second.connectTree("PUB").statusText()).isEqualTo("SUCCESS");
    }

    @Test
    void nothing_can_be_made_in_a_share_that_nobody_may_write() {
        share("RO", SharePermissions.READ_ONLY);
        LabClient client = user("alice", "secret");
        client.connectTree("RO");

        assertThat(create(client, "new.txt").statusText()).isEqualTo("ACCESS_DENIED");
    }

    @Test
    void a_share_may_be_written_by_administrators_alone() {
        share("print$", new SharePermissions(SharePermissions.Writers.ADMINISTRATORS, true, List.of()));
        LabClient administrator = user("alice", "secret");
        LabClient user = user("bob", "hidden");
        administrator.connectTree("print$");
        user.connectTree("print$");

        assertThat(create(user, "bob.txt").statusText()).isEqualTo("ACCESS_DENIED");
        assertThat(create(administrator, "alice.txt").statusText()).isEqualTo("SUCCESS");
    }

    @Test
    void under_share_level_security_the_password_decides_whether_a_tree_can_be_written() {
        TestLab win98 = TestLab.of(Edition.WIN98);
        SharePassword password =
                SharePassword.forFullAccess("full", StandardCharsets.US_ASCII).withReadOnly("look");
        win98.host().addShare(disk("PUB", Share.UNLIMITED_USES).withPassword(password));
        LabClient writer = win98.connect();
        writer.negotiate("PC NETWORK PROGRAM 1.0");
        LabClient reader = win98.connect();
        reader.negotiate("PC NETWORK PROGRAM 1.0");

        assertThat(reader.connectCoreTree("PUB", "guess", "A:").header().status())
                .isNotZero();
        reader.connectCoreTree("PUB", "look", "A:");
        writer.connectCoreTree("PUB", "full", "A:");

        assertThat(coreCreate(reader, "NEW.TXT").header().status()).isNotZero();
        assertThat(coreCreate(writer, "NEW.TXT").header().status()).isZero();
    }

    @Test
    void deleting_a_share_closes_what_is_open_in_it_and_ends_its_tree() {
        share("OLD", SharePermissions.FULL);
        LabClient client = user("alice", "secret");
        client.connectTree("OLD");
        create(client, "open.txt");

        boolean deleted = lab.host().deleteShare("old");
        lab.deliverMail();

        assertThat(deleted).isTrue();
        assertThat(lab.host().opens().all()).isEmpty();
        assertThat(create(client, "more.txt").statusText()).isEqualTo("SMB_BAD_TID");
        assertThat(client.connectTree("OLD").statusText()).isEqualTo("BAD_NETWORK_NAME");
        assertThat(lab.events(LabEvent.FileClosed.class))
                .singleElement()
                .returns("the tree was disconnected", LabEvent.FileClosed::cause);
        assertThat(lab.events(LabEvent.ShareDeleted.class)).hasSize(1);
    }

    @Test
    void deleting_a_share_leaves_other_trees_and_their_files_alone() {
        share("OLD", SharePermissions.FULL);
        share("KEPT", SharePermissions.FULL);
        LabClient client = user("alice", "secret");
        client.connectTree("OLD");
        client.connectTree("KEPT");
        create(client, "open.txt");

        lab.host().deleteShare("OLD");
        lab.deliverMail();

        assertThat(lab.host().opens().all()).hasSize(1);
        assertThat(create(client, "more.txt").statusText()).isEqualTo("SUCCESS");
    }

    @Test
    void net_file_shows_where_a_file_lies_and_what_others_may_do() {
        share("PUB", SharePermissions.FULL);
        LabClient client = user("alice", "secret");
        client.connectTree("PUB");
        create(client, "open.txt");

        OpenView open = lab.host().opens().all().getFirst();

        assertThat(open)
                .returns("C:\\PUB\\open.txt", OpenView::path)
                .returns("PUB", OpenView::share)
                .returns(ShareType.DISK, OpenView::shareType)
                .returns("read", OpenView::shareMode)
                .returns("batch", OpenView::oplock)
                .returns(3, OpenView::permissions)
                .returns(0, OpenView::locks);
    }

    @Test
    void a_holder_of_a_slot_is_kept_by_its_open_file() {
        share("PUB", SharePermissions.FULL);
        LabClient client = user("alice", "secret");
        client.connectTree("PUB");
        create(client, "open.txt");

        assertThat(lab.host().opens().keptBy().values()).containsExactly("C:\\PUB\\open.txt (oplock batch)");
        assertThat(lab.host().holders())
                .singleElement()
                .returns("C:\\PUB\\open.txt (oplock batch)", holder -> holder.keptBy());
    }

    private void share(String name, SharePermissions permissions) {
        lab.host().addShare(disk(name, Share.UNLIMITED_USES).withPermissions(permissions));
    }

    private static Share disk(String name, int maxUses) {
        return new Share(name, ShareType.DISK, "", "C:\\" + name, maxUses)
                .withFiles(TestVolume.empty().volume());
    }

    private LabClient user(String name, String password) {
        LabClient client = lab.connect();
        client.setUpUser(
                name, password, Arrays.copyOf(client.negotiate("NT LM 0.12").data(), 8));
        return client;
    }

    /** NT_CREATE_ANDX of a new file to read and write, with a batch oplock; others may read. */
    private static Answer create(LabClient client, String name) {
        byte[] words = WireWriter.create()
                .u8(0xFF)
                .zeros(3)
                .u8(0)
                .u16(2 * name.length())
                .u32(0x06)
                .u32(0)
                .u32(READ_WRITE)
                .i64(0)
                .u32(0)
                .u32(1)
                .u32(CREATE)
                .u32(0)
                .u32(2)
                .u8(0)
                .toBytes();
        return client.ask(
                SmbCommand.NT_CREATE_ANDX,
                words,
                client.string(WireWriter.create().u8(0), name).toBytes());
    }

    private static Answer coreCreate(LabClient client, String name) {
        byte[] words = WireWriter.create().u16(0).u32(0).toBytes();
        byte[] data = WireWriter.create()
                .u8(4)
                .oemString("\\" + name, StandardCharsets.US_ASCII)
                .toBytes();
        return client.ask(SmbCommand.CREATE, words, data);
    }
}
