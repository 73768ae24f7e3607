package io.nethood.server.directory;

import java.util.Arrays;
import java.util.Optional;

import com.google.common.collect.ImmutableList;

/** Processors whose numbers for Linux are known here. Where they do not differ, they stand with their use. */
enum Architecture {
    X86_64(0x1_0000, 0x2_0000, "amd64", "x86_64"),
    AARCH64(0x4000, 0x8000, "aarch64", "arm64");

    /** O_DIRECTORY: open only a directory. */
    final int openDirectory;

    /** O_NOFOLLOW: a symbolic link is not opened. */
    final int openNoFollow;

    private final ImmutableList<String> javaNames;

    Architecture(int openDirectory, int openNoFollow, String... javaNames) {
        this.openDirectory = openDirectory;
        this.openNoFollow = openNoFollow;
        this.javaNames = ImmutableList.copyOf(javaNames);
    }

    /** That of this machine, by the property {@code os.arch}. */
    static Optional<Architecture> ofThisMachine() {
        String name = System.getProperty("os.arch", "");
        return Arrays.stream(values())
                .filter(architecture -> architecture.javaNames.contains(name))
                .findFirst();
    }
}
