package io.nethood.smb.file.store.memory;

import java.time.Instant;
import java.time.InstantSource;

import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.file.store.FileStore;
import io.nethood.smb.file.store.FileStoreContract;
import io.nethood.smb.file.store.StoreAttributes;
import io.nethood.smb.file.store.StoreChange;
import io.nethood.smb.file.store.StoreFile;
import io.nethood.smb.file.store.StoreFileContract;
import io.nethood.smb.file.store.StorePath;
import io.nethood.smb.wire.FileTime;
import io.nethood.smb.wire.NtStatus;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class MemoryStoreTest {
    private static final Instant TODAY = Instant.parse("2001-10-25T12:00:00.1234567Z");
    private static final InstantSource CLOCK = InstantSource.fixed(TODAY);
    private static final long NOW = FileTime.of(TODAY);

    @Nested
    class Names extends FileStoreContract {
        @Override
        protected FileStore emptyStore() {
            return MemoryStore.builder().build(CLOCK);
        }
    }

    @Nested
    class Files extends StoreFileContract {
        @Override
        protected FileStore emptyStore() {
            return MemoryStore.builder().build(CLOCK);
        }

        @Test
        void it_begins_with_what_was_put_into_it() throws Exception {
            store = MemoryStore.builder()
                    .file("docs/deep/HELLO.TXT", "hi")
                    .directory("docs")
                    .directory("empty")
                    .build(CLOCK);

            assertThat(list(StorePath.ROOT)).containsOnlyKeys("docs", "empty");
            assertThat(contentOf("docs/deep/HELLO.TXT")).isEqualTo("hi");
            assertThat(list(path("empty"))).isEmpty();
        }

        @Test
        void what_cannot_be_put_into_it_is_an_error() {
            MemoryStore.Builder tooMuch = MemoryStore.builder().capacity(4096).file("file", new byte[4097]);
            MemoryStore.Builder twice = MemoryStore.builder().file("file", "").directory("file/below");

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> tooMuch.build(CLOCK))
                    .withMessage("cannot begin with \\file: DISK_FULL");
            assertThatIllegalArgumentException().isThrownBy(() -> twice.build(CLOCK));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> MemoryStore.builder().file("../file", ""));
        }

        @Test
        void times_come_from_the_clock() throws Exception {
            makeFile("file", "x");

            assertThat(store.attributes(path("file")))
                    .returns(NOW, StoreAttributes::created)
                    .returns(NOW, StoreAttributes::accessed)
                    .returns(NOW, StoreAttributes::written)
                    .returns(NOW, StoreAttributes::changed);
        }

        @Test
        void the_time_of_the_last_change_is_set_too() throws Exception {
            try (StoreFile file = create("file")) {
                file.change(new StoreChange(0, 0, 0, NOW - 1, StoreChange.KEEP_ATTRIBUTES));

                assertThat(file.attributes().changed()).isEqualTo(NOW - 1);
            }
        }

        @Test
        void a_full_store_refuses_and_keeps_what_it_has() throws Exception {
            store = MemoryStore.builder().capacity(8192).build(CLOCK);
            try (StoreFile file = create("file")) {
                write(file, "x".repeat(5000), 0);

                assertRefused(NtStatus.DISK_FULL, () -> write(file, "y".repeat(10_000), 0));
                assertRefused(NtStatus.DISK_FULL, () -> write(file, "y", 1 << 20));
                assertRefused(NtStatus.DISK_FULL, () -> file.reserve(8193));
                assertRefused(NtStatus.DISK_FULL, () -> file.setProperty("name", new byte[1]));

                assertThat(read(file, 10_000, 0)).isEqualTo("x".repeat(5000));
                assertThat(store.space().free()).isZero();
            }
        }

        @Test
        void room_comes_back_when_the_last_name_and_the_last_opener_are_gone() throws Exception {
            long before = store.space().free();
            StoreFile file = create("file");
            write(file, "x".repeat(100_000), 0);
            file.setProperty("name", new byte[100]);
            store.link(path("file"), path("other"));

            store.delete(path("file"));
            file.close();
            assertThat(store.space().free()).isEqualTo(before - 102_400 - 100);
            StoreFile reader = store.open(path("other"), false);
            store.delete(path("other"));
            assertThat(store.space().free()).isEqualTo(before - 102_400 - 100);
            reader.close();

            assertThat(store.space().free()).isEqualTo(before);
        }

        @Test
        void room_comes_back_when_a_file_is_cut_or_replaced() throws Exception {
            long before = store.space().free();
            makeFile("a", "x".repeat(200_000));
            makeFile("b", "x");

            try (StoreFile file = store.open(path("a"), true)) {
                file.setSize(100_000);
                assertThat(file.attributes().allocated()).isEqualTo(102_400);
                file.reserve(1 << 20);
                assertThat(store.space().free()).isEqualTo(before - (1 << 20) - 4096);
                file.setSize(0);
                assertThat(file.attributes().allocated()).isZero();
            }
            store.rename(path("a"), path("b"), true);

            assertThat(store.space().free()).isEqualTo(before);
        }

        @Test
        void files_of_two_stores_are_different_files() throws FileRefusal {
            FileStore other = MemoryStore.builder().build(CLOCK);

            assertThat(store.attributes(StorePath.ROOT).key())
                    .isNotEqualTo(other.attributes(StorePath.ROOT).key());
        }
    }
}
