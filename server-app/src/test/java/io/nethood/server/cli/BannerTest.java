package io.nethood.server.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;

import io.nethood.server.GoldenText;
import io.nethood.server.LabServer;
import io.nethood.server.StartException;
import io.nethood.server.TestLab;
import io.nethood.server.config.ServerConfig;
import io.nethood.server.config.UserConfig;
import io.nethood.smb.host.StallOpen;
import io.nethood.smb.session.Edition;
import io.nethood.smb.share.Printer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class BannerTest {
    @TempDir
    Path directory;

    @Test
    void the_ready_line_has_its_keys_in_order() throws StartException {
        Path socket = directory.resolve("c.sock");
        try (LabServer server =
                LabServer.start(TestLab.config().name("labxp").control(socket).build())) {
            assertThat(Banner.readyLine(server))
                    .isEqualTo("ready host=LABXP smb=127.0.0.1:"
                            + server.smbAddress().orElseThrow().getPort() + " nbss=127.0.0.1:"
                            + server.nbssAddress().orElseThrow().getPort() + " control=" + socket + " pid="
                            + ProcessHandle.current().pid());
        }
    }

    @Test
    void what_is_off_is_absent_from_the_ready_line() throws StartException {
        ServerConfig config = TestLab.config().nbssPort(OptionalInt.empty()).build();
        try (LabServer server = LabServer.start(config)) {
            assertThat(Banner.readyLine(server)).matches("ready host=LAB smb=127\\.0\\.0\\.1:\\d+ pid=\\d+");
        }
    }

    @Test
    void the_usual_banner() throws StartException, IOException {
        check("banner.txt", TestLab.config().build());
    }

    @Test
    void a_banner_with_everything_changed() throws Exception {
        check(
                "banner-nt4-server.txt",
                TestLab.config()
                        .edition(Edition.NT4_SERVER)
                        .maxSessions(3)
                        .bind(InetAddress.getByName("0.0.0.0"))
                        .nbssPort(OptionalInt.empty())
                        .printer(Printer.named("LP1"))
                        .printer(Printer.named("LP2"))
                        .printerStallOpen(StallOpen.of(Duration.ofSeconds(30)))
                        .autodisconnect(-1)
                        .user(UserConfig.withPassword("alice", "secret", true))
                        .user(UserConfig.withPassword("bob", "secret", false))
                        .build());
    }

    /** Ports differ each time and are left out. */
    private static void check(String golden, ServerConfig config) throws StartException, IOException {
        try (LabServer server = LabServer.start(config)) {
            List<String> lines = Banner.of(server).stream()
                    .map(line -> line.replaceAll("(\\d\\.\\d+:|-p )\\d+", "$1PORT"))
                    .toList();
            GoldenText.check(golden, lines);
        }
    }
}
