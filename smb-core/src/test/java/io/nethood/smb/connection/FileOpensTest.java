package io.nethood.smb.connection;

import java.util.Arrays;

import io.nethood.smb.auth.NtlmClient;
import io.nethood.smb.file.lock.ShareAccess;
import io.nethood.smb.security.FileAccess;
import io.nethood.smb.session.Edition;
import io.nethood.smb.testkit.Answer;
import io.nethood.smb.testkit.DiskPeer;
import io.nethood.smb.testkit.LabClient;
import io.nethood.smb.testkit.TestClient;
import io.nethood.smb.testkit.TestLab;
import io.nethood.smb.wire.NtCreateAndxRequest;
import io.nethood.smb.wire.OpenAndxRequest;
import io.nethood.smb.wire.SmbCommand;
import io.nethood.smb.wire.SmbHeader;
import io.nethood.smb.wire.TreeConnectAndxRequest;
import io.nethood.wire.WireReader;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class FileOpensTest {
    private static final int OPEN = 1;
    private static final int CREATE = 2;
    private static final int OPEN_IF = 3;

    /** AccessMode words: read and write, and what others may do meanwhile. */
    private static final int COMPATIBILITY = 0x02;

    private static final int DENY_NONE = 0x42;
    private static final int EXECUTE = 0x43;

    /** OpenMode words. */
    private static final int NOTHING = 0x00;

    private static final int CREATE_OR_OPEN = 0x11;

    private final TestLab lab = TestLab.withDisk(Edition.WINDOWS_2000_SERVER);
    private final DiskPeer peer = DiskPeer.on(lab);

    // The words of DOS and OS/2

    @Test
    void an_open_mode_that_opens_nothing_is_an_invalid_access_of_os2() {
        assertThat(peer.openAndx("\\file", DENY_NONE, NOTHING).statusText()).isEqualTo("OS2_INVALID_ACCESS");
    }

    @Test
    void to_open2_the_same_mode_is_a_name_that_is_taken() {
        assertThat(peer.open2("\\file", DENY_NONE, NOTHING).statusText()).isEqualTo("OBJECT_NAME_COLLISION");
    }

    @Test
    void an_open_for_execution_creates_by_the_same_mode() {
        assertThat(peer.openAndx("\\file", EXECUTE, NOTHING).statusText()).isEqualTo("SUCCESS");
    }

    @Test
    void open2_answers_with_the_access_mode_as_it_was_asked_for() throws Exception {
        Answer answer = peer.open2("\\file", DENY_NONE, CREATE_OR_OPEN);

        WireReader parameters = WireReader.of(answer.transactionParameters());
        parameters.skip(12);
        assertThat(parameters.u16()).isEqualTo(DENY_NONE);
    }

    @Test
    void the_creation_time_of_an_old_create_is_the_time_of_the_last_write() {
        long utime = 1_003_964_400;

        peer.create(SmbCommand.CREATE_NEW, "\\file", utime);

        Answer attributes = peer.queryInformation("\\file");
        assertThat(attributes.word(1) | (long) attributes.word(2) << 16).isEqualTo(utime);
    }

    // Extended answers

    @Test
    void whoever_believes_the_stated_words_of_an_extended_answer_finds_no_bytes_behind_them() {
        Answer answer = peer.ask(peer.ntCreateMessage(
                "\\file", NtCreateAndxRequest.REQUEST_EXTENDED_RESPONSE, FileAccess.ALL, ShareAccess.ALL, OPEN_IF, 0));

        assertThat(answer.words()).hasSize(2 * 42);
        assertThat(answer.data()).isEmpty();
    }

    @Test
    void an_extended_answer_of_open_andx_tells_the_standard_rights() {
        Answer answer = peer.ask(
                peer.openAndxMessage("\\file", OpenAndxRequest.REQUEST_EXTENDED_RESPONSE, DENY_NONE, CREATE_OR_OPEN));

        assertThat(answer.words()).hasSize(2 * 19);
        assertThat(answer.word(15) | answer.word(16) << 16).isEqualTo(FileAccess.STANDARD_RIGHTS);
    }

    @Test
    void a_tree_connect_tells_what_may_be_done_there_to_whoever_asks() {
        LabClient client = DiskPeer.withSession(lab);

        Answer answer = client.ask(
                SmbCommand.TREE_CONNECT_ANDX,
                client.treeWords(TreeConnectAndxRequest.REQUEST_EXTENDED_RESPONSE),
                client.treeData("\\\\LABXP\\PUB", "?????"));

        assertThat(answer.words()).hasSize(2 * 7);
        assertThat(answer.word(2)).as("OptionalSupport").isEqualTo(1);
        assertThat(answer.word(3) | answer.word(4) << 16).isEqualTo(FileAccess.ALL);
    }

    // Deletion and renaming by name

    @Test
    void a_file_that_somebody_reads_is_not_deleted_by_name_even_if_it_is_shared() {
        peer.ntCreate("\\file", FileAccess.READ_DATA, ShareAccess.ALL, CREATE, 0);

        assertThat(peer.delete("\\file").statusText()).isEqualTo("SHARING_VIOLATION");
    }

    @Test
    void a_file_that_somebody_reads_and_shares_is_renamed() {
        peer.ntCreate("\\file", FileAccess.READ_DATA, ShareAccess.ALL, CREATE, 0);

        assertThat(peer.rename("\\file", "\\other").statusText()).isEqualTo("SUCCESS");
    }

    @Test
    void a_file_that_somebody_may_delete_is_not_renamed() {
        peer.ntCreate("\\file", FileAccess.DELETE, ShareAccess.ALL, CREATE, 0);

        assertThat(peer.rename("\\file", "\\other").statusText()).isEqualTo("SHARING_VIOLATION");
    }

    @Test
    void a_path_may_begin_with_two_separators() {
        assertThat(peer.ntCreate("\\\\file", FileAccess.READ_DATA, ShareAccess.ALL, CREATE, 0)
                        .statusText())
                .isEqualTo("SUCCESS");
        assertThat(peer.ntCreate("\\file", FileAccess.READ_DATA, ShareAccess.ALL, OPEN, 0)
                        .statusText())
                .isEqualTo("SUCCESS");
    }

    // Ends

    @Test
    void the_end_of_a_process_needs_no_tree() {
        peer.openAndx("\\file", COMPATIBILITY, CREATE_OR_OPEN);

        Answer answer = peer.client().tid(0xFFFF).ask(SmbCommand.PROCESS_EXIT, new byte[0], new byte[0]);

        assertThat(answer.statusText()).isEqualTo("SUCCESS");
        assertThat(lab.host().opens().size()).isZero();
    }

    // Chains

    @Test
    void an_open_a_read_and_a_close_are_one_message() {
        byte[] chain = TestChain.of(peer.openAndxMessage("\\file", 0, DENY_NONE, CREATE_OR_OPEN))
                .then(SmbCommand.READ_ANDX, peer.readMessage(0, 100))
                .then(SmbCommand.CLOSE, peer.closeMessage(0))
                .toBytes();

        Answer opened = peer.ask(chain);

        assertThat(opened.statusText()).isEqualTo("SUCCESS");
        assertThat(opened.next().words()).as("the read").hasSize(2 * 12);
        assertThat(opened.next().next().words()).as("the close").isEmpty();
        assertThat(lab.host().opens().size()).isZero();
    }

    @Test
    void a_read_and_a_close_are_one_message() {
        int fid = DiskPeer.ntFid(peer.ntCreate("\\file", FileAccess.ALL, ShareAccess.ALL, CREATE, 0));
        byte[] chain = TestChain.of(peer.readMessage(fid, 100))
                .then(SmbCommand.CLOSE, peer.closeMessage(fid))
                .toBytes();

        assertThat(peer.ask(chain).statusText()).isEqualTo("SUCCESS");
        assertThat(lab.host().opens().size()).isZero();
    }

    @Test
    void a_session_setup_a_tree_connect_and_an_open_are_one_message() {
        LabClient client = lab.connect().flags2(TestClient.UNICODE_NT | SmbHeader.FLAG2_LONG_NAMES);
        DiskPeer other = DiskPeer.of(client);
        byte[] challenge = Arrays.copyOf(client.negotiate("NT LM 0.12").data(), 8);
        byte[] response = NtlmClient.ntlmResponse("secret", challenge);
        byte[] chain = TestChain.of(client.message(
                        SmbCommand.SESSION_SETUP_ANDX,
                        client.setUpWords(1, response.length),
                        client.setUpData("alice", response)))
                .then(
                        SmbCommand.TREE_CONNECT_ANDX,
                        client.message(
                                SmbCommand.TREE_CONNECT_ANDX,
                                client.treeWords(0),
                                client.treeData("\\\\LABXP\\PUB", "A:")))
                .then(SmbCommand.OPEN_ANDX, other.openAndxMessage("\\file", 0, DENY_NONE, CREATE_OR_OPEN))
                .toBytes();

        Answer answer = other.ask(chain);

        assertThat(answer.statusText()).isEqualTo("SUCCESS");
        assertThat(answer.header().tid()).isNotZero();
        assertThat(lab.host().opens().size()).isEqualTo(1);
    }

    @Test
    void what_follows_an_open_that_failed_is_not_executed() {
        byte[] chain = TestChain.of(peer.openAndxMessage("\\absent", 0, DENY_NONE, 0x01))
                .then(SmbCommand.READ_ANDX, peer.readMessage(0, 100))
                .toBytes();

        Answer answer = peer.ask(chain);

        assertThat(answer.statusText()).isEqualTo("OBJECT_NAME_NOT_FOUND");
        assertThat(answer.words()).isEmpty();
    }
}
