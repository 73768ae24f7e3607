package io.nethood.server.directory;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.file.store.FileStore;
import io.nethood.smb.file.store.StoreAttributes;
import io.nethood.smb.file.store.StoreFile;
import io.nethood.smb.file.store.StoreNames;
import io.nethood.smb.file.store.StorePath;
import io.nethood.smb.file.store.StoreSpace;
import io.nethood.smb.wire.NtStatus;
import org.jspecify.annotations.Nullable;

/**
 * A directory by what {@code java.nio.file} offers everywhere. What it cannot promise:
 *
 * <ul>
 *   <li>Links are refused when a path is checked. Another program that swaps a directory for a link between check and use
 *       leads out of the root.
 *   <li>Renames and deletions of other programs are not noticed by files that are open; those through this store are.
 *   <li>A rename without replacing, of a directory, may replace what another program makes at that moment.
 *   <li>How much room a file takes is not known: it is taken for its size.
 *   <li>Where files have no number (Windows), their key comes from their path, and names are compared as the platform does.
 * </ul>
 */
final class PortableDirectory implements FileStore {
    private static final int UNIT_BYTES = 4096;

    private final Path root;
    private final boolean keepsProperties;
    private final Set<PortableFile> openFiles = ConcurrentHashMap.newKeySet();

    /** Who uses a path holds the first; who changes which path means which file, the second. */
    private final Lock usingPaths;

    private final Lock changingPaths;

    private PortableDirectory(Path root) throws IOException {
        this.root = root;
        keepsProperties = Files.getFileStore(root).supportsFileAttributeView(UserDefinedFileAttributeView.class)
                && PortableStatus.hasProperties(root);
        ReentrantReadWriteLock lock = new ReentrantReadWriteLock();
        usingPaths = lock.readLock();
        changingPaths = lock.writeLock();
    }

    /** @param path a directory; links on the way to it are followed, once */
    static PortableDirectory open(Path path) throws IOException {
        Path real = path.toRealPath();
        if (!Files.isDirectory(real) || !Files.isReadable(real)) {
            throw new IOException("cannot open the directory " + real);
        }
        return new PortableDirectory(real);
    }

    @Override
    public StoreAttributes attributes(StorePath path) throws FileRefusal {
        return using(() -> PortableStatus.read(resolve(path)));
    }

    @Override
    public StoreFile open(StorePath path, boolean writable) throws FileRefusal {
        return using(() -> {
            Path file = resolve(path);
            boolean directory = PortableStatus.read(file).directory();
            Set<OpenOption> options = new HashSet<>(Set.of(StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS));
            if (writable) {
                options.add(StandardOpenOption.WRITE);
            }
            return opened(file, directory ? null : FileChannel.open(file, options), writable);
        });
    }

    @Override
    public StoreFile create(StorePath path, boolean directory) throws FileRefusal {
        if (path.isRoot()) {
            throw new FileRefusal(NtStatus.OBJECT_NAME_COLLISION);
        }
        return using(() -> {
            Path file = resolve(path);
            if (directory) {
                return opened(Files.createDirectory(file), null, true);
            }
            FileChannel channel = FileChannel.open(
                    file,
                    StandardOpenOption.READ,
                    StandardOpenOption.WRITE,
                    StandardOpenOption.CREATE_NEW,
                    StandardOpenOption.SPARSE);
            return opened(file, channel, true);
        });
    }

    private PortableFile opened(Path path, @Nullable FileChannel channel, boolean writable) {
        PortableFile file = new PortableFile(this, path, channel, writable);
        openFiles.add(file);
        return file;
    }

    void closed(PortableFile file) {
        openFiles.remove(file);
    }

    @Override
    public void list(StorePath directory, Visitor visitor) throws FileRefusal {
        Map<String, StoreAttributes> entries = new LinkedHashMap<>();
        using(() -> {
            Path path = resolve(directory);
            if (!PortableStatus.read(path).directory()) {
                throw new FileRefusal(NtStatus.NOT_A_DIRECTORY);
            }
            try (DirectoryStream<Path> stream = Files.newDirectoryStream(path)) {
                for (Path entry : stream) {
                    String name = entry.getFileName().toString();
                    if (canBeSaid(name)) {
                        PortableStatus.readShown(entry).ifPresent(attributes -> entries.put(name, attributes));
                    }
                }
            }
            return entries;
        });
        entries.forEach(visitor::entry);
    }

    /** Whether a path of a store can have this name; the platform tells what it cannot decode as U+FFFD. */
    private static boolean canBeSaid(String name) {
        return name.indexOf('\\') < 0 && name.indexOf('\ufffd') < 0;
    }

    @Override
    public void delete(StorePath path) throws FileRefusal {
        checkNotRoot(path);
        changing(() -> {
            Path file = resolve(path);
            StoreAttributes last = PortableStatus.read(file);
            Files.delete(file);
            leave(file, last);
        });
    }

    @Override
    public void rename(StorePath from, StorePath to, boolean replace) throws FileRefusal {
        checkNotRoot(from);
        checkNotRoot(to);
        changing(() -> {
            Path oldPath = resolve(from);
            StoreAttributes moved = PortableStatus.read(oldPath);
            Path newPath = resolve(to);
            if (moved.directory() && to.startsWith(from) && !to.equals(from)) {
                throw new FileRefusal(NtStatus.INVALID_PARAMETER);
            }
            if (!Files.exists(newPath, LinkOption.NOFOLLOW_LINKS)) {
                Files.move(oldPath, newPath, StandardCopyOption.ATOMIC_MOVE);
            } else if (!replace) {
                throw new FileRefusal(NtStatus.OBJECT_NAME_COLLISION);
            } else if (!replace(oldPath, moved, newPath)) {
                return;
            }
            openFiles.forEach(file -> file.wasRenamed(oldPath, newPath));
        });
    }

    /** Whether the old path means nothing any more. */
    private boolean replace(Path oldPath, StoreAttributes moved, Path newPath) throws IOException, FileRefusal {
        StoreAttributes replaced = PortableStatus.readShown(newPath)
                .filter(present -> !present.directory() && !moved.directory())
                .orElseThrow(() -> new FileRefusal(NtStatus.ACCESS_DENIED));
        if (oldPath.equals(newPath)) {
            return false;
        }
        if (moved.key().equals(replaced.key())) {
            Files.delete(oldPath);
            return true;
        }
        Files.move(oldPath, newPath, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        leave(newPath, replaced);
        return true;
    }

    /** What is open at a path that now means nothing, or another file, goes on with what was known last. */
    private void leave(Path path, StoreAttributes last) {
        openFiles.forEach(file -> file.wasDeleted(path, last));
    }

    @Override
    public void link(StorePath existing, StorePath to) throws FileRefusal {
        changing(() -> {
            Path file = resolve(existing);
            if (PortableStatus.read(file).directory()) {
                throw new FileRefusal(NtStatus.FILE_IS_A_DIRECTORY);
            }
            Files.createLink(resolve(to), file);
        });
    }

    @Override
    public StoreSpace space() throws FileRefusal {
        return using(() -> {
            java.nio.file.FileStore volume = Files.getFileStore(root);
            int serial = (volume.name() + volume.type()).hashCode();
            return new StoreSpace(volume.getTotalSpace(), volume.getUsableSpace(), UNIT_BYTES, serial);
        });
    }

    @Override
    public boolean keepsProperties() {
        return keepsProperties;
    }

    @Override
    public void close() {
        // Nothing is held between calls.
    }

    /** The path of the machine; every directory on the way to it is one, spelled so, and no link. */
    private Path resolve(StorePath path) throws FileRefusal, IOException {
        Path parent = root;
        try {
            for (String name : path.parent().names()) {
                parent = parent.resolve(name);
            }
            boolean real = parent.toRealPath().equals(parent) && Files.isDirectory(parent, LinkOption.NOFOLLOW_LINKS);
            if (!real) {
                throw new FileRefusal(NtStatus.OBJECT_PATH_NOT_FOUND);
            }
        } catch (InvalidPathException | IOException notThere) {
            throw new FileRefusal(NtStatus.OBJECT_PATH_NOT_FOUND);
        }
        if (path.isRoot()) {
            return root;
        }
        try {
            StoreNames.encode(path.name());
            return parent.resolve(path.name());
        } catch (InvalidPathException e) {
            throw new FileRefusal(NtStatus.OBJECT_NAME_INVALID);
        }
    }

    <T extends @Nullable Object> T using(IoCall<T> call) throws FileRefusal {
        return locked(usingPaths, call);
    }

    private void changing(IoAction action) throws FileRefusal {
        locked(changingPaths, () -> {
            action.run();
            return root;
        });
    }

    private static <T extends @Nullable Object> T locked(Lock lock, IoCall<T> call) throws FileRefusal {
        lock.lock();
        try {
            return call.run();
        } catch (IOException | UnsupportedOperationException e) {
            throw PortableStatus.refusal(e);
        } finally {
            lock.unlock();
        }
    }

    private static void checkNotRoot(StorePath path) throws FileRefusal {
        if (path.isRoot()) {
            throw new FileRefusal(NtStatus.ACCESS_DENIED);
        }
    }

    @FunctionalInterface
    interface IoCall<T extends @Nullable Object> {
        T run() throws IOException, FileRefusal;
    }

    @FunctionalInterface
    private interface IoAction {
        void run() throws IOException, FileRefusal;
    }
}
