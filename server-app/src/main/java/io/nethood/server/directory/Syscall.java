package io.nethood.server.directory;

/** System calls of Linux with their numbers; 64-bit ARM has those of all newer architectures. */
enum Syscall {
    CLOSE(3, 57),
    PREAD64(17, 67),
    PWRITE64(18, 68),
    FSYNC(74, 82),
    FTRUNCATE(77, 46),
    FSTATFS(138, 44),
    FSETXATTR(190, 7),
    FGETXATTR(193, 10),
    FLISTXATTR(196, 13),
    FREMOVEXATTR(199, 16),
    GETDENTS64(217, 61),
    MKDIRAT(258, 34),
    UNLINKAT(263, 35),
    LINKAT(265, 37),
    UTIMENSAT(280, 88),
    FALLOCATE(285, 47),
    RENAMEAT2(316, 276),
    PREADV2(327, 286),
    STATX(332, 291),
    OPENAT2(437, 437);

    /** That of this machine; none where the architecture is not known. */
    final int number;

    Syscall(int x86, int arm) {
        number = Architecture.ofThisMachine()
                .map(architecture -> switch (architecture) {
                    case X86_64 -> x86;
                    case AARCH64 -> arm;
                })
                .orElse(-1);
    }
}
