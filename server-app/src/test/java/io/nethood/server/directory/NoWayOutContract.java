package io.nethood.server.directory;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.nethood.smb.file.store.FileStore;
import io.nethood.smb.file.store.StoreContract;
import io.nethood.smb.file.store.StorePath;
import io.nethood.smb.wire.NtStatus;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** No path leads out of a directory, whatever lies in it; what is outside stays as it was. */
abstract class NoWayOutContract extends StoreContract {
    @TempDir
    Path machine;

    Path outside;

    abstract FileStore open(Path directory) throws Exception;

    Path root() {
        return machine.resolve("root");
    }

    @Override
    protected FileStore emptyStore() throws Exception {
        return open(Files.createDirectory(root()));
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
            Path link = Files.createSymbolicLink(root().resolve("link"), Path.of(target));
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
            Path link = Files.createSymbolicLink(root().resolve("link"), Path.of(target));

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
        Path link = Files.createSymbolicLink(root().resolve("link"), Path.of("../outside/file"));

        assertRefused(NtStatus.OBJECT_NAME_COLLISION, () -> store.create(path("link"), false));
        assertRefused(NtStatus.OBJECT_NAME_COLLISION, () -> store.create(path("link"), true));
        assertRefused(NtStatus.OBJECT_NAME_COLLISION, () -> store.rename(path("inside"), path("link"), false));
        assertRefused(NtStatus.ACCESS_DENIED, () -> store.rename(path("inside"), path("link"), true));
        assertRefused(NtStatus.OBJECT_NAME_COLLISION, () -> store.link(path("inside"), path("link")));
        assertThat(link).isSymbolicLink();
    }

    @Test
    void pipes_and_sockets_are_not_there() throws Exception {
        int made = new ProcessBuilder("mkfifo", root().resolve("pipe").toString())
                .start()
                .waitFor();
        try (ServerSocketChannel socket = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            socket.bind(UnixDomainSocketAddress.of(root().resolve("socket")));

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
        try (FileStore devices = open(Path.of("/dev"))) {
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
        Files.createFile(root().resolve("back\\slash"));
        int made = new ProcessBuilder("sh", "-c", "touch \"$(printf 'latin\\374')\"")
                .directory(root().toFile())
                .start()
                .waitFor();

        assertThat(made).isZero();
        assertThat(root().toFile().list()).hasSize(3);
        assertThat(list(StorePath.ROOT)).containsOnlyKeys("file");
    }
}
