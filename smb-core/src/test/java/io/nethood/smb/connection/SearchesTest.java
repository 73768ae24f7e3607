package io.nethood.smb.connection;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.nethood.smb.session.Edition;
import io.nethood.smb.testkit.Answer;
import io.nethood.smb.testkit.DiskPeer;
import io.nethood.smb.testkit.LabClient;
import io.nethood.smb.testkit.TestLab;
import io.nethood.smb.wire.NtStatus;
import io.nethood.smb.wire.SmbCommand;
import io.nethood.wire.WireWriter;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Searches in steps, as smbtorture's raw.search states what Windows does. */
class SearchesTest {
    private static final int CREATE_IF_MISSING = 0x12;
    private static final int DENY_NONE_READ_WRITE = 0x42;
    private static final int VARIABLE_BLOCK = 5;
    private static final int KEY_BYTES = 21;

    private final DiskPeer peer = DiskPeer.on(TestLab.withDisk(Edition.WINDOWS_2000_SERVER));
    private final LabClient client = peer.client();

    SearchesTest() {
        for (String name : List.of("\\a", "\\b", "\\c", "\\d")) {
            create(name);
        }
    }

    // TRANSACTION2

    @Test
    void a_search_goes_on_behind_a_name_that_is_deleted_meanwhile() {
        int sid = sid(peer.findFirst("\\*", 3));
        peer.delete("\\b");

        Answer answer = peer.findNext(sid, "b", 10);

        assertThat(names(answer)).containsExactly("c", "d");
    }

    @Test
    void elsewhere_than_behind_the_last_name_a_search_finds_what_has_come_and_not_what_has_gone() {
        int sid = sid(peer.findFirst("\\*", 3));
        peer.delete("\\c");
        create("\\bb");

        Answer answer = peer.findNext(sid, "a", 10);

        assertThat(names(answer)).containsExactly("b", "bb", "d");
    }

    @Test
    void behind_a_dot_a_search_begins_again() {
        int sid = sid(peer.findFirst("\\*", 3));

        assertThat(names(peer.findNext(sid, ".", 10))).containsExactly("a", "b", "c", "d");
    }

    @Test
    void a_search_that_is_at_its_end_finds_nothing_and_that_is_no_failure() {
        int sid = sid(peer.findFirst("\\*", 10));

        Answer answer = peer.findNext(sid, "d", 10);

        assertThat(answer.has(NtStatus.SUCCESS)).isTrue();
        assertThat(answer.transactionParameters()).startsWith(0, 0, 1, 0);
    }

    private void create(String path) {
        Answer open = peer.openAndx(path, DENY_NONE_READ_WRITE, CREATE_IF_MISSING);
        client.close(open.word(2));
    }

    private static int sid(Answer answer) {
        byte[] parameters = answer.transactionParameters();
        return (parameters[0] & 0xFF) | ((parameters[1] & 0xFF) << 8);
    }

    /** Of SMB_FIND_FILE_NAMES_INFO: next, index, length, name. */
    private static List<String> names(Answer answer) {
        List<String> names = new ArrayList<>();
        ByteBuffer data = ByteBuffer.wrap(answer.transactionData()).order(ByteOrder.LITTLE_ENDIAN);
        int at = 0;
        int next;
        do {
            next = data.getInt(at);
            names.add(new String(data.array(), at + 12, data.getInt(at + 8), StandardCharsets.UTF_16LE));
            at += next;
        } while (next != 0);
        return names;
    }

    // SMB_COM_SEARCH

    @Test
    void a_core_search_that_found_something_ends_with_an_empty_answer() {
        Answer first = search("\\*.*", null);
        byte[] lastKey = key(first, 3);

        Answer second = search("", lastKey);

        assertThat(first.word(0)).isEqualTo(4);
        assertThat(second.has(NtStatus.SUCCESS)).isTrue();
        assertThat(second.word(0)).isZero();
    }

    @Test
    void a_core_search_that_finds_nothing_at_all_fails() {
        assertThat(search("\\nothing.*", null).statusText()).isEqualTo("NO_MORE_FILES");
    }

    @Test
    void a_core_search_goes_on_behind_the_entry_whose_key_comes_back() {
        byte[] key = key(search("\\*.*", null), 1);

        Answer rest = search("", key);

        assertThat(rest.word(0)).isEqualTo(2);
        assertThat(new String(key(rest, 0), 1, 11, StandardCharsets.US_ASCII)).isEqualTo("c          ");
    }

    private Answer search(String pattern, byte @Nullable [] key) {
        byte[] words = WireWriter.create().u16(10).u16(0).toBytes();
        WireWriter data = client.string(WireWriter.create().u8(4), pattern).u8(VARIABLE_BLOCK);
        data.u16(key == null ? 0 : KEY_BYTES).bytes(key == null ? new byte[0] : key);
        return client.ask(SmbCommand.SEARCH, words, data.toBytes());
    }

    private static byte[] key(Answer answer, int entry) {
        int at = 3 + 43 * entry;
        return Arrays.copyOfRange(answer.data(), at, at + KEY_BYTES);
    }
}
