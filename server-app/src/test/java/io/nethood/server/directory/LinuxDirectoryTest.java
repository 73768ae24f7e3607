package io.nethood.server.directory;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Set;

import io.nethood.smb.file.store.FileAttributes;
import io.nethood.smb.file.store.FileStore;
import io.nethood.smb.file.store.FileStoreContract;
import io.nethood.smb.file.store.StoreAttributes;
import io.nethood.smb.file.store.StoreChange;
import io.nethood.smb.file.store.StoreFile;
import io.nethood.smb.file.store.StoreFileContract;
import io.nethood.smb.file.store.StorePath;
import io.nethood.smb.wire.FileTime;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

@EnabledOnOs(OS.LINUX)
class LinuxDirectoryTest {
    @TempDir
    Path directory;

    private FileStore open(InstantSource clock) throws Exception {
        return LinuxDirectory.open(Linux.ofThisMachine().orElseThrow(), directory, clock);
    }

    @Nested
    class OfNames extends FileStoreContract {
        @Override
        protected FileStore emptyStore() throws Exception {
            return open(InstantSource.system());
        }
    }

    @Nested
    class OfFiles extends StoreFileContract {
        @Override
        protected FileStore emptyStore() throws Exception {
            return open(InstantSource.system());
        }

        @Test
        void nothing_is_kept_beside_a_file_of_which_nobody_said_anything() throws Exception {
            makeFile("file", "x");
            makeDirectory("d");
            try (StoreFile file = store.open(path("file"), true)) {
                file.change(StoreChange.ofAttributes(FileAttributes.HIDDEN));
                assertThat(kept("file").list()).containsExactly("nethood.dos");
                file.change(StoreChange.ofAttributes(FileAttributes.ARCHIVE));
            }

            assertThat(kept("file").list()).isEmpty();
            assertThat(kept("d").list()).isEmpty();
        }

        @Test
        void who_may_do_what_stays() throws Exception {
            makeFile("file", "x");
            Set<PosixFilePermission> before = PosixFilePermissions.fromString("rwxr-x-w-");
            Files.setPosixFilePermissions(directory.resolve("file"), before);

            try (StoreFile file = store.open(path("file"), true)) {
                file.change(StoreChange.ofAttributes(FileAttributes.READONLY));
                write(file, "y", 0);
            }

            assertThat(Files.getPosixFilePermissions(directory.resolve("file"))).isEqualTo(before);
        }

        @Test
        void what_another_program_changes_is_seen_though_remembered() throws Exception {
            InstantSource later = InstantSource.offset(InstantSource.system(), Duration.ofHours(1));
            makeFile("file", "");
            try (FileStore remembering = open(later)) {
                int before = remembering.attributes(path("file")).attributes();
                long changed = remembering.attributes(path("file")).changed();

                // The kernel's clock may stand still for some milliseconds.
                while (store.attributes(path("file")).changed() == changed) {
                    kept("file").write("nethood.dos", ByteBuffer.wrap(new DosValue(FileAttributes.HIDDEN, 5).encode()));
                }

                assertThat(before).isEqualTo(FileAttributes.ARCHIVE);
                for (int time = 0; time < 2; time++) {
                    assertThat(remembering.attributes(path("file")))
                            .returns(FileAttributes.HIDDEN, StoreAttributes::attributes)
                            .returns(5L, StoreAttributes::created)
                            .isEqualTo(list(StorePath.ROOT).get("file"));
                }
            }
        }

        @Test
        void a_value_that_is_not_ours_counts_for_nothing() throws Exception {
            makeFile("file", "");

            for (int length : new int[] {0, 1, 13, 64, 1000}) {
                kept("file").write("nethood.dos", ByteBuffer.wrap(new byte[length]));

                assertThat(store.attributes(path("file")).attributes()).isEqualTo(FileAttributes.ARCHIVE);
            }
        }

        @Test
        void the_files_of_a_directory_are_those_of_the_machine() throws Exception {
            Files.writeString(directory.resolve("file"), "content");

            StoreAttributes attributes = store.attributes(path("file"));

            Map<String, Object> unix = Files.readAttributes(
                    directory.resolve("file"), "unix:ino,nlink,ctime,lastModifiedTime,creationTime,size");
            assertThat(attributes.key().inode()).isEqualTo(unix.get("ino"));
            assertThat(attributes.size()).isEqualTo(unix.get("size"));
            assertThat(attributes.links()).isEqualTo(unix.get("nlink"));
            assertThat(attributes.changed()).isEqualTo(fileTime(unix.get("ctime")));
            assertThat(attributes.written()).isEqualTo(fileTime(unix.get("lastModifiedTime")));
            assertThat(attributes.created()).isEqualTo(fileTime(unix.get("creationTime")));
        }

        private static long fileTime(@Nullable Object time) {
            return FileTime.of(((java.nio.file.attribute.FileTime) requireNonNull(time)).toInstant());
        }

        private UserDefinedFileAttributeView kept(String name) {
            return Files.getFileAttributeView(directory.resolve(name), UserDefinedFileAttributeView.class);
        }
    }
}
