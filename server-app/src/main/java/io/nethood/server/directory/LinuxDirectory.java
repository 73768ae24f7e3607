package io.nethood.server.directory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Set;

import io.nethood.smb.file.store.FileKey;
import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.file.store.FileStore;
import io.nethood.smb.file.store.StoreAttributes;
import io.nethood.smb.file.store.StoreFile;
import io.nethood.smb.file.store.StorePath;
import io.nethood.smb.file.store.StoreSpace;
import io.nethood.smb.file.store.WouldBlock;
import io.nethood.smb.wire.NtStatus;

/**
 * A directory of a Linux machine. Paths are resolved by the kernel from the root's descriptor, without following any link, so
 * there is no moment between check and use. A path has 4 095 bytes at most. Names that are not UTF-8, or have a backslash,
 * are not there.
 *
 * <p>Mode and owner of new files are those that the process gives them.
 */
final class LinuxDirectory implements FileStore {
    private static final int FILE_MODE = 0666;
    private static final int DIRECTORY_MODE = 0777;

    private static final int TMPFS = 0x0102_1994;

    /** File systems that know all of a file whose inode is in memory: ext2 to ext4, XFS, btrfs, tmpfs, F2FS, overlayfs. */
    private static final Set<Integer> LOCAL = Set.of(0xEF53, 0x5846_5342, 0x9123_683E, TMPFS, 0xF2F5_2010, 0x794C_7630);

    private static final long NO_DEVICE = -1;

    private final Linux linux;
    private final Scratch.Pool scratches = new Scratch.Pool();
    private final DosValues dosValues;
    private final boolean keepsProperties;
    private final boolean local;
    private final long memoryDevice;
    private volatile int root;

    private LinuxDirectory(Linux linux, int root, InstantSource clock) {
        this.linux = linux;
        this.root = root;
        keepsProperties = hasExtendedAttributes();
        try (Scratch scratch = scratches.take()) {
            int fileSystem =
                    linux.fileSystem(root, scratch) < 0 ? 0 : scratch.memory().getInt(Scratch.STRUCT);
            local = LOCAL.contains(fileSystem);
            memoryDevice =
                    fileSystem == TMPFS && linux.stat(root, scratch) >= 0 ? FileStatus.device(scratch) : NO_DEVICE;
        }
        dosValues = new DosValues(linux, keepsProperties, clock);
    }

    /**
     * @param path a directory of the machine; links on the way to it are followed, once
     * @param clock that of the machine
     */
    static LinuxDirectory open(Linux linux, Path path, InstantSource clock) throws IOException {
        Path real = path.toRealPath();
        try (Scratch scratch = new Scratch.Pool().take()) {
            long root = linux.openDirectory(real.toString(), scratch);
            if (root < 0) {
                throw new IOException("cannot open the directory " + real + ": " + Errno.of(root));
            }
            return new LinuxDirectory(linux, (int) root, clock);
        }
    }

    private boolean hasExtendedAttributes() {
        try (Scratch scratch = scratches.take()) {
            long result = linux.extendedAttribute(root, scratch.address(Scratch.DOS_NAME), 0, 0);
            return Errno.of(result) != Errno.EOPNOTSUPP;
        }
    }

    @Override
    public StoreAttributes attributes(StorePath path) throws FileRefusal {
        try (Scratch scratch = scratches.take()) {
            int parent = openParent(path, scratch);
            try {
                long name = scratch.name(Scratch.NAME, path);
                stat(parent, name, scratch);
                return FileStatus.attributes(scratch, dosValues.of(parent, name, scratch));
            } finally {
                closeParent(parent);
            }
        }
    }

    @Override
    public StoreAttributes attributesNow(StorePath path) throws FileRefusal, WouldBlock {
        try (Scratch scratch = scratches.take()) {
            long descriptor = local ? linux.openCached(root, scratch.path(path), scratch) : -1;
            if (descriptor < 0) {
                throw new WouldBlock();
            }
            boolean read;
            try {
                read = linux.stat((int) descriptor, scratch) >= 0;
            } finally {
                linux.close((int) descriptor);
            }
            DosValue known = read && FileStatus.isShown(scratch) ? dosValues.recall(scratch) : null;
            if (known == null) {
                throw new WouldBlock();
            }
            return FileStatus.attributes(scratch, known);
        }
    }

    @Override
    public StoreFile open(StorePath path, boolean writable) throws FileRefusal {
        try (Scratch scratch = scratches.take()) {
            long name = scratch.path(path);
            int access = writable ? Linux.O_RDWR : Linux.O_RDONLY;
            long opened = linux.open(root, name, access | Linux.O_NONBLOCK, 0, scratch);
            if (Errno.of(opened) == Errno.EISDIR) {
                opened = linux.open(root, name, Linux.O_RDONLY | Linux.O_NONBLOCK, 0, scratch);
            }
            int descriptor = checkResolved(opened, path, scratch);
            boolean readable = linux.stat(descriptor, scratch) >= 0 && FileStatus.isShown(scratch);
            if (!readable) {
                linux.close(descriptor);
                throw new FileRefusal(NtStatus.OBJECT_NAME_NOT_FOUND);
            }
            return file(descriptor, FileStatus.isDirectory(scratch), writable);
        }
    }

    @Override
    public StoreFile create(StorePath path, boolean directory) throws FileRefusal {
        if (path.isRoot()) {
            throw new FileRefusal(NtStatus.OBJECT_NAME_COLLISION);
        }
        try (Scratch scratch = scratches.take()) {
            int descriptor = directory ? makeDirectory(path, scratch) : makeFile(path, scratch);
            return file(descriptor, directory, true);
        }
    }

    private int makeFile(StorePath path, Scratch scratch) throws FileRefusal {
        int flags = Linux.O_RDWR | Linux.O_CREAT | Linux.O_EXCL;
        long made = linux.open(root, scratch.path(path), flags, FILE_MODE, scratch);
        return checkResolved(namable(made), path, scratch);
    }

    private int makeDirectory(StorePath path, Scratch scratch) throws FileRefusal {
        int parent = openParent(path, scratch);
        try {
            long name = scratch.name(Scratch.NAME, path);
            Linux.check(namable(linux.makeDirectory(parent, name, DIRECTORY_MODE)));
            return (int) Linux.check(linux.openDirectory(parent, name, Linux.O_RDONLY, scratch));
        } finally {
            closeParent(parent);
        }
    }

    /** Some file systems call a name that they cannot keep an invalid argument. */
    private static long namable(long result) {
        return Errno.of(result) == Errno.EINVAL ? Errno.EILSEQ.result() : result;
    }

    @Override
    public void list(StorePath path, Visitor visitor) throws FileRefusal {
        try (Scratch scratch = scratches.take()) {
            long opened = linux.openDirectory(root, scratch.path(path), Linux.O_RDONLY, scratch);
            if (Errno.of(opened) == Errno.ENOTDIR) {
                attributes(path);
                throw new FileRefusal(NtStatus.NOT_A_DIRECTORY);
            }
            int directory = checkResolved(opened, path, scratch);
            try {
                while (true) {
                    int bytes = (int) Linux.check(linux.entries(directory, scratch));
                    if (bytes == 0) {
                        return;
                    }
                    tell(directory, bytes, visitor, scratch);
                }
            } finally {
                linux.close(directory);
            }
        }
    }

    /**
     * Tells the entries at {@link Scratch#DATA}:
     *
     * <pre>
     *  0  u64  inode             18  u8   kind, if the file system knows
     *  8  u64  where to go on    19       name, ends with NUL
     * 16  u16  length of this entry
     * </pre>
     */
    private void tell(int directory, int bytes, Visitor visitor, Scratch scratch) {
        ByteBuffer memory = scratch.memory();
        int entryBytes;
        for (int entry = Scratch.DATA; entry < Scratch.DATA + bytes; entry += entryBytes) {
            entryBytes = Short.toUnsignedInt(memory.getShort(entry + 16));
            int kind = memory.get(entry + 18);
            if (kind == DT_REG || kind == DT_DIR || kind == DT_UNKNOWN) {
                tellEntry(directory, entry + 19, visitor, scratch);
            }
        }
    }

    private static final int DT_UNKNOWN = 0;
    private static final int DT_DIR = 4;
    private static final int DT_REG = 8;

    private void tellEntry(int directory, int at, Visitor visitor, Scratch scratch) {
        int length = 0;
        while (scratch.memory().get(at + length) != 0) {
            length++;
        }
        String name = scratch.decodeName(at, length);
        if (name.isEmpty() || name.equals(".") || name.equals("..")) {
            return;
        }
        long address = scratch.address(at);
        if (linux.stat(directory, address, scratch) >= 0 && FileStatus.isShown(scratch)) {
            visitor.entry(name, FileStatus.attributes(scratch, dosValues.of(directory, address, scratch)));
        }
    }

    @Override
    public void delete(StorePath path) throws FileRefusal {
        checkNotRoot(path);
        try (Scratch scratch = scratches.take()) {
            int parent = openParent(path, scratch);
            try {
                long name = scratch.name(Scratch.NAME, path);
                stat(parent, name, scratch);
                Linux.check(linux.unlink(parent, name, FileStatus.isDirectory(scratch)));
            } finally {
                closeParent(parent);
            }
        }
    }

    @Override
    public void rename(StorePath from, StorePath to, boolean replace) throws FileRefusal {
        checkNotRoot(from);
        checkNotRoot(to);
        betweenParents(from, to, (oldParent, name, newParent, newName, scratch) -> {
            FileKey key = FileStatus.key(scratch);
            boolean directory = FileStatus.isDirectory(scratch);
            if (directory && to.startsWith(from) && !to.equals(from)) {
                throw new FileRefusal(NtStatus.INVALID_PARAMETER);
            }
            long result = linux.rename(oldParent, name, newParent, newName, false);
            if (!replace || Errno.of(result) != Errno.EEXIST) {
                return result;
            }
            boolean file = linux.stat(newParent, newName, scratch) >= 0
                    && FileStatus.isShown(scratch)
                    && !FileStatus.isDirectory(scratch);
            if (!file || directory) {
                throw new FileRefusal(NtStatus.ACCESS_DENIED);
            }
            if (!key.equals(FileStatus.key(scratch))) {
                return linux.rename(oldParent, name, newParent, newName, true);
            }
            // The kernel leaves both names of the same file; here the old one goes.
            return to.equals(from) ? 0 : linux.unlink(oldParent, name, false);
        });
    }

    @Override
    public void link(StorePath existing, StorePath to) throws FileRefusal {
        betweenParents(existing, to, (oldParent, name, newParent, newName, scratch) -> {
            if (FileStatus.isDirectory(scratch)) {
                throw new FileRefusal(NtStatus.FILE_IS_A_DIRECTORY);
            }
            long result = linux.link(oldParent, name, newParent, newName);
            return Errno.of(result) == Errno.EPERM ? Errno.EOPNOTSUPP.result() : result;
        });
    }

    /** Runs what needs a name that is there, whose status it finds read, and one that may be. */
    private void betweenParents(StorePath from, StorePath to, TwoNames call) throws FileRefusal {
        try (Scratch scratch = scratches.take()) {
            int oldParent = openParent(from, scratch);
            try {
                long name = scratch.name(Scratch.NAME, from);
                int newParent = openParent(to, scratch);
                try {
                    long newName = scratch.name(Scratch.SECOND_NAME, to);
                    stat(oldParent, name, scratch);
                    Linux.check(namable(call.run(oldParent, name, newParent, newName, scratch)));
                } finally {
                    closeParent(newParent);
                }
            } finally {
                closeParent(oldParent);
            }
        }
    }

    @FunctionalInterface
    private interface TwoNames {
        long run(int oldParent, long name, int newParent, long newName, Scratch scratch) throws FileRefusal;
    }

    /** From {@code struct statfs}, which is the same on all 64-bit architectures. */
    @Override
    public StoreSpace space() throws FileRefusal {
        try (Scratch scratch = scratches.take()) {
            Linux.check(linux.fileSystem(root, scratch));
            ByteBuffer memory = scratch.memory();
            long blocks = memory.getLong(Scratch.STRUCT + 16);
            long available = memory.getLong(Scratch.STRUCT + 32);
            int serial = memory.getInt(Scratch.STRUCT + 56) ^ memory.getInt(Scratch.STRUCT + 60);
            long blockBytes = memory.getLong(Scratch.STRUCT + 72);
            return new StoreSpace(blocks * blockBytes, available * blockBytes, (int) blockBytes, serial);
        }
    }

    @Override
    public boolean keepsProperties() {
        return keepsProperties;
    }

    @Override
    public void close() {
        if (root >= 0) {
            linux.close(root);
            root = -1;
        }
    }

    private LinuxFile file(int descriptor, boolean directory, boolean writable) {
        return new LinuxFile(linux, scratches, dosValues, descriptor, directory, writable, memoryDevice);
    }

    /** Opens the directory in which {@code path} lies; the root's own descriptor when it is that. */
    private int openParent(StorePath path, Scratch scratch) throws FileRefusal {
        StorePath parent = path.parent();
        if (parent.isRoot()) {
            return root;
        }
        long opened = linux.openDirectory(root, scratch.path(parent), Linux.O_PATH, scratch);
        if (Errno.of(opened).meansNotThere()) {
            throw new FileRefusal(NtStatus.OBJECT_PATH_NOT_FOUND);
        }
        return (int) Linux.check(opened);
    }

    private void closeParent(int parent) {
        if (parent != root) {
            linux.close(parent);
        }
    }

    /** Reads the status of a file or directory; nothing else is there. */
    private void stat(int parent, long name, Scratch scratch) throws FileRefusal {
        Linux.check(linux.stat(parent, name, scratch));
        if (!FileStatus.isShown(scratch)) {
            throw new FileRefusal(NtStatus.OBJECT_NAME_NOT_FOUND);
        }
    }

    /** The descriptor that resolving a whole path gave; what was not there is told apart by its parent. */
    private int checkResolved(long result, StorePath path, Scratch scratch) throws FileRefusal {
        if (result < 0 && Errno.of(result).meansNotThere()) {
            closeParent(openParent(path, scratch));
            throw new FileRefusal(NtStatus.OBJECT_NAME_NOT_FOUND);
        }
        return (int) Linux.check(result);
    }

    private static void checkNotRoot(StorePath path) throws FileRefusal {
        if (path.isRoot()) {
            throw new FileRefusal(NtStatus.ACCESS_DENIED);
        }
    }
}
