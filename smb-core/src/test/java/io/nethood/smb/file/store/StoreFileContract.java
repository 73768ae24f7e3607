package io.nethood.smb.file.store;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import io.nethood.smb.wire.FileTime;
import io.nethood.smb.wire.NtStatus;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** What every {@link StoreFile} promises of content, times, attributes and properties. */
public abstract class StoreFileContract extends StoreContract {
    private static final long GIB = 1L << 30;

    /** 1999-12-31T23:59:59 UTC and 1234567 steps. */
    private static final long SOME_TIME = FileTime.ofEpochSecond(946_684_799) + 1_234_567;

    /** Whether the store can tell a hole from what was written. */
    protected boolean knowsAllocation() {
        return true;
    }

    @Test
    void a_read_ends_at_the_end_of_the_file() throws Exception {
        try (StoreFile file = create("file")) {
            write(file, "0123456789", 0);

            assertThat(read(file, 4, 3)).isEqualTo("3456");
            assertThat(read(file, 100, 8)).isEqualTo("89");
            assertThat(read(file, 100, 10)).isEmpty();
            assertThat(read(file, 100, 11)).isEmpty();
            assertThat(read(file, 100, Long.MAX_VALUE)).isEmpty();
            assertThat(read(file, 0, 0)).isEmpty();
        }
    }

    @Test
    void what_is_read_at_once_is_what_is_read_otherwise() throws Exception {
        try (StoreFile file = create("file")) {
            write(file, "0123456789", 0);
            file.attributes();

            assertThat(readNow(file, 4, 3)).isEqualTo("3456");
            assertThat(readNow(file, 100, 8)).isEqualTo("89");
            assertThat(readNow(file, 100, 10)).isEmpty();
            assertThat(readNow(file, 100, Long.MAX_VALUE)).isEmpty();
            assertThat(readNow(file, 0, 0)).isEmpty();
            assertRefused(NtStatus.INVALID_PARAMETER, () -> readNow(file, 1, -1));
        }
    }

    @Test
    void a_read_appends_to_its_buffer_whatever_its_kind() throws Exception {
        try (StoreFile file = create("file")) {
            write(file, "content", 0);

            for (ByteBuf into : List.of(
                    Unpooled.buffer(64),
                    Unpooled.directBuffer(64),
                    Unpooled.compositeBuffer()
                            .addComponent(true, Unpooled.buffer(3))
                            .capacity(64))) {
                into.clear().writeBytes("> ".getBytes(StandardCharsets.UTF_8));

                int count = file.read(into, 5, 0);

                assertThat(count).isEqualTo(5);
                assertThat(into.toString(StandardCharsets.UTF_8)).isEqualTo("> conte");
                into.release();
            }
        }
    }

    @Test
    void a_write_takes_the_readable_bytes_whatever_the_kind_and_leaves_the_buffer() throws Exception {
        try (StoreFile file = create("file")) {
            for (ByteBuf from : List.of(
                    Unpooled.wrappedBuffer("> content <".getBytes(StandardCharsets.UTF_8)),
                    Unpooled.directBuffer().writeBytes("> content <".getBytes(StandardCharsets.UTF_8)),
                    Unpooled.wrappedBuffer(
                            "> con".getBytes(StandardCharsets.UTF_8), "tent <".getBytes(StandardCharsets.UTF_8)),
                    Unpooled.wrappedBuffer("> content <".getBytes(StandardCharsets.UTF_8))
                            .asReadOnly())) {
                file.setSize(0);
                from.readerIndex(2).writerIndex(9);

                file.write(from, 1);

                assertThat(read(file, 100, 0)).isEqualTo("\0content");
                assertThat(from.readerIndex()).isEqualTo(2);
                assertThat(from.writerIndex()).isEqualTo(9);
                from.release();
            }
        }
    }

    @Test
    void a_write_of_nothing_changes_no_size() throws Exception {
        try (StoreFile file = create("file")) {
            file.write(Unpooled.EMPTY_BUFFER, 1000);

            assertThat(file.attributes().size()).isZero();
        }
    }

    @Test
    void content_is_what_was_written_last() throws Exception {
        long seed = 19_961_104;
        Random random = new Random(seed);
        byte[] model = new byte[300_000];
        int size = 0;
        try (StoreFile file = create("file")) {
            for (int step = 0; step < 400; step++) {
                int position = random.nextInt(200_000);
                if (random.nextInt(8) == 0) {
                    file.setSize(position);
                    Arrays.fill(model, Math.min(position, size), model.length, (byte) 0);
                    size = position;
                } else {
                    byte[] bytes = new byte[1 + random.nextInt(random.nextBoolean() ? 100 : 100_000)];
                    random.nextBytes(bytes);
                    file.write(Unpooled.wrappedBuffer(bytes), position);
                    System.arraycopy(bytes, 0, model, position, bytes.length);
                    size = Math.max(size, position + bytes.length);
                }

                ByteBuf into = Unpooled.directBuffer(model.length);
                int from = random.nextInt(1000);
                file.read(into, model.length - from, from);
                assertThat(into)
                        .as("seed %d, step %d", seed, step)
                        .isEqualTo(Unpooled.wrappedBuffer(model, Math.min(from, size), Math.max(0, size - from)));
                assertThat(file.attributes().size()).isEqualTo(size);
                into.release();
            }
        }
    }

    @Test
    void a_hole_of_5_gib_reads_as_zeros_and_takes_no_room() throws Exception {
        try (StoreFile file = create("file")) {
            file.setSize(4 * GIB);
            write(file, "end", 5 * GIB - 3);

            assertThat(file.attributes().size()).isEqualTo(5 * GIB);
            if (knowsAllocation()) {
                assertThat(file.attributes().allocated()).isLessThan(GIB / 16);
            }
            assertThat(read(file, 3, 3 * GIB)).isEqualTo("\0\0\0");
            assertThat(read(file, 100, 5 * GIB - 5)).isEqualTo("\0\0end");
        }
    }

    @Test
    void what_was_cut_off_does_not_come_back() throws Exception {
        try (StoreFile file = create("file")) {
            write(file, "0123456789", 0);

            file.setSize(4);
            file.setSize(8);

            assertThat(read(file, 100, 0)).isEqualTo("0123\0\0\0\0");
        }
    }

    @Test
    void room_is_reserved_without_moving_the_end() throws Exception {
        try (StoreFile file = create("file")) {
            write(file, "content", 0);

            file.reserve(1 << 20);

            assertThat(file.attributes().size()).isEqualTo(7);
            assertThat(read(file, 100, 0)).isEqualTo("content");
        }
    }

    @Test
    void impossible_positions_are_refused() throws Exception {
        try (StoreFile file = create("file")) {
            assertRefused(NtStatus.INVALID_PARAMETER, () -> read(file, 1, -1));
            assertRefused(NtStatus.INVALID_PARAMETER, () -> write(file, "x", Long.MIN_VALUE));
            assertRefused(NtStatus.INVALID_PARAMETER, () -> file.setSize(-1));
            assertRefused(NtStatus.INVALID_PARAMETER, () -> file.reserve(-1));
            assertRefused(NtStatus.DISK_FULL, () -> write(file, "x", Long.MAX_VALUE));
            assertRefused(NtStatus.DISK_FULL, () -> file.setSize(Long.MAX_VALUE));
            assertThat(file.attributes().size()).isZero();
        }
    }

    @Test
    void what_was_not_opened_writable_keeps_its_content() throws Exception {
        makeFile("file", "content");

        try (StoreFile file = store.open(path("file"), false)) {
            assertRefused(NtStatus.ACCESS_DENIED, () -> write(file, "x", 0));
            assertRefused(NtStatus.ACCESS_DENIED, () -> file.setSize(0));
            assertRefused(NtStatus.ACCESS_DENIED, () -> file.reserve(1));
            assertThat(read(file, 100, 0)).isEqualTo("content");
        }
    }

    @Test
    void a_directory_has_no_content() throws Exception {
        makeDirectory("d");

        try (StoreFile directory = store.open(path("d"), true)) {
            assertThat(directory.attributes().directory()).isTrue();
            assertThat(directory.attributes().size()).isZero();
            assertRefused(NtStatus.INVALID_DEVICE_REQUEST, () -> read(directory, 1, 0));
            assertRefused(NtStatus.INVALID_DEVICE_REQUEST, () -> write(directory, "x", 0));
            assertRefused(NtStatus.INVALID_DEVICE_REQUEST, () -> directory.setSize(0));
            assertRefused(NtStatus.INVALID_DEVICE_REQUEST, () -> directory.reserve(1));
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void times_are_kept_to_100_ns(boolean directory) throws Exception {
        try (StoreFile file = store.create(path("it"), directory)) {
            file.change(new StoreChange(
                    SOME_TIME, SOME_TIME + 1, SOME_TIME + 2, StoreChange.KEEP, StoreChange.KEEP_ATTRIBUTES));
        }

        assertThat(store.attributes(path("it")))
                .returns(SOME_TIME, StoreAttributes::created)
                .returns(SOME_TIME + 1, StoreAttributes::accessed)
                .returns(SOME_TIME + 2, StoreAttributes::written)
                .isEqualTo(list(StorePath.ROOT).get("it"));
    }

    @Test
    void each_time_is_set_alone_and_by_who_may_only_read() throws Exception {
        makeFile("file", "");
        StoreAttributes before = store.attributes(path("file"));

        try (StoreFile file = store.open(path("file"), false)) {
            file.change(new StoreChange(SOME_TIME, 0, 0, 0, StoreChange.KEEP_ATTRIBUTES));
            assertThat(file.attributes())
                    .returns(SOME_TIME, StoreAttributes::created)
                    .returns(before.accessed(), StoreAttributes::accessed)
                    .returns(before.written(), StoreAttributes::written)
                    .returns(before.attributes(), StoreAttributes::attributes);

            file.change(new StoreChange(0, SOME_TIME, 0, 0, StoreChange.KEEP_ATTRIBUTES));
            file.change(StoreChange.ofWritten(SOME_TIME + 5));
            assertThat(file.attributes())
                    .returns(SOME_TIME, StoreAttributes::created)
                    .returns(SOME_TIME, StoreAttributes::accessed)
                    .returns(SOME_TIME + 5, StoreAttributes::written);
        }
    }

    @Test
    void a_write_moves_the_time_of_writing_and_no_creation_time() throws Exception {
        try (StoreFile file = create("file")) {
            file.change(new StoreChange(SOME_TIME, SOME_TIME, SOME_TIME, 0, StoreChange.KEEP_ATTRIBUTES));

            write(file, "x", 0);

            assertThat(file.attributes().written()).isGreaterThan(SOME_TIME);
            assertThat(file.attributes().created()).isEqualTo(SOME_TIME);
        }
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0,
                FileAttributes.READONLY,
                FileAttributes.HIDDEN,
                FileAttributes.SYSTEM,
                FileAttributes.ARCHIVE,
                FileAttributes.TEMPORARY,
                FileAttributes.SPARSE,
                FileAttributes.OFFLINE,
                FileAttributes.NOT_CONTENT_INDEXED,
                FileAttributes.SETTABLE | FileAttributes.SPARSE
            })
    void attributes_are_kept_as_they_were_set(int attributes) throws Exception {
        makeFile("file", "");
        makeDirectory("directory");

        for (String name : List.of("file", "directory")) {
            try (StoreFile it = store.open(path(name), false)) {
                it.change(StoreChange.ofAttributes(attributes));
                assertThat(it.attributes().attributes()).isEqualTo(attributes);
            }
            assertThat(store.attributes(path(name)).attributes()).isEqualTo(attributes);
            assertThat(list(StorePath.ROOT))
                    .hasEntrySatisfying(
                            name, entry -> assertThat(entry.attributes()).isEqualTo(attributes));
        }
    }

    @Test
    void attributes_change_again_and_back_and_leave_the_times() throws Exception {
        makeFile("file", "");
        try (StoreFile file = store.open(path("file"), true)) {
            StoreAttributes before = file.attributes();

            file.change(StoreChange.ofAttributes(FileAttributes.HIDDEN));
            file.change(StoreChange.ofAttributes(FileAttributes.SYSTEM));
            assertThat(store.attributes(path("file")).attributes()).isEqualTo(FileAttributes.SYSTEM);
            file.change(StoreChange.ofAttributes(FileAttributes.ARCHIVE));

            assertThat(store.attributes(path("file")))
                    .returns(FileAttributes.ARCHIVE, StoreAttributes::attributes)
                    .returns(before.created(), StoreAttributes::created)
                    .returns(before.accessed(), StoreAttributes::accessed)
                    .returns(before.written(), StoreAttributes::written);
        }
    }

    @Test
    void a_file_that_is_read_only_to_dos_is_still_writable_here() throws Exception {
        makeFile("file", "");
        try (StoreFile file = store.open(path("file"), false)) {
            file.change(StoreChange.ofAttributes(FileAttributes.READONLY));
        }

        try (StoreFile file = store.open(path("file"), true)) {
            write(file, "x", 0);
        }
        store.delete(path("file"));

        assertThat(list(StorePath.ROOT)).isEmpty();
    }

    @Test
    void attributes_belong_to_the_file_not_to_a_name() throws Exception {
        makeFile("one", "");
        store.link(path("one"), path("two"));
        try (StoreFile file = store.open(path("two"), false)) {
            file.change(new StoreChange(SOME_TIME, 0, 0, 0, FileAttributes.HIDDEN));
        }

        store.rename(path("two"), path("three"), false);

        assertThat(store.attributes(path("one")))
                .isEqualTo(store.attributes(path("three")))
                .returns(FileAttributes.HIDDEN, StoreAttributes::attributes)
                .returns(SOME_TIME, StoreAttributes::created);
    }

    @Test
    void properties_are_set_read_told_and_removed() throws Exception {
        assumeTrue(store.keepsProperties());
        try (StoreFile file = create("file")) {
            file.setProperty("one", new byte[] {1});
            file.setProperty("ONE", new byte[] {2, 2});
            file.setProperty("grün: $DATA", new byte[0]);
            file.setProperty("one", new byte[] {3});

            assertThat(file.property("one")).containsExactly(3);
            assertThat(file.property("ONE")).containsExactly(2, 2);
            assertThat(file.property("grün: $DATA")).isEmpty();
            assertThat(file.property("other")).isNull();
            assertThat(file.properties()).containsExactlyInAnyOrder("one", "ONE", "grün: $DATA");

            file.setProperty("one", null);
            file.setProperty("other", null);

            assertThat(file.property("one")).isNull();
            assertThat(file.properties()).containsExactlyInAnyOrder("ONE", "grün: $DATA");
        }
    }

    @Test
    void properties_are_apart_from_attributes_and_times() throws Exception {
        assumeTrue(store.keepsProperties());
        try (StoreFile file = create("file")) {
            file.change(new StoreChange(SOME_TIME, 0, 0, 0, FileAttributes.HIDDEN));
            assertThat(file.properties()).isEmpty();

            for (String name : List.of("dos", "nethood.dos", "user.nethood.dos")) {
                file.setProperty(name, new byte[] {1});
                file.setProperty(name, null);
            }

            assertThat(file.attributes())
                    .returns(FileAttributes.HIDDEN, StoreAttributes::attributes)
                    .returns(SOME_TIME, StoreAttributes::created);
        }
    }

    @Test
    void directories_have_properties_too_and_readers_set_them() throws Exception {
        assumeTrue(store.keepsProperties());
        makeDirectory("d");
        try (StoreFile directory = store.open(path("d"), false)) {
            directory.setProperty("name", new byte[] {1});
        }

        try (StoreFile directory = store.open(path("d"), false)) {
            assertThat(directory.property("name")).containsExactly(1);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1000, 4000, 60_000})
    void a_property_is_kept_whole_or_finds_no_room(int length) throws Exception {
        assumeTrue(store.keepsProperties());
        byte[] value = new byte[length];
        new Random(length).nextBytes(value);
        try (StoreFile file = create("file")) {
            try {
                file.setProperty("large", value);
                assertThat(file.property("large")).isEqualTo(value);
            } catch (FileRefusal e) {
                assertThat(e.status()).isEqualTo(NtStatus.DISK_FULL);
                assertThat(length).as("bytes that found no room").isGreaterThan(1000);
                assertThat(file.property("large")).isNull();
            }
            assertRefused(NtStatus.DISK_FULL, () -> file.setProperty("large", new byte[1 << 20]));
        }
    }

    @Test
    void names_of_properties_are_bounded() throws Exception {
        assumeTrue(store.keepsProperties());
        try (StoreFile file = create("file")) {
            String longest = "n".repeat(StoreFile.MOST_PROPERTY_NAME_BYTES);
            file.setProperty(longest, new byte[] {1});

            assertThat(file.properties()).containsExactly(longest);
            for (String name : List.of("", longest + "n", "\0", "a\0b", "\ud800", "ü".repeat(121))) {
                assertRefused(NtStatus.OBJECT_NAME_INVALID, () -> file.property(name));
                assertRefused(NtStatus.OBJECT_NAME_INVALID, () -> file.setProperty(name, new byte[1]));
            }
        }
    }

    @Test
    void a_store_without_properties_says_so() throws Exception {
        assumeTrue(!store.keepsProperties());
        try (StoreFile file = create("file")) {
            assertRefused(NtStatus.EAS_NOT_SUPPORTED, () -> file.setProperty("name", new byte[1]));
            assertThat(file.property("name")).isNull();
            assertThat(file.properties()).isEmpty();
        }
    }

    @Test
    void a_deleted_file_stays_usable_while_it_is_open() throws Exception {
        try (StoreFile file = create("file")) {
            write(file, "before", 0);
            store.delete(path("file"));
            makeFile("file", "another");

            write(file, " and after", 6);
            file.change(new StoreChange(SOME_TIME, 0, 0, 0, FileAttributes.HIDDEN));

            assertThat(read(file, 100, 0)).isEqualTo("before and after");
            assertThat(file.attributes())
                    .returns(0, StoreAttributes::links)
                    .returns(SOME_TIME, StoreAttributes::created)
                    .returns(FileAttributes.HIDDEN, StoreAttributes::attributes);
            assertThat(file.attributes().key())
                    .isNotEqualTo(store.attributes(path("file")).key());
        }
        assertThat(contentOf("file")).isEqualTo("another");
    }

    @Test
    void a_renamed_or_replaced_file_stays_usable_while_it_is_open() throws Exception {
        makeFile("other", "other");
        try (StoreFile file = create("file");
                StoreFile replaced = store.open(path("other"), true)) {
            store.rename(path("file"), path("other"), true);

            write(file, "new", 0);
            write(replaced, "OLD", 0);

            assertThat(contentOf("other")).isEqualTo("new");
            assertThat(read(replaced, 100, 0)).isEqualTo("OLDer");
        }
    }

    @Test
    void a_deleted_directory_stays_open() throws Exception {
        try (StoreFile directory = store.create(path("d"), true)) {
            store.delete(path("d"));

            assertThat(directory.attributes().directory()).isTrue();
            directory.sync();
        }
        assertRefused(NtStatus.OBJECT_NAME_NOT_FOUND, () -> store.attributes(path("d")));
    }

    @Test
    void what_was_written_is_there_after_a_sync() throws Exception {
        try (StoreFile file = create("file")) {
            write(file, "safe", 0);

            file.sync();

            assertThat(contentOf("file")).isEqualTo("safe");
        }
    }

    @Test
    void closing_twice_closes_once() throws Exception {
        StoreFile file = create("file");
        file.close();

        try (StoreFile other = store.open(path("file"), true)) {
            file.close();
            write(other, "x", 0);
        }

        assertThat(contentOf("file")).isEqualTo("x");
    }

    @Test
    void writers_at_different_places_do_not_disturb_each_other() throws Exception {
        int writers = 4;
        int steps = 200;
        CyclicBarrier start = new CyclicBarrier(writers);
        try (StoreFile file = create("file");
                ExecutorService threads = Executors.newFixedThreadPool(writers)) {
            List<? extends Future<?>> running = IntStream.range(0, writers)
                    .mapToObj(writer -> threads.submit(() -> {
                        start.await();
                        for (int step = 0; step < steps; step++) {
                            write(file, writer + ";", (step * writers + writer) * 2L);
                        }
                        return writer;
                    }))
                    .toList();
            for (Future<?> writer : running) {
                writer.get();
            }

            assertThat(read(file, 4096, 0)).isEqualTo("0;1;2;3;".repeat(steps));
        }
    }
}
