package io.nethood.smb.share;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import io.nethood.smb.file.Volume;
import io.nethood.smb.file.store.FileStore;
import io.nethood.smb.file.store.memory.MemoryStore;
import io.nethood.smb.session.Edition;
import io.nethood.smb.testkit.TestVolume;
import io.netty.util.concurrent.Ticker;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ShareTableTest {
    private final ShareTable table = new ShareTable(List.of(Share.ipc()));

    @Test
    void a_name_is_taken_whatever_its_case() {
        assertThat(table.add(disk("Pub"))).isTrue();
        assertThat(table.add(disk("PUB"))).isFalse();
        assertThat(table.find("pUB").orElseThrow().name()).isEqualTo("Pub");
    }

    @Test
    void shares_are_listed_in_alphabetical_order_as_they_come_and_go() {
        table.add(disk("zoo"));
        table.add(disk("Apple"));
        table.remove("ZOO");

        assertThat(table.all()).extracting(Share::name).containsExactly("Apple", "IPC$");
    }

    @Test
    void two_shares_of_one_name_make_no_table() {
        List<Share> twins = List.of(disk("a"), disk("A"));

        assertThatThrownBy(() -> new ShareTable(twins))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("share A is named twice");
    }

    @Test
    void administrative_shares_are_there_while_policy_says_so_and_keep_their_names() {
        AtomicBoolean shown = new AtomicBoolean(true);
        ShareTable whole =
                table.withAdministrative(AdministrativeShare.of(Edition.WINDOWS_2000_SERVER.family()), shown::get);

        assertThat(whole.all()).extracting(Share::name).containsExactly("ADMIN$", "C$", "IPC$");
        shown.set(false);
        assertThat(whole.all()).extracting(Share::name).containsExactly("IPC$");
        assertThat(whole.find("C$")).isEmpty();
        assertThat(whole.remove("C$")).isEmpty();
        assertThat(whole.add(disk("C$"))).isFalse();
    }

    @Test
    void the_files_of_a_share_are_closed_with_its_last_tree_connect() {
        AtomicBoolean closed = new AtomicBoolean();
        Share share = disk("pub").withFiles(volume(closed));
        share.tryConnect();
        share.tryConnect();

        share.retire();
        share.disconnect();
        boolean early = closed.get();
        share.disconnect();

        assertThat(early).isFalse();
        assertThat(closed).isTrue();
        assertThat(share.uses()).isZero();
    }

    @Test
    void nobody_connects_to_a_share_that_is_over() {
        Share share = disk("pub");

        share.retire();

        assertThat(share.retired()).isTrue();
        assertThat(share.tryConnect()).isFalse();
    }

    @Test
    void the_most_uses_can_change_and_send_nobody_away() {
        Share share = disk("pub");
        share.tryConnect();
        share.tryConnect();

        share.changeMaxUses(1);

        assertThat(share.uses()).isEqualTo(2);
        assertThat(share.tryConnect()).isFalse();
    }

    @Test
    void a_path_in_a_share_is_told_from_the_drive_on() {
        assertThat(disk("pub").localPath("\\a\\b.txt")).isEqualTo("C:\\pub\\a\\b.txt");
        assertThat(AdministrativeShare.C
                        .on(Edition.WINDOWS_2000_SERVER.family())
                        .localPath("\\a.txt"))
                .isEqualTo("C:\\a.txt");
    }

    /** Files in memory that tell when they are closed. */
    private static Volume volume(AtomicBoolean closed) {
        FileStore memory = MemoryStore.builder().build(() -> Instant.EPOCH);
        FileStore store = (FileStore) Proxy.newProxyInstance(
                FileStore.class.getClassLoader(), new Class<?>[] {FileStore.class}, (proxy, method, arguments) -> {
                    closed.compareAndSet(false, method.getName().equals("close"));
                    return method.invoke(memory, arguments);
                });
        return TestVolume.of(store, () -> Instant.EPOCH, Ticker.newMockTicker(), Duration.ZERO);
    }

    private static Share disk(String name) {
        return new Share(name, ShareType.DISK, "", "C:\\" + name, Share.UNLIMITED_USES);
    }
}
