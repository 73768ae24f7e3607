package io.nethood.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.nethood.server.config.ConfigException;
import io.nethood.server.config.ConfigLoader;
import io.nethood.server.config.LoadedConfig;
import io.nethood.server.json.Json;
import io.nethood.server.listing.ReloadListing;
import io.nethood.smb.share.Share;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** A running lab follows its configuration file. */
class RunningSharesTest {
    private static final String PUB = "[[share]]\nname = 'pub'\npath = 'memory:'\n";

    @TempDir
    Path directory;

    @Test
    void shares_come_and_go_as_in_the_file() throws Exception {
        try (LabServer server = start(PUB + "[[share]]\nname = 'old'\npath = 'memory:'\n")) {
            Share kept = server.host().shares().find("pub").orElseThrow();
            write(PUB + "[[share]]\nname = 'new'\npath = 'memory:'\nwritable = true\n");

            ReloadListing reloaded = server.shares().reload();

            assertThat(reloaded).isEqualTo(new ReloadListing(List.of("new"), List.of("old"), List.of(), List.of()));
            assertThat(server.host().shares().find("old")).isEmpty();
            assertThat(server.host().shares().find("new")).isPresent();
            assertThat(server.host().shares().find("pub")).containsSame(kept);
        }
    }

    @Test
    void comment_and_most_uses_change_in_place() throws Exception {
        try (LabServer server = start(PUB)) {
            Share share = server.host().shares().find("pub").orElseThrow();
            write(PUB + "comment = 'by the door'\nmax-uses = 3\n");

            ReloadListing reloaded = server.shares().reload();

            assertThat(reloaded.changed()).containsExactly("pub");
            assertThat(server.host().shares().find("pub")).containsSame(share);
            assertThat(share.comment()).isEqualTo("by the door");
            assertThat(share.maxUses()).isEqualTo(3);
        }
    }

    @Test
    void a_share_with_other_permissions_is_made_anew() throws Exception {
        try (LabServer server = start(PUB)) {
            Share share = server.host().shares().find("pub").orElseThrow();
            write(PUB + "guest = false\n");

            server.shares().reload();

            assertThat(share.retired()).isTrue();
            assertThat(server.host()
                            .shares()
                            .find("pub")
                            .orElseThrow()
                            .permissions()
                            .guests())
                    .isFalse();
        }
    }

    @Test
    void what_a_restart_would_change_is_named() throws Exception {
        try (LabServer server = start(PUB)) {
            write("comment = 'x'\noplocks = 'off'\n" + PUB);

            assertThat(server.shares().reload().needsRestart()).containsExactly("comment", "oplocks");
            assertThat(server.host().settings().comment()).isEmpty();
        }
    }

    @Test
    void a_mistake_in_the_file_changes_nothing() throws Exception {
        try (LabServer server = start(PUB)) {
            write("[[share]]\nname = 'new'\npath = 'memory:'\n[[share]]\nname = 'lost'\npath = 'no-such'\n");

            assertThatThrownBy(() -> server.shares().reload())
                    .isInstanceOf(ConfigException.class)
                    .hasMessageContaining("no-such does not exist: create it");
            assertThat(server.host().shares().find("pub")).isPresent();
            assertThat(server.host().shares().find("new")).isEmpty();
        }
    }

    @Test
    void a_share_that_somebody_made_meanwhile_stays() throws Exception {
        try (LabServer server = start(PUB)) {
            server.host().addShare(server.shares().make(Json.parse("{\"name\":\"mine\",\"path\":\"memory:\"}")));

            server.shares().reload();

            assertThat(server.host().shares().find("mine")).isPresent();
        }
    }

    private LabServer start(String text) throws Exception {
        write(text);
        return LabServer.start(read(), this::read);
    }

    private void write(String text) throws IOException {
        Files.writeString(directory.resolve("nethood.toml"), "smb-port = 0\nnbss-port = 0\ncontrol = 'off'\n" + text);
    }

    private LoadedConfig read() {
        return new ConfigLoader(directory, Map.of()).read(Map.of(), Optional.empty());
    }
}
