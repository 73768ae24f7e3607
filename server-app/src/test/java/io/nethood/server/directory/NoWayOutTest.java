package io.nethood.server.directory;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.file.store.FileStore;
import io.nethood.smb.file.store.StoreContract;
import io.nethood.smb.file.store.StoreFile;
import io.nethood.smb.file.store.StorePath;
import io.nethood.smb.wire.NtStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** No path leads out of a directory, whatever lies in it and whoever moves it about; what is outside stays as it was. */
@EnabledOnOs(OS.LINUX)
class NoWayOutTest extends StoreContract {
    private static final int SWAPS = 10_000;

    @TempDir
    Path machine;

    private Path root;
    private Path outside;

    @Override
    protected FileStore emptyStore() throws Exception {
        root = Files.createDirectory(machine.resolve("root"));
        return LinuxDirectory.open(Linux.ofThisMachine().orElseThrow(), root, InstantSource.system());
    }

    @BeforeEach
    void put_something_outside() throws Exception {
        outside = Files.createDirectory(machine.resolve("outside"));
        Files.createDirectory(outside.resolve("sub"));
        Files.writeString(outside.resolve("file"), "secret");
        Files.writeString(outside.resolve("sub/file"), "secret");
    }

    @AfterEach
    void what_is_outside_is_as_it_was() throws Exception {
        try (Stream<Path> all = Files.walk(outside)) {
            assertThat(all.map(outside::relativize).map(Path::toString))
                    .containsExactlyInAnyOrder("", "file", "sub", "sub/file");
        }
        assertThat(outside.resolve("file")).hasContent("secret");
        assertThat(outside.resolve("sub/file")).hasContent("secret");
    }

    @Test
    void links_are_not_there() throws Exception {
        makeFile("inside", "");
        for (String target : List.of(
                "../outside/file",
                outside + "/file",
                "../outside",
                outside.toString(),
                "inside",
                ".",
                "/",
                "/proc/self/root",
                "dangling",
                "link")) {
            Path link = Files.createSymbolicLink(root.resolve("link"), Path.of(target));
            StorePath path = path("link");

            assertThat(list(StorePath.ROOT)).as(target).containsOnlyKeys("inside");
            assertRefused(NtStatus.OBJECT_NAME_NOT_FOUND, () -> store.attributes(path));
            assertRefused(NtStatus.OBJECT_NAME_NOT_FOUND, () -> store.open(path, false));
            assertRefused(NtStatus.OBJECT_NAME_NOT_FOUND, () -> store.open(path, true));
            assertRefused(NtStatus.OBJECT_NAME_NOT_FOUND, () -> list(path));
            assertRefused(NtStatus.OBJECT_NAME_NOT_FOUND, () -> store.delete(path));
            assertRefused(NtStatus.OBJECT_NAME_NOT_FOUND, () -> store.rename(path, path("moved"), true));
            assertRefused(NtStatus.OBJECT_NAME_NOT_FOUND, () -> store.link(path, path("moved")));
            assertThat(Files.readSymbolicLink(link)).hasToString(target);
            Files.delete(link);
        }
    }

    @Test
    void nothing_is_behind_a_link() throws Exception {
        makeFile("inside", "mine");
        for (String target : List.of("../outside", outside.toString(), ".", "..", "/proc/self/cwd", "dangling")) {
            Path link = Files.createSymbolicLink(root.resolve("link"), Path.of(target));

            for (String name : List.of("link/file", "link/sub/file", "link/inside", "link/new")) {
                StorePath path = path(name);
                assertRefused(NtStatus.OBJECT_PATH_NOT_FOUND, () -> store.attributes(path));
                assertRefused(NtStatus.OBJECT_PATH_NOT_FOUND, () -> store.open(path, true));
                assertRefused(NtStatus.OBJECT_PATH_NOT_FOUND, () -> store.create(path, false));
                assertRefused(NtStatus.OBJECT_PATH_NOT_FOUND, () -> store.create(path, true));
                assertRefused(NtStatus.OBJECT_PATH_NOT_FOUND, () -> list(path));
                assertRefused(NtStatus.OBJECT_PATH_NOT_FOUND, () -> store.delete(path));
                assertRefused(NtStatus.OBJECT_PATH_NOT_FOUND, () -> store.rename(path, path("x"), true));
                assertRefused(NtStatus.OBJECT_PATH_NOT_FOUND, () -> store.rename(path("inside"), path, true));
                assertRefused(NtStatus.OBJECT_PATH_NOT_FOUND, () -> store.link(path, path("x")));
                assertRefused(NtStatus.OBJECT_PATH_NOT_FOUND, () -> store.link(path("inside"), path));
            }
            Files.delete(link);
        }
    }

    @Test
    void a_link_keeps_its_name() throws Exception {
        makeFile("inside", "mine");
        Path link = Files.createSymbolicLink(root.resolve("link"), Path.of("../outside/file"));

        assertRefused(NtStatus.OBJECT_NAME_COLLISION, () -> store.create(path("link"), false));
        assertRefused(NtStatus.OBJECT_NAME_COLLISION, () -> store.create(path("link"), true));
        assertRefused(NtStatus.OBJECT_NAME_COLLISION, () -> store.rename(path("inside"), path("link"), false));
        assertRefused(NtStatus.ACCESS_DENIED, () -> store.rename(path("inside"), path("link"), true));
        assertRefused(NtStatus.OBJECT_NAME_COLLISION, () -> store.link(path("inside"), path("link")));
        assertThat(link).isSymbolicLink();
    }

    @Test
    void pipes_and_sockets_are_not_there() throws Exception {
        int made = new ProcessBuilder("mkfifo", root.resolve("pipe").toString())
                .start()
                .waitFor();
        try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.bind(UnixDomainSocketAddress.of(root.resolve("socket")));

            assertThat(made).isZero();
            assertThat(list(StorePath.ROOT)).isEmpty();
            for (String name : List.of("pipe", "socket")) {
                assertRefused(NtStatus.OBJECT_NAME_NOT_FOUND, () -> store.attributes(path(name)));
                assertRefused(NtStatus.OBJECT_NAME_NOT_FOUND, () -> store.open(path(name), false));
                assertRefused(NtStatus.OBJECT_NAME_NOT_FOUND, () -> store.open(path(name), true));
                assertRefused(NtStatus.OBJECT_NAME_NOT_FOUND, () -> list(path(name)));
                assertRefused(NtStatus.OBJECT_NAME_NOT_FOUND, () -> store.delete(path(name)));
            }
        }
    }

    @Test
    void devices_are_not_there() throws Exception {
        try (FileStore devices = Directories.open(Path.of("/dev"))) {
            List<String> shown = new ArrayList<>();
            devices.list(StorePath.ROOT, (name, attributes) -> shown.add(name));

            assertThat(shown).doesNotContain("null", "zero", "tty");
            assertRefused(NtStatus.OBJECT_NAME_NOT_FOUND, () -> devices.attributes(path("null")));
            assertRefused(NtStatus.OBJECT_NAME_NOT_FOUND, () -> devices.open(path("null"), true));
            assertRefused(NtStatus.OBJECT_NAME_NOT_FOUND, () -> devices.delete(path("null")));
        }
    }

    @Test
    void names_that_no_client_can_say_are_not_listed() throws Exception {
        makeFile("file", "");
        Files.createFile(root.resolve("back\\slash"));
        int made = new ProcessBuilder("sh", "-c", "touch \"$(printf 'latin\\374')\"")
                .directory(root.toFile())
                .start()
                .waitFor();

        assertThat(made).isZero();
        assertThat(root.toFile().list()).hasSize(3);
        assertThat(list(StorePath.ROOT)).containsOnlyKeys("file");
    }

    @Test
    void swapping_a_directory_for_a_link_leads_nowhere() throws Exception {
        makeDirectory("d");
        makeDirectory("d/sub");
        makeFile("d/file", "inside");
        makeFile("d/sub/file", "inside");
        AtomicBoolean over = new AtomicBoolean();
        AtomicInteger answered = new AtomicInteger();
        AtomicInteger refused = new AtomicInteger();
        Set<String> seen = ConcurrentHashMap.newKeySet();

        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            List<Future<?>> running = new ArrayList<>();
            for (Attempt attempt : attempts(seen)) {
                running.add(threads.submit(() -> {
                    for (int i = 0; !over.get(); i++) {
                        try {
                            attempt.run(i);
                            answered.incrementAndGet();
                        } catch (FileRefusal e) {
                            refused.incrementAndGet();
                        }
                    }
                    return null;
                }));
            }
            try {
                swap();
            } finally {
                over.set(true);
            }
            for (Future<?> attempt : running) {
                attempt.get();
            }
        }

        assertThat(answered.get()).isPositive();
        assertThat(refused.get()).isPositive();
        assertThat(seen).containsExactly("inside");
    }

    private void swap() throws Exception {
        Path directory = root.resolve("d");
        Path aside = machine.resolve("aside");
        for (int i = 0; i < SWAPS; i++) {
            Files.move(directory, aside, StandardCopyOption.ATOMIC_MOVE);
            Files.createSymbolicLink(directory, i % 2 == 0 ? outside : Path.of("../outside"));
            Files.delete(directory);
            Files.move(aside, directory, StandardCopyOption.ATOMIC_MOVE);
        }
    }

    private List<Attempt> attempts(Set<String> seen) {
        return List.of(
                i -> seen.add(contentOf("d/file")),
                i -> seen.add(contentOf("d/sub/file")),
                i -> {
                    try (StoreFile file = store.open(path("d/file"), true)) {
                        write(file, "inside", 0);
                    }
                },
                i -> {
                    store.create(path("d/new-" + i), i % 2 == 0).close();
                    store.delete(path("d/new-" + i));
                },
                i -> {
                    makeFile("mine-" + i, "inside");
                    store.rename(path("mine-" + i), path("d/mine"), true);
                    store.rename(path("d/mine"), path("mine-" + i), true);
                },
                i -> assertThat(list(path("d")).get("file").size()).isEqualTo("inside".length()));
    }

    @FunctionalInterface
    private interface Attempt {
        void run(int i) throws FileRefusal;
    }
}
