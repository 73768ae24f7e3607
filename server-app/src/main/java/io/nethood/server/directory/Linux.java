package io.nethood.server.directory;

import java.nio.charset.StandardCharsets;
import java.util.Optional;

import com.sun.jna.Native;
import com.sun.jna.NativeLibrary;
import io.nethood.smb.file.store.FileRefusal;
import org.slf4j.LoggerFactory;

/**
 * The kernel: system calls by number, so that neither the C library nor its version matters. A call returns what the kernel
 * does, a negative error number when it fails; addresses are those of {@link Scratch} or of direct buffers.
 */
final class Linux {
    static final int O_RDONLY = 0;
    static final int O_RDWR = 2;
    static final int O_CREAT = 0x40;
    static final int O_EXCL = 0x80;
    /** Neither a pipe nor a lease makes an open wait. */
    static final int O_NONBLOCK = 0x800;

    static final int O_PATH = 0x20_0000;
    private static final int O_CLOEXEC = 0x8_0000;

    private static final int AT_FDCWD = -100;
    private static final int AT_SYMLINK_NOFOLLOW = 0x100;
    private static final int AT_REMOVEDIR = 0x200;
    private static final int AT_EMPTY_PATH = 0x1000;

    private static final int RWF_NOWAIT = 0x08;

    private static final int RESOLVE_NO_XDEV = 0x01;
    private static final int RESOLVE_NO_MAGICLINKS = 0x02;
    private static final int RESOLVE_NO_SYMLINKS = 0x04;
    private static final int RESOLVE_BENEATH = 0x08;
    private static final int RESOLVE_CACHED = 0x20;
    private static final int OPEN_HOW_BYTES = 24;

    private static final int RENAME_NOREPLACE = 1;
    private static final int FALLOC_FL_KEEP_SIZE = 1;

    private final Architecture architecture;

    private Linux(Architecture architecture) {
        this.architecture = architecture;
    }

    /** The kernel of this machine; empty when it is another system, a processor that is not known here, or older than 5.6. */
    static Optional<Linux> ofThisMachine() {
        if (!System.getProperty("os.name", "").equals("Linux")) {
            return Optional.empty();
        }
        return Architecture.ofThisMachine()
                .filter(architecture -> Library.LOADED)
                .map(Linux::new)
                .filter(Linux::resolvesBeneath);
    }

    private boolean resolvesBeneath() {
        try (Scratch scratch = new Scratch.Pool().take()) {
            long descriptor = openDirectory("/", scratch);
            if (descriptor >= 0) {
                close((int) descriptor);
            }
            return descriptor >= 0;
        }
    }

    /** Opens a directory of the machine; links on the way to it are followed. */
    long openDirectory(String path, Scratch scratch) {
        long address = scratch.text(Scratch.PATH, path.getBytes(StandardCharsets.UTF_8));
        return openat2(AT_FDCWD, address, O_RDONLY | architecture.openDirectory, 0, 0, scratch);
    }

    /** Opens a path below {@code directory}, on which no link is followed; it cannot lead out. */
    long open(int directory, long path, int flags, int mode, Scratch scratch) {
        return openat2(directory, path, flags | architecture.openNoFollow, mode, RESOLVE_ONLY_BELOW, scratch);
    }

    /**
     * As {@link #open}, for a look at what the kernel knows without waiting for a disk, and what lies on the same file system;
     * EAGAIN, or EINVAL before 5.12, when there is something to wait for.
     */
    long openCached(int directory, long path, Scratch scratch) {
        int resolve = RESOLVE_ONLY_BELOW | RESOLVE_NO_XDEV | RESOLVE_CACHED;
        return openat2(directory, path, O_PATH | architecture.openNoFollow, 0, resolve, scratch);
    }

    private static final int RESOLVE_ONLY_BELOW = RESOLVE_BENEATH | RESOLVE_NO_SYMLINKS | RESOLVE_NO_MAGICLINKS;

    /** As {@link #open}, only a directory. */
    long openDirectory(int directory, long path, int flags, Scratch scratch) {
        return open(directory, path, flags | architecture.openDirectory, 0, scratch);
    }

    private long openat2(int directory, long path, int flags, int mode, int resolve, Scratch scratch) {
        scratch.memory()
                .putLong(Scratch.OPEN_HOW, flags | O_CLOEXEC)
                .putLong(Scratch.OPEN_HOW + 8, mode)
                .putLong(Scratch.OPEN_HOW + 16, resolve);
        return call(Syscall.OPENAT2, directory, path, scratch.address(Scratch.OPEN_HOW), OPEN_HOW_BYTES, 0);
    }

    void close(int descriptor) {
        // Never again after EINTR: the descriptor is gone, and may already be somebody else's.
        once(Syscall.CLOSE, descriptor, 0, 0, 0, 0, 0);
    }

    /** Reads the status of a name, itself when it is a link, to {@link Scratch#STRUCT}. */
    long stat(int directory, long name, Scratch scratch) {
        return call(
                Syscall.STATX, directory, name, AT_SYMLINK_NOFOLLOW, FileStatus.MASK, scratch.address(Scratch.STRUCT));
    }

    /** Reads the status of what is open to {@link Scratch#STRUCT}. */
    long stat(int descriptor, Scratch scratch) {
        scratch.memory().put(Scratch.NAME, (byte) 0);
        return call(
                Syscall.STATX,
                descriptor,
                scratch.address(Scratch.NAME),
                AT_EMPTY_PATH,
                FileStatus.MASK,
                scratch.address(Scratch.STRUCT));
    }

    long pread(int descriptor, long address, int count, long position) {
        return call(Syscall.PREAD64, descriptor, address, count, position, 0);
    }

    /** As {@link #pread} of what is in memory; EAGAIN when nothing is, EOPNOTSUPP where the kernel cannot tell. */
    long preadNow(int descriptor, long address, int count, long position, Scratch scratch) {
        scratch.memory().putLong(Scratch.STRUCT, address).putLong(Scratch.STRUCT + 8, count);
        return call(Syscall.PREADV2, descriptor, scratch.address(Scratch.STRUCT), 1, position, 0, RWF_NOWAIT);
    }

    long pwrite(int descriptor, long address, int count, long position) {
        return call(Syscall.PWRITE64, descriptor, address, count, position, 0);
    }

    long truncate(int descriptor, long size) {
        return call(Syscall.FTRUNCATE, descriptor, size, 0, 0, 0);
    }

    long allocate(int descriptor, long bytes) {
        return call(Syscall.FALLOCATE, descriptor, FALLOC_FL_KEEP_SIZE, 0, bytes, 0);
    }

    long sync(int descriptor) {
        return call(Syscall.FSYNC, descriptor, 0, 0, 0, 0);
    }

    /** Sets the times of what is open from two timespecs at {@link Scratch#STRUCT}. */
    long setTimes(int descriptor, Scratch scratch) {
        return call(Syscall.UTIMENSAT, descriptor, 0, scratch.address(Scratch.STRUCT), 0, 0);
    }

    /** Reads entries of a directory to {@link Scratch#DATA}; how many bytes of them, 0 at the end. */
    long entries(int descriptor, Scratch scratch) {
        return call(Syscall.GETDENTS64, descriptor, scratch.address(Scratch.DATA), Scratch.DATA_BYTES, 0, 0);
    }

    long makeDirectory(int directory, long name, int mode) {
        return call(Syscall.MKDIRAT, directory, name, mode, 0, 0);
    }

    long unlink(int directory, long name, boolean isDirectory) {
        return call(Syscall.UNLINKAT, directory, name, isDirectory ? AT_REMOVEDIR : 0, 0, 0);
    }

    long rename(int from, long name, int to, long newName, boolean replace) {
        return call(Syscall.RENAMEAT2, from, name, to, newName, replace ? 0 : RENAME_NOREPLACE);
    }

    long link(int from, long name, int to, long newName) {
        return call(Syscall.LINKAT, from, name, to, newName, 0);
    }

    /** Reads an extended attribute; its length. */
    long extendedAttribute(int descriptor, long name, long address, int most) {
        return call(Syscall.FGETXATTR, descriptor, name, address, most, 0);
    }

    long setExtendedAttribute(int descriptor, long name, long address, int length) {
        return call(Syscall.FSETXATTR, descriptor, name, address, length, 0);
    }

    long removeExtendedAttribute(int descriptor, long name) {
        return call(Syscall.FREMOVEXATTR, descriptor, name, 0, 0, 0);
    }

    /** Reads the names of extended attributes, each with a NUL, to {@link Scratch#DATA}; how many bytes. */
    long extendedAttributes(int descriptor, Scratch scratch) {
        return call(Syscall.FLISTXATTR, descriptor, scratch.address(Scratch.DATA), Scratch.DATA_BYTES, 0, 0);
    }

    /** Reads the status of a file system to {@link Scratch#STRUCT}. */
    long fileSystem(int descriptor, Scratch scratch) {
        return call(Syscall.FSTATFS, descriptor, scratch.address(Scratch.STRUCT), 0, 0, 0);
    }

    /** A result that is no error. */
    static long check(long result) throws FileRefusal {
        if (result < 0) {
            throw Errno.of(result).refusal();
        }
        return result;
    }

    private long call(Syscall call, long a, long b, long c, long d, long e) {
        return call(call, a, b, c, d, e, 0);
    }

    private long call(Syscall call, long a, long b, long c, long d, long e, long f) {
        long result;
        do {
            result = once(call, a, b, c, d, e, f);
        } while (result == Errno.EINTR.result());
        return result;
    }

    private long once(Syscall call, long a, long b, long c, long d, long e, long f) {
        long result = Library.syscall(call.number, a, b, c, d, e, f);
        // Nothing between the two lets a virtual thread change its carrier, whose error this is.
        return result == -1 ? -Native.getLastError() : result;
    }

    /** The one function of the C library that is needed. */
    private static final class Library {
        static final boolean LOADED = load();

        private static boolean load() {
            try {
                Native.register(Library.class, NativeLibrary.getProcess());
                return true;
            } catch (UnsatisfiedLinkError e) {
                LoggerFactory.getLogger(Linux.class).warn("system calls cannot be made: {}", e.getMessage());
                return false;
            }
        }

        static native long syscall(long number, long a, long b, long c, long d, long e, long f);
    }
}
