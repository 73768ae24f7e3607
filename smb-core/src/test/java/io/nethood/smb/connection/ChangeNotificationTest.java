package io.nethood.smb.connection;

import io.nethood.smb.file.ChangeFilter;
import io.nethood.smb.file.lock.ShareAccess;
import io.nethood.smb.security.FileAccess;
import io.nethood.smb.session.Edition;
import io.nethood.smb.testkit.Answer;
import io.nethood.smb.testkit.DiskPeer;
import io.nethood.smb.testkit.TestLab;
import io.nethood.smb.wire.SmbCommand;
import io.nethood.wire.WireReader;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Which answer a request for changes gets, and when. */
class ChangeNotificationTest {
    private static final int OPEN = 1;
    private static final int DIRECTORY_FILE = 1;
    private static final int NAMES = ChangeFilter.FILE_NAME | ChangeFilter.DIRECTORY_NAME;
    private static final int ROOM = 1000;

    private final TestLab lab = TestLab.withDisk(Edition.WINDOWS_2000_SERVER);
    private final DiskPeer watcher = DiskPeer.on(lab);
    private final DiskPeer other = DiskPeer.on(lab);
    private int fid;

    @BeforeEach
    void a_directory_is_open() {
        fid = DiskPeer.ntFid(watcher.ntCreate("\\", FileAccess.READ_DATA, ShareAccess.ALL, OPEN, DIRECTORY_FILE));
    }

    @Test
    void the_answer_comes_when_somebody_changes_something() throws Exception {
        watch();
        assertThat(watcher.client().hasAnswer()).isFalse();

        other.createDirectory("\\new");
        lab.deliverMail();

        Answer answer = watcher.client().answer();
        assertThat(answer.statusText()).isEqualTo("SUCCESS");
        WireReader change = WireReader.of(answer.ntTransactParameters());
        assertThat(change.i32()).as("next entry").isZero();
        assertThat(change.i32()).as("added").isEqualTo(1);
        assertThat(change.i32()).as("bytes of the name").isEqualTo(6);
    }

    @Test
    void more_changes_than_the_client_has_room_for_are_an_answer_without_any() {
        watcher.client().sendRaw(watcher.notifyMessage(fid, NAMES, false, 16));

        other.createDirectory("\\a name of more than four bytes");
        lab.deliverMail();

        assertNothingIsTold(watcher.client().answer());
    }

    @Test
    void a_close_answers_without_changes_and_then_itself() {
        watch();

        watcher.client().sendRaw(watcher.closeMessage(fid));

        assertNothingIsTold(watcher.client().answer());
        assertThat(watcher.client().answer().header().command()).isEqualTo(SmbCommand.CLOSE.code());
    }

    @Test
    void the_end_of_the_tree_answers_without_changes() {
        watch();

        watcher.client().send(SmbCommand.TREE_DISCONNECT, new byte[0], new byte[0]);

        assertNothingIsTold(watcher.client().answer());
    }

    @Test
    void the_end_of_the_process_answers_without_changes() {
        watch();

        watcher.client().send(SmbCommand.PROCESS_EXIT, new byte[0], new byte[0]);

        assertNothingIsTold(watcher.client().answer());
    }

    @Test
    void a_cancel_is_answered_by_the_request_itself_and_takes_no_change_away() {
        watch();

        watcher.client().mid(watcher.client().mid()).send(SmbCommand.NT_CANCEL, new byte[0], new byte[0]);
        assertThat(watcher.client().answer().statusText()).isEqualTo("CANCELLED");
        other.createDirectory("\\new");

        watch();
        assertThat(watcher.client().answer().ntTransactParameters()).isNotEmpty();
    }

    @Test
    void a_directory_that_is_to_go_ends_the_wait() {
        other.createDirectory("\\dir");
        fid = DiskPeer.ntFid(watcher.ntCreate("\\dir", FileAccess.READ_DATA, ShareAccess.ALL, OPEN, DIRECTORY_FILE));
        watch();

        int doomed = DiskPeer.ntFid(
                other.ntCreate("\\dir", FileAccess.DELETE, ShareAccess.ALL, OPEN, DIRECTORY_FILE | DELETE_ON_CLOSE));
        other.ask(other.closeMessage(doomed));
        lab.deliverMail();

        assertThat(watcher.client().answer().statusText()).isEqualTo("DELETE_PENDING");
    }

    private static final int DELETE_ON_CLOSE = 0x1000;

    private void watch() {
        watcher.client().sendRaw(watcher.notifyMessage(fid, NAMES, false, ROOM));
    }

    private static void assertNothingIsTold(Answer answer) {
        assertThat(answer.header().command()).isEqualTo(SmbCommand.NT_TRANSACT.code());
        assertThat(answer.statusText()).isEqualTo("SUCCESS");
        assertThat(answer.ntTransactParameters()).isEmpty();
    }
}
