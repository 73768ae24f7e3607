package io.nethood.smb.file;

import java.nio.charset.StandardCharsets;
import java.util.List;

import io.nethood.smb.file.store.FileAttributes;
import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.file.store.StoreChange;
import io.nethood.smb.security.FileAccess;
import io.nethood.smb.testkit.TestVolume;
import io.nethood.smb.wire.NtStatus;
import io.nethood.smb.wire.info.ExtendedAttribute;
import io.nethood.smb.wire.info.NotifyInformation;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class DirectoryChangesTest {
    private static final int ROOM = 1000;
    private static final int NAMES = ChangeFilter.FILE_NAME | ChangeFilter.DIRECTORY_NAME;
    private static final int EVERYTHING = 0x0FFF;

    private final TestVolume volume = TestVolume.empty();

    @BeforeEach
    void a_directory() throws Exception {
        create("\\dir", true).close();
    }

    @Test
    void files_and_directories_that_come_and_go_are_told() throws Exception {
        DirectoryChanges watch = watch("\\dir", NAMES, false);

        create("\\dir\\file", false).close();
        create("\\dir\\sub", true).close();
        delete("\\dir\\file");
        create("\\elsewhere", false).close();

        assertThat(told(watch))
                .containsExactly(
                        new NotifyInformation(NotifyInformation.ADDED, "file"),
                        new NotifyInformation(NotifyInformation.ADDED, "sub"),
                        new NotifyInformation(NotifyInformation.REMOVED, "file"));
    }

    @Test
    void only_kinds_that_were_asked_for_first_are_told() throws Exception {
        DirectoryChanges watch = watch("\\dir", ChangeFilter.DIRECTORY_NAME, false);

        create("\\dir\\file", false).close();
        create("\\dir\\sub", true).close();
        ChangeRequest second = watch.request(ChangeFilter.FILE_NAME, true, ROOM);
        create("\\dir\\other", false).close();

        assertThat(second.answer())
                .returns(List.of(new NotifyInformation(NotifyInformation.ADDED, "sub")), ChangeRequest.Answer::changes);
        assertThat(watch.request(EVERYTHING, true, ROOM).answer()).isNull();
    }

    @Test
    void below_the_directory_is_told_to_whoever_watches_the_tree() throws Exception {
        create("\\dir\\sub", true).close();
        DirectoryChanges tree = watch("\\dir", NAMES, true);
        DirectoryChanges flat = watch("\\dir", NAMES, false);

        create("\\dir\\sub\\file", false).close();

        assertThat(told(tree)).containsExactly(new NotifyInformation(NotifyInformation.ADDED, "sub\\file"));
        assertThat(flat.request(0, false, ROOM).answer()).isNull();
    }

    @Test
    void a_rename_tells_both_names_and_that_the_file_was_touched() throws Exception {
        create("\\dir\\old", false).close();
        DirectoryChanges watch = watch("\\dir", NAMES | ChangeFilter.ATTRIBUTES, false);

        rename("\\dir\\old", "\\dir\\new");

        assertThat(told(watch))
                .containsExactly(
                        new NotifyInformation(NotifyInformation.RENAMED_OLD_NAME, "old"),
                        new NotifyInformation(NotifyInformation.RENAMED_NEW_NAME, "new"),
                        new NotifyInformation(NotifyInformation.MODIFIED, "new"));
    }

    @Test
    void what_moves_to_another_directory_goes_here_and_comes_there() throws Exception {
        create("\\dir\\file", false).close();
        create("\\dir\\sub", true).close();
        DirectoryChanges watch = watch("\\dir", NAMES, true);

        rename("\\dir\\file", "\\dir\\sub\\file");

        assertThat(told(watch))
                .containsExactly(
                        new NotifyInformation(NotifyInformation.REMOVED, "file"),
                        new NotifyInformation(NotifyInformation.ADDED, "sub\\file"));
    }

    @Test
    void a_name_that_a_rename_takes_from_another_file_goes_first() throws Exception {
        create("\\dir\\old", false).close();
        create("\\dir\\new", false).close();
        DirectoryChanges watch = watch("\\dir", NAMES, false);

        OpenFile file = open("\\dir\\old");
        file.rename(TestVolume.path("\\dir\\new"), true, volume.nowNanos());

        assertThat(told(watch))
                .extracting(NotifyInformation::action)
                .containsExactly(
                        NotifyInformation.REMOVED,
                        NotifyInformation.RENAMED_OLD_NAME,
                        NotifyInformation.RENAMED_NEW_NAME);
    }

    @ParameterizedTest
    @CsvSource({"0x004, true, false, false", "0x040, false, true, false", "0x010, false, false, true"})
    void times_and_attributes_are_told_by_their_kind(String kind, boolean attributes, boolean created, boolean written)
            throws Exception {
        create("\\dir\\file", false).close();
        DirectoryChanges watch = watch("\\dir", Integer.decode(kind), false);

        OpenFile file = open("\\dir\\file");
        file.change(new StoreChange(
                created ? 1 : StoreChange.KEEP,
                StoreChange.KEEP,
                written ? 1 : StoreChange.KEEP,
                StoreChange.KEEP,
                attributes ? FileAttributes.HIDDEN : StoreChange.KEEP_ATTRIBUTES));

        assertThat(told(watch)).containsExactly(new NotifyInformation(NotifyInformation.MODIFIED, "file"));
    }

    @Test
    void a_new_size_is_told_at_once_and_what_was_written_at_the_close() throws Exception {
        create("\\dir\\file", false).close();
        DirectoryChanges sizes = watch("\\dir", ChangeFilter.SIZE, false);
        DirectoryChanges writes = watch("\\dir", ChangeFilter.LAST_WRITE, false);
        OpenFile file = open("\\dir\\file");

        file.content().setSize(10, 1);
        assertThat(told(sizes)).hasSize(1);
        file.content().write(Unpooled.copiedBuffer("hello", StandardCharsets.US_ASCII), 0, 1);
        assertThat(sizes.request(0, false, ROOM).answer()).isNull();
        file.close();

        assertThat(told(writes)).containsExactly(new NotifyInformation(NotifyInformation.MODIFIED, "file"));
    }

    @Test
    void extended_attributes_and_streams_are_told() throws Exception {
        create("\\dir\\file", false).close();
        DirectoryChanges properties = watch("\\dir", ChangeFilter.EXTENDED_ATTRIBUTES, false);
        DirectoryChanges streams = watch("\\dir", ChangeFilter.STREAM_NAME, false);

        open("\\dir\\file").setExtendedAttributes(List.of(new ExtendedAttribute(0, "COLOUR", new byte[] {1})));
        create("\\dir\\file:notes", false).close();

        assertThat(told(properties)).containsExactly(new NotifyInformation(NotifyInformation.MODIFIED, "file"));
        assertThat(told(streams)).containsExactly(new NotifyInformation(NotifyInformation.ADDED_STREAM, "file:notes"));
    }

    @Test
    void whoever_watches_a_directory_that_is_to_go_learns_of_it() throws Exception {
        DirectoryChanges watch = watch("\\dir", NAMES, false);
        ChangeRequest waiting = watch.request(NAMES, false, ROOM);

        open("\\dir").setDeletePending(true);

        assertThat(waiting.answer()).returns(NtStatus.DELETE_PENDING, ChangeRequest.Answer::status);
        assertThat(volume.wakes()).isOne();
        assertThatExceptionOfType(FileRefusal.class)
                .isThrownBy(() -> watch.request(NAMES, false, ROOM))
                .returns(NtStatus.DELETE_PENDING, FileRefusal::status);
    }

    @Test
    void only_a_directory_that_was_opened_to_be_listed_can_be_watched() throws Exception {
        OpenFile file = create("\\dir\\file", false);
        OpenFile blind =
                volume.open(CreateParameters.internal(TestVolume.path("\\dir"), FileAccess.READ_ATTRIBUTES, 0));

        assertThatExceptionOfType(FileRefusal.class)
                .isThrownBy(() -> new DirectoryChanges(file).request(NAMES, false, ROOM))
                .returns(NtStatus.INVALID_PARAMETER, FileRefusal::status);
        assertThatExceptionOfType(FileRefusal.class)
                .isThrownBy(() -> new DirectoryChanges(blind).request(NAMES, false, ROOM))
                .returns(NtStatus.ACCESS_DENIED, FileRefusal::status);
    }

    @Test
    void a_watch_ends_with_its_open() throws Exception {
        OpenFile directory = open("\\dir");
        ChangeRequest request = new DirectoryChanges(directory).request(NAMES, false, ROOM);

        directory.close();
        create("\\dir\\file", false).close();

        assertThat(request.answer()).isNull();
        assertThat(volume.wakes()).isZero();
    }

    // Arrangement

    /** A watch whose first request has been withdrawn, so that changes are kept for the next. */
    private DirectoryChanges watch(String path, int filter, boolean tree) throws Exception {
        DirectoryChanges watch = new DirectoryChanges(open(path));
        watch.withdraw(watch.request(filter, tree, ROOM));
        return watch;
    }

    private static List<NotifyInformation> told(DirectoryChanges watch) throws FileRefusal {
        ChangeRequest.Answer answer = watch.request(0, false, ROOM).answer();
        return answer == null ? List.of() : answer.changes();
    }

    private OpenFile create(String path, boolean directory) throws Exception {
        return volume.open(CreateParameters.internal(
                        TestVolume.path(path), FileAccess.ALL, directory ? CreateOptions.DIRECTORY_FILE : 0)
                .withDisposition(CreateDisposition.CREATE));
    }

    private OpenFile open(String path) throws Exception {
        return volume.open(CreateParameters.internal(TestVolume.path(path), FileAccess.ALL, 0));
    }

    private void delete(String path) throws Exception {
        OpenFile file = open(path);
        file.setDeletePending(true);
        file.close();
    }

    private void rename(String from, String to) throws Exception {
        OpenFile file = open(from);
        file.rename(TestVolume.path(to), false, volume.nowNanos());
        file.close();
    }
}
