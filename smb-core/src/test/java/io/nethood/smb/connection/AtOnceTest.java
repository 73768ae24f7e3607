package io.nethood.smb.connection;

import java.util.Arrays;

import io.nethood.smb.file.store.FileStore;
import io.nethood.smb.session.Edition;
import io.nethood.smb.share.Share;
import io.nethood.smb.share.ShareType;
import io.nethood.smb.testkit.Answer;
import io.nethood.smb.testkit.LabClient;
import io.nethood.smb.testkit.TestLab;
import io.nethood.smb.testkit.TestVolume;
import io.nethood.smb.wire.SmbCommand;
import io.nethood.wire.WireWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an event loop does itself where there are files: what it can without blocking ({@link FileStore#attributesNow}), with
 * the same answer as a thread that may block.
 */
class AtOnceTest {
    private static final String CONTENT = "as it was written";

    private final TestLab lab = TestLab.of(Edition.WINDOWS_2000_SERVER);

    @Test
    void what_is_in_memory_is_read_without_lending_the_connection() {
        LabClient client = clientOf(TestVolume.empty()).onEventLoop();

        Answer answer = client.read(100);

        assertThat(answer.readBytes()).asString().isEqualTo(CONTENT);
        assertThat(client.lends()).isZero();
    }

    @Test
    void what_is_not_in_memory_is_read_on_a_thread_that_may_block() {
        LabClient client = clientOf(TestVolume.slow()).onEventLoop();

        Answer answer = client.read(100);

        assertThat(answer.readBytes()).asString().isEqualTo(CONTENT);
        assertThat(client.lends()).isEqualTo(1);
    }

    @Test
    void a_chain_is_read_at_once_and_closed_elsewhere() {
        LabClient client = clientOf(TestVolume.empty()).onEventLoop();

        Answer answer = readAndClose(client);

        assertThat(answer.readBytes()).asString().isEqualTo(CONTENT);
        assertThat(answer.next().statusText()).isEqualTo("SUCCESS");
        assertThat(lab.host().opens().all()).isEmpty();
        assertThat(client.lends()).isEqualTo(1);
    }

    @Test
    void a_chain_that_was_tried_in_vain_is_answered_once_and_whole() {
        LabClient client = clientOf(TestVolume.slow()).onEventLoop();

        Answer answer = readAndClose(client);

        assertThat(answer.readBytes()).asString().isEqualTo(CONTENT);
        assertThat(answer.next().statusText()).isEqualTo("SUCCESS");
        assertThat(client.hasAnswer()).isFalse();
        assertThat(lab.host().opens().all()).isEmpty();
        assertThat(client.lends()).isEqualTo(1);
    }

    @Test
    void attributes_in_memory_are_told_without_lending_the_connection() {
        LabClient client = clientOf(TestVolume.empty()).onEventLoop();

        Answer path = queryPath(client, "file.txt");
        Answer core = queryInformation(client, "file.txt");

        assertThat(path.statusText()).isEqualTo("SUCCESS");
        assertThat(core.statusText()).isEqualTo("SUCCESS");
        assertThat(client.lends()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"file.txt", "FILE.TXT", "none", "no\\way", "file.txt:none", "*"})
    void a_store_that_is_slow_tells_the_same_as_one_that_is_not(String path) {
        LabClient fast = clientOf(TestVolume.empty()).onEventLoop();
        LabClient slow = clientOf(TestVolume.slow()).onEventLoop();

        assertThat(queryPath(slow, path).statusText())
                .isEqualTo(queryPath(fast, path).statusText());
        assertThat(queryInformation(slow, path).statusText())
                .isEqualTo(queryInformation(fast, path).statusText());
        assertThat(slow.lends()).isEqualTo(2);
    }

    @Test
    void an_echo_waits_for_no_file() {
        LabClient client = clientOf(TestVolume.slow()).onEventLoop();

        assertThat(client.echo(1, "hello").statusText()).isEqualTo("SUCCESS");
        assertThat(client.lends()).isZero();
    }

    /** Has one file open in a share of {@code volume}. */
    private LabClient clientOf(TestVolume volume) {
        String share = "PUB" + lab.host().shares().all().size();
        lab.host()
                .addShare(new Share(share, ShareType.DISK, "", "C:\\" + share, Share.UNLIMITED_USES)
                        .withFiles(volume.volume()));
        LabClient client = lab.connect();
        client.setUpUser(
                "alice", "secret", Arrays.copyOf(client.negotiate("NT LM 0.12").data(), 8));
        client.connectTree(share);
        create(client);
        client.write(CONTENT);
        return client;
    }

    private static void create(LabClient client) {
        WireWriter data = WireWriter.create().u8(4);
        client.string(data, "file.txt");
        Answer made =
                client.ask(SmbCommand.CREATE, WireWriter.create().u16(0).u32(0).toBytes(), data.toBytes());
        assertThat(made.statusText()).isEqualTo("SUCCESS");
        client.close(made.word(0));
        client.openPipe("file.txt");
    }

    private static Answer readAndClose(LabClient client) {
        byte[] words = WireWriter.create()
                .u8(0xFF)
                .zeros(3)
                .u16(client.fid())
                .u32(0)
                .u16(100)
                .u16(0)
                .u32(0)
                .u16(0)
                .toBytes();
        byte[] close = WireWriter.create().u16(client.fid()).u32(0).toBytes();
        byte[] none = new byte[0];
        byte[] chain = TestChain.of(client.message(SmbCommand.READ_ANDX, words, none))
                .then(SmbCommand.CLOSE, client.message(SmbCommand.CLOSE, close, none))
                .toBytes();
        return client.sendRaw(chain).answer();
    }

    /** SMB_QUERY_FILE_ALL_INFO. */
    private static Answer queryPath(LabClient client, String path) {
        WireWriter parameters = WireWriter.create().u16(0x0107).u32(0);
        byte[] asked = client.string(parameters, path).toBytes();
        byte[] words = client.transactionWords(new int[] {5}, "", asked.length, asked.length, 0, 0, 1024);
        return client.ask(SmbCommand.TRANSACTION2, words, client.transactionData("", asked, new byte[0]));
    }

    private static Answer queryInformation(LabClient client, String path) {
        byte[] data = client.string(WireWriter.create().u8(4), path).toBytes();
        return client.ask(SmbCommand.QUERY_INFORMATION, new byte[0], data);
    }
}
