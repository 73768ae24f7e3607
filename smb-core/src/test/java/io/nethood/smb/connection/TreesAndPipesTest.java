package io.nethood.smb.connection;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import io.nethood.event.LabEvent;
import io.nethood.smb.policy.Policy;
import io.nethood.smb.session.Edition;
import io.nethood.smb.testkit.Answer;
import io.nethood.smb.testkit.LabClient;
import io.nethood.smb.testkit.TestLab;
import io.nethood.smb.wire.SmbCommand;
import io.nethood.wire.WireWriter;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class TreesAndPipesTest {
    private final TestLab lab = TestLab.of(Edition.WINDOWS_2000_PROFESSIONAL);

    @Test
    void a_share_that_does_not_exist_is_a_bad_network_name() {
        LabClient client = withSession();

        assertThat(client.connectTree("NOSUCH").statusText()).isEqualTo("BAD_NETWORK_NAME");
    }

    @Test
    void a_service_of_another_kind_is_a_bad_device_type() {
        LabClient client = withSession();

        Answer answer = client.ask(
                SmbCommand.TREE_CONNECT_ANDX, client.treeWords(0), client.treeData("\\\\LABXP\\IPC$", "LPT1:"));

        assertThat(answer.statusText()).isEqualTo("BAD_DEVICE_TYPE");
    }

    @Test
    void the_old_tree_connect_speaks_single_bytes_and_brings_its_tid_in_the_words() {
        LabClient client = withSession();
        byte[] data = "\4\\\\LABXP\\IPC$\0\4\0\4IPC\0".getBytes(StandardCharsets.US_ASCII);

        Answer answer = client.ask(SmbCommand.TREE_CONNECT, new byte[0], data);

        assertThat(answer.word(0)).as("MaxBufferSize").isEqualTo(4356);
        assertThat(answer.word(1)).isEqualTo(answer.header().tid());
    }

    @Test
    void a_null_session_may_not_connect_to_a_printer_share() {
        LabClient client = withSession();

        Answer answer = client.connectTree("LABJET");

        assertThat(answer.statusText()).isEqualTo("ACCESS_DENIED");
        assertThat(lab.events(LabEvent.AccessRefused.class))
                .singleElement()
                .returns("NullSessionShares", LabEvent.AccessRefused::policy);
        assertThat(lab.host().statistics().view().permissionViolations()).isEqualTo(1);
    }

    @DisplayName("D1-05: with RestrictAnonymous=2 IPC$ is refused, and the refused session counts until it ends")
    @Test
    void restrict_anonymous_2_refuses_ipc_but_not_the_session() {
        TestLab restricted = TestLab.of(
                Edition.WINDOWS_2000_PROFESSIONAL,
                settings -> settings.withPolicies(settings.policies().with(Policy.RESTRICT_ANONYMOUS, 2)));
        LabClient client = restricted.connect().negotiated();

        Answer setup = client.setUpAnonymous();
        Answer tree = client.connectTree("IPC$");

        assertThat(setup.statusText()).isEqualTo("SUCCESS");
        assertThat(tree.statusText()).isEqualTo("ACCESS_DENIED");
        assertThat(restricted.host().ledger().snapshot().counted()).isEqualTo(1);
    }

    @Test
    void a_pipe_that_is_not_in_null_session_pipes_is_denied_to_a_null_session() {
        TestLab xp = TestLab.of(Edition.XP_PROFESSIONAL);
        LabClient client = xp.connect().negotiated();
        client.setUpAnonymous();
        client.connectTree("IPC$");

        assertThat(client.openPipe("\\srvsvc").statusText()).isEqualTo("ACCESS_DENIED");
        assertThat(client.openPipe("\\spoolss").statusText()).isEqualTo("SUCCESS");
    }

    @Test
    void a_pipe_that_does_not_exist_is_not_found() {
        LabClient client = onIpc();

        // In NullSessionPipes, but nothing serves it.
        assertThat(client.openPipe("\\comnap").statusText()).isEqualTo("OBJECT_NAME_NOT_FOUND");
    }

    @DisplayName("D1-24: an open pipe stands in the table that net file shows")
    @Test
    void an_open_pipe_is_listed_until_it_is_closed() {
        LabClient client = onIpc();
        client.openPipe("\\spoolss");

        assertThat(lab.host().opens().all())
                .singleElement()
                .satisfies(open -> assertThat(open.path()).isEqualTo("\\PIPE\\spoolss"));

        client.close(client.fid());

        assertThat(lab.host().opens().all()).isEmpty();
        assertThat(client.close(client.fid()).statusText()).isEqualTo("INVALID_HANDLE");
    }

    @Test
    void a_transaction_writes_and_reads_a_message() {
        LabClient client = withPipe();

        Answer answer = client.transact("echo hello");

        assertThat(text(answer.transactionData())).isEqualTo("hello");
    }

    @Test
    void what_does_not_fit_a_transaction_is_read_afterwards() {
        LabClient client = withPipe();

        Answer first = client.sendTransact("echo 0123456789", 4).answer();
        Answer second = client.read(3);
        Answer third = client.read(100);

        assertThat(first.statusText()).isEqualTo("BUFFER_OVERFLOW");
        assertThat(text(first.transactionData())).isEqualTo("0123");
        assertThat(second.statusText()).isEqualTo("BUFFER_OVERFLOW");
        assertThat(text(second.readBytes())).isEqualTo("456");
        assertThat(third.statusText()).isEqualTo("SUCCESS");
        assertThat(text(third.readBytes())).isEqualTo("789");
    }

    @Test
    void a_transaction_on_a_pipe_with_unread_bytes_is_busy() {
        LabClient client = withPipe();
        client.write("echo left");

        assertThat(client.transact("echo more").statusText()).isEqualTo("PIPE_BUSY");
    }

    @Test
    void a_read_of_an_empty_pipe_waits_for_the_answer() {
        LabClient client = withPipe();

        client.sendRead(100);
        assertThat(client.hasAnswer()).isFalse();
        Answer read = client.write("echo at last");
        Answer write = client.answer();

        assertThat(text(read.readBytes())).isEqualTo("at last");
        assertThat(write.header().command()).isEqualTo(SmbCommand.WRITE_ANDX.code());
    }

    @Test
    void a_read_waits_for_a_call_that_returns_later() {
        LabClient client = withPipe();
        client.write("later done");
        client.sendRead(100);

        lab.pass(Duration.ofSeconds(9));
        assertThat(client.hasAnswer()).isFalse();
        lab.pass(Duration.ofSeconds(1));

        assertThat(text(client.answer().readBytes())).isEqualTo("done");
    }

    @Test
    void two_messages_are_read_one_by_one() {
        LabClient client = withPipe();
        client.write("twice again");

        assertThat(text(client.read(100).readBytes())).isEqualTo("again");
        assertThat(text(client.read(100).readBytes())).isEqualTo("again");
    }

    @Test
    void in_byte_mode_messages_flow_together() {
        LabClient client = withPipe();
        client.sendTransaction(new int[] {0x01, client.fid()}, "\\PIPE\\", new byte[] {0, 0}, new byte[0], 0)
                .answer();
        client.write("twice ab");

        assertThat(text(client.read(3).readBytes())).isEqualTo("aba");
    }

    @Test
    void a_non_blocking_read_of_an_empty_pipe_says_so() {
        LabClient client = withPipe();
        client.sendTransaction(new int[] {0x01, client.fid()}, "\\PIPE\\", new byte[] {0, (byte) 0x81}, new byte[0], 0)
                .answer();

        assertThat(client.read(10).statusText()).isEqualTo("PIPE_EMPTY");
    }

    @Test
    void cancel_ends_the_waiting_request_and_has_no_answer_of_its_own() {
        LabClient client = withPipe();
        client.sendRead(100);
        int mid = client.mid();

        byte[] cancel = client.message(SmbCommand.NT_CANCEL, new byte[0], new byte[0]);
        cancel[30] = (byte) mid;
        cancel[31] = (byte) (mid >> 8);
        client.sendRaw(cancel);

        assertThat(client.answer().statusText()).isEqualTo("CANCELLED");
        assertThat(client.hasAnswer()).isFalse();
    }

    @Test
    void closing_the_pipe_ends_the_requests_that_wait_for_it() {
        LabClient client = withPipe();
        client.sendRead(100);

        Answer read = client.close(client.fid());
        Answer close = client.answer();

        assertThat(read.statusText()).isEqualTo("PIPE_BROKEN");
        assertThat(close.statusText()).isEqualTo("SUCCESS");
    }

    @Test
    void net_file_close_frees_the_pipe_of_somebody_else() {
        LabClient client = withPipe();
        long id = lab.host().opens().all().getFirst().id();

        boolean known = lab.host().opens().close(id);
        lab.deliverMail();

        assertThat(known).isTrue();
        assertThat(lab.host().opens().all()).isEmpty();
        assertThat(lab.events(LabEvent.FileClosed.class))
                .singleElement()
                .returns("an administrator closed it", LabEvent.FileClosed::cause);
        assertThat(client.read(1).statusText()).isEqualTo("INVALID_HANDLE");
    }

    @Test
    void a_fid_of_another_session_is_no_handle() {
        LabClient client = withPipe();
        int firstUid = client.uid();
        client.setUpAnonymous();

        assertThat(client.read(1).statusText()).isEqualTo("INVALID_HANDLE");
        assertThat(client.uid(firstUid).write("echo x").statusText()).isEqualTo("SUCCESS");
    }

    @Test
    void foreign_identifiers_are_bad() {
        LabClient client = onIpc();

        assertThat(client.uid(0x1234).openPipe("\\spoolss").statusText()).isEqualTo("SMB_BAD_UID");
        assertThat(client.uid(0x0800).tid(0x1234).openPipe("\\spoolss").statusText())
                .isEqualTo("SMB_BAD_TID");
    }

    @Test
    void process_exit_closes_what_the_process_opened() {
        LabClient client = onIpc();
        client.pid(1).openPipe("\\spoolss");
        client.pid(2).openPipe("\\spoolss");

        client.pid(1).ask(SmbCommand.PROCESS_EXIT, new byte[0], new byte[0]);

        assertThat(lab.host().opens().size()).isEqualTo(1);
    }

    @Test
    void disconnecting_the_tree_closes_its_opens_and_gives_its_use_back() {
        LabClient client = withPipe();

        client.disconnectTree();

        assertThat(lab.host().opens().size()).isZero();
        assertThat(lab.host().shares().find("IPC$").orElseThrow().uses()).isZero();
        assertThat(client.disconnectTree().statusText()).isEqualTo("SMB_BAD_TID");
    }

    @Test
    void open_andx_names_a_pipe_with_its_prefix() {
        LabClient client = onIpc();
        byte[] words = WireWriter.create()
                .u8(0xFF)
                .zeros(3)
                .u16(0)
                .u16(0x42)
                .u16(6)
                .u16(0)
                .u32(0)
                .u16(1)
                .u32(0)
                .u32(0)
                .u32(0)
                .toBytes();
        byte[] data =
                client.string(WireWriter.create().u8(0), "\\PIPE\\spoolss").toBytes();

        Answer answer = client.ask(SmbCommand.OPEN_ANDX, words, data);

        assertThat(answer.statusText()).isEqualTo("SUCCESS");
        assertThat(answer.words()).hasSize(30);
        assertThat(answer.word(9)).as("ResourceType").isEqualTo(2);
        assertThat(answer.word(10)).as("NMPipeStatus").isEqualTo(0x05FF);
    }

    @Test
    void a_raw_write_in_two_parts_is_one_message() {
        LabClient client = withPipe();
        byte[] first = "\12\0echo ab".getBytes(StandardCharsets.US_ASCII);
        byte[] second = "cde".getBytes(StandardCharsets.US_ASCII);

        client.ask(SmbCommand.WRITE_ANDX, client.writeWords(0x0C, first.length), first);
        client.ask(SmbCommand.WRITE_ANDX, client.writeWords(0x04, second.length), second);

        assertThat(text(client.read(100).readBytes())).isEqualTo("abcde");
    }

    @Test
    void a_transaction_in_several_messages_is_put_together() {
        LabClient client = withPipe();
        byte[] data = "echo abcdefgh".getBytes(StandardCharsets.US_ASCII);
        int[] setup = {0x26, client.fid()};
        byte[] firstPart = java.util.Arrays.copyOf(data, 8);
        client.send(
                SmbCommand.TRANSACTION,
                client.transactionWords(setup, "\\PIPE\\", 0, 0, data.length, firstPart.length, 100),
                client.transactionData("\\PIPE\\", new byte[0], firstPart));
        Answer interim = client.answer();
        int mid = client.mid();

        byte[] rest = java.util.Arrays.copyOfRange(data, 8, data.length);
        byte[] secondary = client.message(
                SmbCommand.TRANSACTION_SECONDARY,
                WireWriter.create()
                        .u16(0)
                        .u16(data.length)
                        .u16(0)
                        .u16(0)
                        .u16(0)
                        .u16(rest.length)
                        .u16(32 + 1 + 16 + 2)
                        .u16(8)
                        .toBytes(),
                rest);
        secondary[30] = (byte) mid;
        client.sendRaw(secondary);
        Answer answer = client.answer();

        assertThat(interim.words()).isEmpty();
        assertThat(answer.header().command()).isEqualTo(SmbCommand.TRANSACTION.code());
        assertThat(text(answer.transactionData())).isEqualTo("abcdefgh");
    }

    @Test
    void a_long_answer_comes_in_parts_that_fit_the_clients_buffer() {
        LabClient client = withPipe();

        client.sendTransact("big 9000", 9000);
        Answer first = client.answer();
        Answer second = client.answer();
        Answer third = client.answer();

        assertThat(first.message().length).isLessThanOrEqualTo(4356);
        assertThat(first.word(1)).as("TotalDataCount").isEqualTo(9000);
        assertThat(first.transactionData().length + second.transactionData().length + third.transactionData().length)
                .isEqualTo(9000);
        assertThat(third.word(8))
                .as("DataDisplacement")
                .isEqualTo(first.transactionData().length + second.transactionData().length);
        assertThat(client.hasAnswer()).isFalse();
    }

    @Test
    void pipe_functions_tell_state_and_info_and_let_look_ahead() {
        LabClient client = withPipe();
        client.write("echo ahead");

        Answer state = function(client, 0x21, new byte[0], 0);
        Answer info = function(client, 0x22, new byte[] {1, 0}, 100);
        Answer peek = function(client, 0x23, new byte[0], 2);

        assertThat(state.transactionParameters()).containsExactly(0xFF, 0x05);
        assertThat(new String(info.transactionData(), StandardCharsets.UTF_16LE))
                .contains("\\PIPE\\spoolss");
        assertThat(text(peek.transactionData())).isEqualTo("ah");
        assertThat(peek.transactionParameters()).startsWith(5, 0, 5, 0);
        assertThat(text(client.read(100).readBytes())).isEqualTo("ahead");
    }

    @Test
    void waiting_for_a_pipe_and_calling_it_need_no_open() {
        LabClient client = onIpc();
        byte[] call = "echo called".getBytes(StandardCharsets.US_ASCII);

        Answer wait = client.sendTransaction(new int[] {0x53, 0}, "\\PIPE\\spoolss", new byte[0], new byte[0], 0)
                .answer();
        Answer missing = client.sendTransaction(new int[] {0x53, 0}, "\\PIPE\\comnap", new byte[0], new byte[0], 0)
                .answer();
        Answer called = client.sendTransaction(new int[] {0x54, 0}, "\\PIPE\\spoolss", new byte[0], call, 100)
                .answer();

        assertThat(wait.statusText()).isEqualTo("SUCCESS");
        assertThat(missing.statusText()).isEqualTo("OBJECT_NAME_NOT_FOUND");
        assertThat(text(called.transactionData())).isEqualTo("called");
        assertThat(lab.host().opens().size()).isZero();
    }

    private static Answer function(LabClient client, int code, byte[] parameters, int maxData) {
        return client.sendTransaction(new int[] {code, client.fid()}, "\\PIPE\\", parameters, new byte[0], maxData)
                .answer();
    }

    private LabClient withSession() {
        LabClient client = lab.connect().negotiated();
        client.setUpAnonymous();
        return client;
    }

    private LabClient onIpc() {
        LabClient client = withSession();
        client.connectTree("IPC$");
        return client;
    }

    private LabClient withPipe() {
        LabClient client = onIpc();
        client.openPipe("\\spoolss");
        return client;
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.US_ASCII);
    }
}
