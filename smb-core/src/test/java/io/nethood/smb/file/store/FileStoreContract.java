package io.nethood.smb.file.store;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import io.nethood.smb.wire.NtStatus;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** What every {@link FileStore} promises of names and directories. */
public abstract class FileStoreContract extends StoreContract {

    @Test
    void an_empty_store_is_a_directory_without_entries() throws Exception {
        StoreAttributes root = store.attributes(StorePath.ROOT);

        assertThat(root.directory()).isTrue();
        assertThat(root.size()).isZero();
        assertThat(root.links()).isOne();
        assertThat(list(StorePath.ROOT)).isEmpty();
    }

    @Test
    void the_root_cannot_be_made_deleted_or_renamed() {
        assertRefused(NtStatus.OBJECT_NAME_COLLISION, () -> store.create(StorePath.ROOT, true));
        assertRefused(NtStatus.ACCESS_DENIED, () -> store.delete(StorePath.ROOT));
        assertRefused(NtStatus.ACCESS_DENIED, () -> store.rename(StorePath.ROOT, path("x"), false));
        assertRefused(NtStatus.ACCESS_DENIED, () -> store.rename(StorePath.ROOT, path("x"), true));
    }

    @Test
    void nothing_takes_the_place_of_the_root() throws Exception {
        makeFile("a", "");

        assertRefused(NtStatus.ACCESS_DENIED, () -> store.rename(path("a"), StorePath.ROOT, true));
        assertRefused(NtStatus.OBJECT_NAME_COLLISION, () -> store.link(path("a"), StorePath.ROOT));
    }

    @Test
    void what_was_created_is_there() throws Exception {
        makeDirectory("docs");

        makeFile("docs/a.txt", "hello");

        assertThat(store.attributes(path("docs")))
                .returns(true, StoreAttributes::directory)
                .returns(0L, StoreAttributes::size)
                .returns(0, StoreAttributes::attributes)
                .returns(1, StoreAttributes::links);
        assertThat(store.attributes(path("docs/a.txt")))
                .returns(false, StoreAttributes::directory)
                .returns(5L, StoreAttributes::size)
                .returns(FileAttributes.ARCHIVE, StoreAttributes::attributes)
                .returns(1, StoreAttributes::links);
        assertThat(contentOf("docs/a.txt")).isEqualTo("hello");
    }

    @Test
    void what_is_told_at_once_is_what_is_told_otherwise() throws Exception {
        makeDirectory("docs");
        makeFile("docs/a.txt", "hello");

        for (StorePath path : List.of(StorePath.ROOT, path("docs"), path("docs/a.txt"))) {
            assertThat(attributesNow(path)).isEqualTo(store.attributes(path));
        }
        assertRefused(NtStatus.OBJECT_NAME_NOT_FOUND, () -> attributesNow(path("docs/A.txt")));
        assertRefused(NtStatus.OBJECT_PATH_NOT_FOUND, () -> attributesNow(path("no/way")));
    }

    @Test
    void a_taken_name_is_not_created_again() throws Exception {
        makeFile("file", "kept");
        makeDirectory("directory");

        assertRefused(NtStatus.OBJECT_NAME_COLLISION, () -> store.create(path("file"), false));
        assertRefused(NtStatus.OBJECT_NAME_COLLISION, () -> store.create(path("file"), true));
        assertRefused(NtStatus.OBJECT_NAME_COLLISION, () -> store.create(path("directory"), false));
        assertRefused(NtStatus.OBJECT_NAME_COLLISION, () -> store.create(path("directory"), true));
        assertThat(contentOf("file")).isEqualTo("kept");
    }

    @Test
    void what_is_not_there_is_not_found() throws Exception {
        makeDirectory("d");

        for (StorePath missing : List.of(path("x"), path("d/x"))) {
            assertRefused(NtStatus.OBJECT_NAME_NOT_FOUND, () -> store.attributes(missing));
            assertRefused(NtStatus.OBJECT_NAME_NOT_FOUND, () -> store.open(missing, false));
            assertRefused(NtStatus.OBJECT_NAME_NOT_FOUND, () -> store.open(missing, true));
            assertRefused(NtStatus.OBJECT_NAME_NOT_FOUND, () -> list(missing));
            assertRefused(NtStatus.OBJECT_NAME_NOT_FOUND, () -> store.delete(missing));
            assertRefused(NtStatus.OBJECT_NAME_NOT_FOUND, () -> store.rename(missing, path("y"), false));
            assertRefused(NtStatus.OBJECT_NAME_NOT_FOUND, () -> store.rename(missing, path("y"), true));
            assertRefused(NtStatus.OBJECT_NAME_NOT_FOUND, () -> store.link(missing, path("y")));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"x/y", "x/y/z", "file/y", "file/y/z", "d/x/y"})
    void the_way_to_a_name_must_be_there(String name) throws Exception {
        makeDirectory("d");
        makeFile("file", "");

        StorePath missing = path(name);

        assertRefused(NtStatus.OBJECT_PATH_NOT_FOUND, () -> store.attributes(missing));
        assertRefused(NtStatus.OBJECT_PATH_NOT_FOUND, () -> store.open(missing, false));
        assertRefused(NtStatus.OBJECT_PATH_NOT_FOUND, () -> store.create(missing, false));
        assertRefused(NtStatus.OBJECT_PATH_NOT_FOUND, () -> store.create(missing, true));
        assertRefused(NtStatus.OBJECT_PATH_NOT_FOUND, () -> list(missing));
        assertRefused(NtStatus.OBJECT_PATH_NOT_FOUND, () -> store.delete(missing));
        assertRefused(NtStatus.OBJECT_PATH_NOT_FOUND, () -> store.rename(missing, path("y"), false));
        assertRefused(NtStatus.OBJECT_PATH_NOT_FOUND, () -> store.rename(path("file"), missing, false));
        assertRefused(NtStatus.OBJECT_PATH_NOT_FOUND, () -> store.link(missing, path("y")));
        assertRefused(NtStatus.OBJECT_PATH_NOT_FOUND, () -> store.link(path("file"), missing));
    }

    @Test
    void names_differ_in_case() throws Exception {
        makeFile("Name", "1");
        makeFile("NAME", "2");

        assertThat(list(StorePath.ROOT)).containsOnlyKeys("NAME", "Name");
        assertThat(contentOf("Name")).isEqualTo("1");
        assertThat(contentOf("NAME")).isEqualTo("2");
        assertRefused(NtStatus.OBJECT_NAME_NOT_FOUND, () -> store.open(path("name"), false));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "grün",
                "\u00e9",
                "e\u0301",
                "日本語",
                "\ud83d\udca9",
                "a b",
                " ",
                "trailing.",
                "trailing ",
                "CON",
                "a:b",
                "*?<>|\"",
                "...",
                "-rf",
                "\u0001\n\u007f",
                "\u2215",
                "\uffff"
            })
    void names_are_kept_as_they_are(String name) throws Exception {
        makeDirectory(name);
        makeFile(name + "/" + name, "x");

        assertThat(list(StorePath.ROOT)).containsOnlyKeys(name);
        assertThat(list(path(name))).containsOnlyKeys(name);
        assertThat(contentOf(name + "/" + name)).isEqualTo("x");
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void a_name_has_255_bytes_of_utf_8(int shape) throws Exception {
        String name = List.of("x".repeat(255), "語".repeat(85), "\ud83d\udca9".repeat(63) + "abc")
                .get(shape);

        makeFile(name, "x");

        assertThat(list(StorePath.ROOT)).containsOnlyKeys(name);
        assertRefused(NtStatus.OBJECT_NAME_INVALID, () -> store.create(path(name + "y"), false));
        assertRefused(NtStatus.OBJECT_NAME_INVALID, () -> store.create(path(name + "y"), true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"unpaired high \ud800", "unpaired low \udc00 x", "\udc00\ud800"})
    void a_name_that_cannot_be_kept_is_refused(String name) throws Exception {
        makeFile("file", "");

        assertRefused(NtStatus.OBJECT_NAME_INVALID, () -> store.create(path(name), false));
        assertRefused(NtStatus.OBJECT_NAME_INVALID, () -> store.create(path(name), true));
        assertRefused(NtStatus.OBJECT_NAME_INVALID, () -> store.rename(path("file"), path(name), false));
        assertRefused(NtStatus.OBJECT_NAME_INVALID, () -> store.rename(path("file"), path(name), true));
        assertRefused(NtStatus.OBJECT_NAME_INVALID, () -> store.link(path("file"), path(name)));
        assertRefused(NtStatus.OBJECT_NAME_INVALID, () -> store.open(path(name), false));
        assertThat(list(StorePath.ROOT)).containsOnlyKeys("file");
    }

    @Test
    void a_path_may_be_long() throws Exception {
        StorePath deep = StorePath.ROOT;
        for (int level = 0; level < 12; level++) {
            deep = deep.child("n".repeat(200) + level);
            store.create(deep, true).close();
        }

        store.create(deep.child("file"), false).close();

        assertThat(list(deep)).containsOnlyKeys("file");
    }

    @Test
    void a_listing_tells_each_entry_once_with_its_attributes() throws Exception {
        makeDirectory("d");
        makeDirectory("d/sub");
        for (int i = 0; i < 1000; i++) {
            makeFile("d/file-" + i, "x".repeat(i % 3));
        }

        Map<String, StoreAttributes> entries = list(path("d"));

        assertThat(entries).hasSize(1001);
        for (String name : List.of("sub", "file-0", "file-1", "file-999")) {
            assertThat(entries.get(name)).isEqualTo(store.attributes(path("d").child(name)));
        }
    }

    @Test
    void a_file_is_not_listed() throws Exception {
        makeFile("file", "");

        assertRefused(NtStatus.NOT_A_DIRECTORY, () -> list(path("file")));
    }

    @Test
    void who_lists_may_use_the_store() throws Exception {
        makeFile("a", "");
        makeFile("b", "");

        List<FileRefusal> refused = new ArrayList<>();
        store.list(StorePath.ROOT, (name, attributes) -> {
            try {
                store.delete(StorePath.of(name));
            } catch (FileRefusal e) {
                refused.add(e);
            }
        });

        assertThat(refused).isEmpty();
        assertThat(list(StorePath.ROOT)).isEmpty();
    }

    @Test
    void files_and_empty_directories_are_deleted() throws Exception {
        makeDirectory("d");
        makeFile("d/file", "");

        assertRefused(NtStatus.DIRECTORY_NOT_EMPTY, () -> store.delete(path("d")));
        store.delete(path("d/file"));
        store.delete(path("d"));

        assertThat(list(StorePath.ROOT)).isEmpty();
    }

    @Test
    void a_file_is_renamed_and_stays_itself() throws Exception {
        makeDirectory("d");
        makeFile("old", "content");
        FileKey key = store.attributes(path("old")).key();

        store.rename(path("old"), path("d/new"), false);

        assertThat(list(StorePath.ROOT)).containsOnlyKeys("d");
        assertThat(contentOf("d/new")).isEqualTo("content");
        assertThat(store.attributes(path("d/new")).key()).isEqualTo(key);
    }

    @Test
    void a_name_changes_its_case() throws Exception {
        makeFile("name", "content");

        store.rename(path("name"), path("NAME"), false);

        assertThat(list(StorePath.ROOT)).containsOnlyKeys("NAME");
    }

    @Test
    void a_directory_is_renamed_with_what_lies_in_it() throws Exception {
        makeDirectory("d");
        makeDirectory("d/e");
        makeFile("d/e/file", "content");

        store.rename(path("d/e"), path("f"), false);
        store.rename(path("f"), path("g"), true);

        assertThat(contentOf("g/file")).isEqualTo("content");
        assertThat(list(path("d"))).isEmpty();
    }

    @Test
    void a_directory_does_not_come_to_lie_in_itself() throws Exception {
        makeDirectory("d");
        makeDirectory("d/e");

        assertRefused(NtStatus.INVALID_PARAMETER, () -> store.rename(path("d"), path("d/f"), false));
        assertRefused(NtStatus.INVALID_PARAMETER, () -> store.rename(path("d"), path("d/e/f"), true));
    }

    @Test
    void a_rename_spares_what_has_the_name() throws Exception {
        makeFile("a", "a");
        makeFile("b", "b");
        makeDirectory("d");

        assertRefused(NtStatus.OBJECT_NAME_COLLISION, () -> store.rename(path("a"), path("b"), false));
        assertRefused(NtStatus.OBJECT_NAME_COLLISION, () -> store.rename(path("a"), path("d"), false));
        assertRefused(NtStatus.OBJECT_NAME_COLLISION, () -> store.rename(path("d"), path("b"), false));
        assertRefused(NtStatus.OBJECT_NAME_COLLISION, () -> store.rename(path("a"), path("a"), false));
        assertThat(contentOf("a")).isEqualTo("a");
        assertThat(contentOf("b")).isEqualTo("b");
    }

    @Test
    void a_rename_replaces_a_file_when_asked() throws Exception {
        makeFile("a", "a");
        makeFile("b", "b");

        store.rename(path("a"), path("b"), true);
        store.rename(path("b"), path("b"), true);

        assertThat(list(StorePath.ROOT)).containsOnlyKeys("b");
        assertThat(contentOf("b")).isEqualTo("a");
    }

    @Test
    void no_directory_is_replaced_and_none_replaces() throws Exception {
        makeFile("file", "");
        makeDirectory("d");
        makeDirectory("e");

        assertRefused(NtStatus.ACCESS_DENIED, () -> store.rename(path("file"), path("d"), true));
        assertRefused(NtStatus.ACCESS_DENIED, () -> store.rename(path("d"), path("file"), true));
        assertRefused(NtStatus.ACCESS_DENIED, () -> store.rename(path("d"), path("e"), true));
        assertThat(list(StorePath.ROOT)).containsOnlyKeys("d", "e", "file");
    }

    @Test
    void a_file_with_two_names_is_one_file() throws Exception {
        makeDirectory("d");
        makeFile("one", "content");

        store.link(path("one"), path("d/two"));

        assertThat(store.attributes(path("one")))
                .isEqualTo(store.attributes(path("d/two")))
                .returns(2, StoreAttributes::links);
        store.delete(path("one"));
        assertThat(contentOf("d/two")).isEqualTo("content");
        assertThat(store.attributes(path("d/two")).links()).isOne();
    }

    @Test
    void a_name_replaces_another_of_the_same_file() throws Exception {
        makeFile("one", "content");
        store.link(path("one"), path("two"));

        store.rename(path("one"), path("two"), true);

        assertThat(list(StorePath.ROOT)).containsOnlyKeys("two");
        assertThat(store.attributes(path("two")).links()).isOne();
        assertThat(contentOf("two")).isEqualTo("content");
    }

    @Test
    void links_are_for_files_and_for_free_names() throws Exception {
        makeFile("file", "");
        makeFile("other", "");
        makeDirectory("d");

        assertRefused(NtStatus.FILE_IS_A_DIRECTORY, () -> store.link(path("d"), path("e")));
        assertRefused(NtStatus.OBJECT_NAME_COLLISION, () -> store.link(path("file"), path("other")));
        assertRefused(NtStatus.OBJECT_NAME_COLLISION, () -> store.link(path("file"), path("d")));
    }

    @Test
    void keys_set_files_apart() throws Exception {
        makeFile("a", "");
        makeFile("b", "");

        FileKey key = store.attributes(path("a")).key();

        assertThat(key).isNotEqualTo(store.attributes(path("b")).key());
        assertThat(list(StorePath.ROOT))
                .hasEntrySatisfying("a", entry -> assertThat(entry.key()).isEqualTo(key));
        try (StoreFile file = store.open(path("a"), false)) {
            assertThat(file.attributes().key()).isEqualTo(key);
        }
    }

    @Test
    void a_volume_has_room() throws Exception {
        StoreSpace space = store.space();

        assertThat(space.total()).isPositive();
        assertThat(space.free()).isBetween(1L, space.total());
        assertThat(space.unit()).isPositive();
        assertThat(store.space().serial()).isEqualTo(space.serial());
    }

    @Test
    void one_of_two_makes_a_new_name() throws Exception {
        for (int round = 0; round < 100; round++) {
            StorePath contested = path("contested-" + round);

            List<NtStatus> outcomes = both(i -> () -> {
                store.create(contested, i == 1).close();
                return NtStatus.SUCCESS;
            });

            assertThat(outcomes).containsExactlyInAnyOrder(NtStatus.SUCCESS, NtStatus.OBJECT_NAME_COLLISION);
        }
    }

    @Test
    void one_of_two_renames_to_a_free_name() throws Exception {
        for (int round = 0; round < 100; round++) {
            makeFile("from-0-" + round, "");
            makeFile("from-1-" + round, "");
            String suffix = "-" + round;

            List<NtStatus> outcomes = both(i -> () -> {
                store.rename(path("from-" + i + suffix), path("contested" + suffix), false);
                return NtStatus.SUCCESS;
            });

            assertThat(outcomes).containsExactlyInAnyOrder(NtStatus.SUCCESS, NtStatus.OBJECT_NAME_COLLISION);
        }
    }

    /** Runs two calls at the same moment; what each ended with. */
    private static List<NtStatus> both(IntFunction<Callable<NtStatus>> call) throws Exception {
        CyclicBarrier start = new CyclicBarrier(2);
        List<NtStatus> outcomes = new ArrayList<>();
        try (ExecutorService threads = Executors.newFixedThreadPool(2)) {
            List<Future<NtStatus>> running = IntStream.range(0, 2)
                    .mapToObj(i -> threads.submit(() -> {
                        start.await();
                        try {
                            return call.apply(i).call();
                        } catch (FileRefusal e) {
                            return e.status();
                        }
                    }))
                    .toList();
            for (Future<NtStatus> outcome : running) {
                outcomes.add(outcome.get());
            }
        }
        return outcomes;
    }
}
