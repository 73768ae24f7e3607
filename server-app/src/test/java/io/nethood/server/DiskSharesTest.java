package io.nethood.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

import io.nethood.server.config.ServerConfig;
import io.nethood.server.config.ShareConfig;
import io.nethood.server.config.ShareFiles;
import io.nethood.server.config.Shares;
import io.nethood.smb.file.Volume;
import io.nethood.smb.file.name.SharePath;
import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.session.Edition;
import io.nethood.smb.share.Share;
import io.nethood.smb.share.SharePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class DiskSharesTest {
    @TempDir
    Path directory;

    @Test
    void without_a_share_there_is_a_public_with_a_readme_that_nobody_may_change() throws Exception {
        try (LabServer server = LabServer.start(TestLab.config().build())) {
            Share share = server.host().shares().find("PUBLIC").orElseThrow();

            assertThat(share.permissions()).isEqualTo(SharePermissions.READ_ONLY);
            assertThat(has(share, "README.TXT")).isTrue();
        }
    }

    @Test
    void a_share_of_ones_own_takes_the_place_of_public() throws Exception {
        ServerConfig config =
                TestLab.config().share("PUB", Shares.directory(directory)).build();
        Files.writeString(directory.resolve("a.txt"), "a");
        try (LabServer server = LabServer.start(config)) {
            assertThat(server.host().shares().find("PUBLIC")).isEmpty();
            assertThat(has(server.host().shares().find("PUB").orElseThrow(), "a.txt"))
                    .isTrue();
        }
    }

    @Test
    void files_in_memory_are_there_at_every_start() throws Exception {
        ShareFiles files =
                Shares.inMemory().file("HELLO.TXT", "hi").file("a/B.BIN", "b".getBytes(StandardCharsets.UTF_8));
        ServerConfig config = TestLab.config().share("PUBLIC", files).build();
        LabServer.start(config).close();

        try (LabServer server = LabServer.start(config)) {
            Share share = server.host().shares().find("PUBLIC").orElseThrow();
            assertThat(has(share, "HELLO.TXT")).isTrue();
            assertThat(has(share, "a\\B.BIN")).isTrue();
        }
    }

    @Test
    void a_directory_that_is_not_there_is_answered_in_one_line_that_says_what_to_do() throws IOException {
        Path none = directory.resolve("none");
        Path file = Files.writeString(directory.resolve("file"), "x");

        assertThatThrownBy(() -> start(none))
                .isInstanceOf(StartException.class)
                .hasMessage("share PUB: " + none + " does not exist: create it, or name another directory");
        assertThatThrownBy(() -> start(file))
                .isInstanceOf(StartException.class)
                .hasMessage("share PUB: " + file + " is no directory: name the directory that it is in");
    }

    @Test
    void the_administrative_shares_lie_on_the_drive_of_the_lab() throws Exception {
        ServerConfig config =
                TestLab.config().edition(Edition.WINDOWS_2000_SERVER).build();
        try (LabServer server = LabServer.start(config)) {
            assertThat(has(server.host().shares().find("C$").orElseThrow(), "WINNT\\win.ini"))
                    .isTrue();
            assertThat(has(server.host().shares().find("ADMIN$").orElseThrow(), "win.ini"))
                    .isTrue();
            assertThat(has(server.host().shares().find("print$").orElseThrow(), "W32X86"))
                    .isTrue();
        }
    }

    @Test
    void a_share_named_like_that_of_drivers_takes_its_place() throws Exception {
        ServerConfig config = TestLab.config()
                .share(ShareConfig.of("PRINT$", Shares.inMemory()).withComment("mine"))
                .build();
        try (LabServer server = LabServer.start(config)) {
            assertThat(server.host().shares().find("print$").orElseThrow().comment())
                    .isEqualTo("mine");
        }
    }

    @Test
    void windows_98_makes_no_shares_by_itself() throws Exception {
        ServerConfig config = TestLab.config().edition(Edition.WIN98).build();
        try (LabServer server = LabServer.start(config)) {
            assertThat(server.host().shares().all())
                    .extracting(Share::name)
                    .containsExactly("IPC$", "LABJET", "PUBLIC");
        }
    }

    @Test
    void the_drive_goes_with_the_lab() throws Exception {
        DiskShares disks = new DiskShares(TestLab.config().build());
        Optional<Volume> files = disks.open("C:\\tmp");
        files.orElseThrow().close();

        disks.close();

        assertThat(disks.open("C:\\tmp")).isEmpty();
    }

    private void start(Path path) throws StartException {
        LabServer.start(TestLab.config().share("PUB", Shares.directory(path)).build())
                .close();
    }

    private static boolean has(Share share, String path) throws FileRefusal {
        SharePath whole = Stream.of(path.split("\\\\")).reduce(SharePath.ROOT, SharePath::child, (a, b) -> b);
        Volume volume = share.volume();
        return volume != null && volume.view(whole).attributes().size() >= 0;
    }
}
