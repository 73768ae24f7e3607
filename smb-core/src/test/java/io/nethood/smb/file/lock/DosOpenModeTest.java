package io.nethood.smb.file.lock;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.nethood.smb.file.lock.DosOpenMode.Access;
import io.nethood.smb.file.lock.DosOpenMode.Sharing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class DosOpenModeTest {
    private static final int GENERIC_READ = 0x8000_0000;
    private static final int GENERIC_WRITE = 0x4000_0000;
    private static final int GENERIC_EXECUTE = 0x2000_0000;

    @ParameterizedTest
    @CsvSource({
        "0x0000, READ, COMPATIBILITY, false",
        "0x0042, READ_WRITE, DENY_NONE, false",
        "0x4011, WRITE, DENY_ALL, true",
        "0x1123, EXECUTE, DENY_WRITE, false",
        "0x0030, READ, DENY_READ, false",
        "0x0071, WRITE, FCB, false",
        "0x00FF, READ_WRITE, FCB, false",
        "0x40FF, READ_WRITE, FCB, true",
    })
    void a_word_tells_access_and_sharing(String word, Access access, Sharing sharing, boolean writeThrough) {
        assertThat(DosOpenMode.ofWord(Integer.decode(word))).contains(new DosOpenMode(access, sharing, writeThrough));
    }

    @ParameterizedTest
    @ValueSource(ints = {0x04, 0x05, 0x06, 0x07, 0x50, 0x60, 0x77, 0x47})
    void a_word_with_a_reserved_value_is_none(int word) {
        assertThat(DosOpenMode.ofWord(word)).isEmpty();
    }

    @Test
    void access_becomes_generic_rights() {
        assertThat(mode(Access.READ, Sharing.DENY_NONE).desiredAccess()).isEqualTo(GENERIC_READ);
        assertThat(mode(Access.WRITE, Sharing.DENY_NONE).desiredAccess()).isEqualTo(GENERIC_WRITE | 0x80);
        assertThat(mode(Access.READ_WRITE, Sharing.DENY_NONE).desiredAccess()).isEqualTo(GENERIC_READ | GENERIC_WRITE);
        assertThat(mode(Access.EXECUTE, Sharing.DENY_NONE).desiredAccess()).isEqualTo(GENERIC_READ | GENERIC_EXECUTE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\BIN\\EDIT.EXE", "edit.exe", "command.Com", "a.b.dll", "KRNL386.SYM"})
    void a_program_in_compatibility_mode_is_shared(String name) {
        assertThat(mode(Access.READ_WRITE, Sharing.COMPATIBILITY).shareAccess(name))
                .isEqualTo(ShareAccess.READ | ShareAccess.WRITE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"DATA.DAT", "exe", "edit.exe.bak", "edit.", "", "edit.exec"})
    void another_file_in_compatibility_mode_is_shared_by_readers_only(String name) {
        assertThat(mode(Access.READ_WRITE, Sharing.COMPATIBILITY).shareAccess(name))
                .isEqualTo(ShareAccess.NONE);
        assertThat(mode(Access.READ, Sharing.COMPATIBILITY).shareAccess(name)).isEqualTo(ShareAccess.READ);
    }

    @Test
    void an_open_of_an_nt_client_is_not_passed_over() {
        assertThat(mode(Access.READ, Sharing.FCB).passesOver(null, ShareAccess.NONE))
                .isFalse();
    }

    /** 16 modes against 16, for a program and another file, as the golden file has it. */
    @Test
    void the_matrix_of_deny_modes_is_as_documented() throws IOException {
        String derived = matrix("DATA.DAT") + "\n" + matrix("PROGRAM.EXE");

        assertThat(derived).isEqualToNormalizingNewlines(golden());
    }

    private static String matrix(String name) {
        List<DosOpenMode> modes = new ArrayList<>();
        for (Sharing sharing : Sharing.values()) {
            for (Access access : List.of(Access.READ, Access.WRITE, Access.READ_WRITE)) {
                if (sharing != Sharing.FCB || access == Access.READ_WRITE) {
                    modes.add(mode(access, sharing));
                }
            }
        }
        StringBuilder text = new StringBuilder(row(name, modes.stream().map(DosOpenModeTest::label)));
        for (DosOpenMode first : modes) {
            text.append(row(label(first), modes.stream().map(second -> outcome(name, first, second))));
        }
        return text.toString();
    }

    private static String row(String head, Stream<String> cells) {
        return String.format("%-12s", head)
                + cells.map(cell -> String.format("%-10s", cell))
                        .collect(Collectors.joining())
                        .stripTrailing()
                + "\n";
    }

    /** Whether the second open may be everybody's, only of the first one's client, or nobody's. */
    private static String outcome(String name, DosOpenMode first, DosOpenMode second) {
        ShareModes<DosOpenMode> modes = new ShareModes<>();
        modes.add(first, specific(first), first.shareAccess(name));
        if (!modes.conflicts(specific(second), second.shareAccess(name))) {
            return "any";
        }
        boolean excludesItself = modes.conflicts(
                specific(second),
                second.shareAccess(name),
                existing -> second.passesOver(existing, existing.shareAccess(name)));
        return excludesItself ? "-" : "own";
    }

    /** The data rights among those that the generic ones stand for. */
    private static int specific(DosOpenMode mode) {
        int generic = mode.desiredAccess();
        return ((generic & GENERIC_READ) != 0 ? 0x1 : 0) | ((generic & GENERIC_WRITE) != 0 ? 0x6 : 0);
    }

    private static String label(DosOpenMode mode) {
        String access = switch (mode.access()) {
            case READ, EXECUTE -> "r";
            case WRITE -> "w";
            case READ_WRITE -> "rw";
        };
        String sharing = switch (mode.sharing()) {
            case COMPATIBILITY -> "compat";
            case FCB -> "fcb";
            default -> mode.sharing().name().substring("DENY_".length()).toLowerCase(Locale.ROOT);
        };
        return sharing + "." + access;
    }

    private static DosOpenMode mode(Access access, Sharing sharing) {
        return new DosOpenMode(access, sharing, false);
    }

    private static String golden() throws IOException {
        try (InputStream in = Objects.requireNonNull(DosOpenModeTest.class.getResourceAsStream("deny-modes.txt"))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#"))
                    .collect(Collectors.joining("\n", "", "\n"));
        }
    }
}
