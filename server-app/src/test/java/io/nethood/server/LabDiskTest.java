package io.nethood.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import io.nethood.smb.session.Edition;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class LabDiskTest {
    @TempDir
    Path outside;

    @ParameterizedTest
    @EnumSource
    void the_windows_directory_of_the_edition_is_there(Edition edition) throws IOException {
        try (LabDisk disk = LabDisk.of(edition)) {
            assertThat(disk.directory(edition.family().windowsDirectory())).isPresent();
            assertThat(disk.directory("C:\\")).isPresent();
        }
    }

    @Test
    void public_has_a_readme_with_the_line_ends_of_windows() throws IOException {
        try (LabDisk disk = LabDisk.of(Edition.XP_PROFESSIONAL)) {
            assertThat(disk.publicFiles().resolve("README.TXT"))
                    .content()
                    .startsWith("This is the share PUBLIC of a NetHood lab")
                    .contains("\r\n\r\n");
        }
    }

    @Test
    void a_directory_is_found_whatever_its_case() throws IOException {
        try (LabDisk disk = LabDisk.of(Edition.WINDOWS_2000_SERVER)) {
            assertThat(disk.directory("c:\\winnt\\SYSTEM32\\spool\\drivers\\w32x86"))
                    .isPresent();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/etc",
                "C:",
                "D:\\",
                "\\etc",
                "C:\\..",
                "C:\\tmp\\..\\..",
                "C:\\../..",
                "C:\\boot.ini",
                "C:\\none"
            })
    void nothing_else_is_a_directory_of_the_drive(String path) throws IOException {
        try (LabDisk disk = LabDisk.of(Edition.WINDOWS_2000_SERVER)) {
            assertThat(disk.directory(path)).isEmpty();
        }
    }

    @Test
    void a_link_leads_nowhere_and_what_it_names_survives_the_end() throws IOException {
        Path kept = Files.writeString(outside.resolve("kept.txt"), "kept");
        Path root;
        try (LabDisk disk = LabDisk.of(Edition.WINDOWS_2000_SERVER)) {
            root = disk.directory("C:\\").orElseThrow();
            Files.createSymbolicLink(root.resolve("link"), outside);

            assertThat(disk.directory("C:\\link")).isEmpty();
        }

        assertThat(root).doesNotExist();
        assertThat(kept).hasContent("kept");
    }
}
