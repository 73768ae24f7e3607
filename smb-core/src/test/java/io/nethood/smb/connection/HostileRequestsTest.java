package io.nethood.smb.connection;

import java.time.Duration;
import java.util.Arrays;
import java.util.random.RandomGenerator;

import io.nethood.event.LabEvent;
import io.nethood.smb.session.Edition;
import io.nethood.smb.testkit.Answer;
import io.nethood.smb.testkit.LabClient;
import io.nethood.smb.testkit.TestLab;
import io.nethood.smb.wire.SmbCommand;
import io.nethood.smb.wire.SmbHeader;
import io.nethood.wire.Seeded;
import io.nethood.wire.WireWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Bytes that no client should send: the protocol's own error or a closed connection, one event, no slot lost. */
class HostileRequestsTest {
    private final TestLab lab = TestLab.of(Edition.WINDOWS_2000_PROFESSIONAL);

    @Test
    void a_request_before_negotiate_ends_the_connection() {
        LabClient client = lab.connect();

        client.send(SmbCommand.ECHO, new byte[] {1, 0}, new byte[0]);

        assertThat(client.isClosed()).isTrue();
        assertThat(client.hasAnswer()).isFalse();
        assertThat(lab.events(LabEvent.MalformedReceived.class)).hasSize(1);
    }

    @Test
    void a_header_cut_at_any_byte_ends_the_connection() {
        byte[] whole = lab.connect().message(SmbCommand.ECHO, new byte[] {1, 0}, new byte[] {1, 2, 3});
        for (int length = 0; length < SmbHeader.SMALLEST_MESSAGE; length++) {
            LabClient client = lab.connect().negotiated();

            client.sendRaw(Arrays.copyOf(whole, length));

            assertThat(client.isClosed()).as("cut to %d bytes", length).isTrue();
        }
    }

    @Test
    void a_body_cut_at_any_byte_is_an_invalid_smb() {
        LabClient client = lab.connect().negotiated();
        byte[] whole = client.message(SmbCommand.ECHO, new byte[] {1, 0}, new byte[] {1, 2, 3});
        for (int length = SmbHeader.SMALLEST_MESSAGE; length < whole.length; length++) {
            client.sendRaw(Arrays.copyOf(whole, length));

            assertThat(client.answer().statusText())
                    .as("cut to %d bytes", length)
                    .isEqualTo("INVALID_SMB");
        }
        assertThat(lab.events(LabEvent.MalformedReceived.class)).isNotEmpty();
    }

    @Test
    void a_session_setup_cut_at_any_byte_counts_nothing() {
        LabClient client = lab.connect().negotiated();
        byte[] whole = client.message(
                SmbCommand.SESSION_SETUP_ANDX, client.setUpWords(1, 24), client.setUpData("alice", new byte[24]));
        for (int length = SmbHeader.SMALLEST_MESSAGE; length < whole.length; length++) {
            client.sendRaw(Arrays.copyOf(whole, length));

            assertThat(client.answer().statusText())
                    .as("cut to %d bytes", length)
                    .isEqualTo("INVALID_SMB");
        }
        assertThat(lab.host().ledger().snapshot().sessions()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2, 3, 9, 11, 14, 255})
    void a_word_count_that_the_command_does_not_know_is_an_invalid_smb(int wordCount) {
        LabClient client = lab.connect().negotiated();

        Answer answer = client.ask(SmbCommand.SESSION_SETUP_ANDX, chainEnd(2 * wordCount), new byte[64]);

        assertThat(answer.statusText()).isEqualTo("INVALID_SMB");
    }

    @Test
    void a_chain_that_points_at_itself_is_refused() {
        LabClient client = withSession();
        byte[] words = WireWriter.create()
                .u8(SmbCommand.LOGOFF_ANDX.code())
                .u8(0)
                .u16(SmbHeader.LENGTH)
                .toBytes();

        Answer answer = client.ask(SmbCommand.LOGOFF_ANDX, words, new byte[0]);

        assertThat(answer.statusText()).isEqualTo("INVALID_SMB");
    }

    @Test
    void a_chain_that_points_outside_is_refused() {
        LabClient client = lab.connect().negotiated();
        byte[] words = client.setUpWords(1, 0);
        words[0] = (byte) SmbCommand.TREE_CONNECT_ANDX.code();
        words[2] = (byte) 0xFF;
        words[3] = (byte) 0xFF;

        Answer answer = client.ask(SmbCommand.SESSION_SETUP_ANDX, words, client.setUpData("", new byte[0]));

        assertThat(answer.statusText()).isEqualTo("INVALID_SMB");
    }

    @Test
    void a_chain_longer_than_the_bound_is_refused() {
        LabClient client = withSession();
        byte[] link = client.message(
                SmbCommand.TREE_CONNECT_ANDX, client.treeWords(0), client.treeData("\\\\A\\IPC$", "IPC"));
        TestChain chain = TestChain.of(link);
        for (int i = 0; i < RequestExecution.LONGEST_CHAIN; i++) {
            chain.then(SmbCommand.TREE_CONNECT_ANDX, link);
        }

        client.sendRaw(chain.toBytes());

        assertThat(client.answer().statusText()).isEqualTo("INVALID_SMB");
    }

    @Test
    void a_string_without_its_end_is_an_invalid_smb() {
        LabClient client = withSession();

        Answer answer = client.ask(SmbCommand.TREE_CONNECT_ANDX, client.treeWords(0), new byte[] {0, 65, 0, 66, 0});

        assertThat(answer.statusText()).isEqualTo("INVALID_SMB");
    }

    @ParameterizedTest
    @EnumSource(
            value = SmbCommand.class,
            names = {"COPY", "MOVE", "GET_PRINT_QUEUE", "IOCTL_SECONDARY", "FIND_NOTIFY_CLOSE"})
    void a_command_that_nobody_serves_is_not_implemented(SmbCommand command) {
        LabClient client = onIpc();

        assertThat(client.ask(command, chainEnd(4), new byte[0]).statusText()).isEqualTo("NOT_IMPLEMENTED");
    }

    @Test
    void codes_that_were_never_assigned_are_bad_commands() {
        LabClient client = onIpc();
        byte[] message = client.message(SmbCommand.ECHO, new byte[0], new byte[0]);
        message[4] = (byte) 0xFE;

        client.sendRaw(message);

        assertThat(client.answer().statusText()).isEqualTo("SMB_BAD_COMMAND");
    }

    @Test
    void multiplexed_reads_and_writes_are_for_other_transports() {
        assertThat(onIpc().ask(SmbCommand.READ_MPX, new byte[0], new byte[0]).statusText())
                .isEqualTo("SMB_USE_STANDARD");
    }

    @Test
    void one_small_echo_does_not_buy_65535_answers() {
        LabClient client = lab.connect().negotiated();

        client.send(SmbCommand.ECHO, new byte[] {(byte) 0xFF, (byte) 0xFF}, new byte[] {7});

        int answers = 0;
        while (client.hasAnswer()) {
            assertThat(client.answer().word(0)).isEqualTo(++answers);
        }
        assertThat(answers).isEqualTo(100);
    }

    @Test
    void parts_of_a_transaction_that_overlap_give_it_up() {
        LabClient client = withPipe();
        int[] setup = {0x26, client.fid()};
        client.send(
                SmbCommand.TRANSACTION,
                client.transactionWords(setup, "\\PIPE\\", 0, 0, 20, 8, 100),
                client.transactionData("\\PIPE\\", new byte[0], new byte[8]));
        client.answer();
        int mid = client.mid();

        byte[] overlapping = client.message(
                SmbCommand.TRANSACTION_SECONDARY,
                WireWriter.create()
                        .u16(0)
                        .u16(20)
                        .u16(0)
                        .u16(0)
                        .u16(0)
                        .u16(8)
                        .u16(32 + 1 + 16 + 2)
                        .u16(4)
                        .toBytes(),
                new byte[8]);
        overlapping[30] = (byte) mid;
        client.sendRaw(overlapping);

        assertThat(client.answer().statusText()).isEqualTo("INVALID_SMB");
    }

    @Test
    void a_transaction_beyond_nts_limit_has_no_room() {
        LabClient client = withPipe();

        client.send(
                SmbCommand.TRANSACTION,
                client.transactionWords(new int[] {0x26, client.fid()}, "\\PIPE\\", 0, 0, 0xFFFF, 0, 0xFFFF),
                client.transactionData("\\PIPE\\", new byte[0], new byte[0]));

        assertThat(client.answer().statusText()).isEqualTo("INSUFF_SERVER_RESOURCES");
    }

    @Test
    void transactions_begun_and_never_ended_are_bounded() {
        LabClient client = withPipe();
        String last = "";
        for (int i = 0; i <= TransactionAssembly.MOST_BEGUN; i++) {
            client.send(
                    SmbCommand.TRANSACTION,
                    client.transactionWords(new int[] {0x26, client.fid()}, "\\PIPE\\", 0, 0, 20, 0, 100),
                    client.transactionData("\\PIPE\\", new byte[0], new byte[0]));
            last = client.answer().statusText();
        }

        assertThat(last).isEqualTo("INSUFF_SERVER_RESOURCES");
    }

    @Test
    void more_outstanding_requests_than_agreed_end_the_connection() {
        LabClient client = withPipe();

        for (int i = 0; i <= ConnectionState.MAX_MPX_COUNT; i++) {
            client.sendRead(1);
        }

        assertThat(client.isClosed()).isTrue();
        assertThat(lab.host().ledger().snapshot().counted()).isZero();
    }

    @Test
    void the_uid_table_of_one_connection_is_bounded() {
        TestLab server = TestLab.of(Edition.WINDOWS_2000_SERVER);
        LabClient client = server.connect().negotiated();
        for (int i = 0; i < ConnectionState.MOST_SESSIONS; i++) {
            client.setUpAnonymous();
        }

        assertThat(client.setUpAnonymous().statusText()).isEqualTo("TOO_MANY_SESSIONS");
    }

    @Test
    void noise_never_costs_an_exception_or_a_slot() {
        SmbCommand[] commands = SmbCommand.values();
        Seeded.rounds(300, random -> {
            LabClient client = withPipe();
            for (int i = 0; i < 20 && !client.isClosed(); i++) {
                client.sendRaw(noise(client, commands[random.nextInt(commands.length)], random));
                while (client.hasAnswer()) {
                    assertThat(client.answer().header().isReply()).isTrue();
                }
            }
            client.hangUp();
        });
        lab.pass(Duration.ofMinutes(5));

        assertThat(lab.host().ledger().snapshot().sessions()).isEmpty();
        assertThat(lab.host().ledger().snapshot().counted()).isZero();
        assertThat(lab.host().opens().size()).isZero();
        assertThat(lab.host().shares().find("IPC$").orElseThrow().uses()).isZero();
    }

    /** A command with random words and bytes, or one that is well formed but for a few changed bytes. */
    private static byte[] noise(LabClient client, SmbCommand command, RandomGenerator random) {
        byte[] words = new byte[2 * random.nextInt(40)];
        byte[] data = new byte[random.nextInt(200)];
        random.nextBytes(words);
        random.nextBytes(data);
        if (words.length >= 4 && random.nextBoolean()) {
            words[0] = (byte) 0xFF;
        }
        byte[] message = client.message(command, words, data);
        for (int i = random.nextInt(3); i > 0; i--) {
            int at = SmbHeader.LENGTH + random.nextInt(message.length - SmbHeader.LENGTH);
            message[at] = (byte) random.nextInt();
        }
        return message;
    }

    private static byte[] chainEnd(int length) {
        byte[] words = new byte[length];
        if (length > 0) {
            words[0] = (byte) 0xFF;
        }
        return words;
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

    @Test
    void a_request_with_the_reply_bit_is_a_request() {
        LabClient client = TestLab.of(Edition.XP_PROFESSIONAL).connect().negotiated();

        Answer answer = client.outgoing(message -> {
                    message[9] |= (byte) SmbHeader.FLAG_REPLY;
                    return message;
                })
                .setUpAnonymous();

        assertThat(answer.statusText()).isEqualTo("SUCCESS");
    }
}
