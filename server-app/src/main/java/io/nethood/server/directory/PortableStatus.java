package io.nethood.server.directory;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.UserDefinedFileAttributeView;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

import io.nethood.smb.file.store.FileKey;
import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.file.store.StoreAttributes;
import io.nethood.smb.wire.NtStatus;
import org.jspecify.annotations.Nullable;

/** What {@code java.nio.file} tells of files, in the words of a store. */
final class PortableStatus {
    static final String PROPERTY_PREFIX = "nethood.p.";

    /** The attribute that a Linux machine calls {@code user.nethood.dos}. */
    private static final String DOS_NAME = "nethood.dos";

    private static final int UNIT_BYTES = 4096;

    private PortableStatus() {}

    /** Attributes of a file or directory; nothing else is there. */
    static StoreAttributes read(Path path) throws IOException, FileRefusal {
        return readShown(path).orElseThrow(() -> new FileRefusal(NtStatus.OBJECT_NAME_NOT_FOUND));
    }

    /** Attributes of a file or directory; empty when it is something else, or not there. */
    static Optional<StoreAttributes> readShown(Path path) throws IOException {
        try {
            BasicFileAttributes basic =
                    Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return basic.isDirectory() || basic.isRegularFile() ? Optional.of(read(path, basic)) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    private static StoreAttributes read(Path path, BasicFileAttributes basic) throws IOException {
        boolean directory = basic.isDirectory();
        DosValue dos = dosValue(path, directory);
        Map<String, Object> unix = hasUnixView(path)
                ? Files.readAttributes(path, "unix:dev,ino,nlink,ctime", LinkOption.NOFOLLOW_LINKS)
                : Map.of();
        long size = directory ? 0 : basic.size();
        int links = directory ? 1 : (int) unix.getOrDefault("nlink", 1);
        return new StoreAttributes(
                key(path, unix),
                directory,
                dos.attributes(),
                size,
                (size + UNIT_BYTES - 1) / UNIT_BYTES * UNIT_BYTES,
                dos.created() == 0 ? time(basic.creationTime()) : dos.created(),
                time(basic.lastAccessTime()),
                time(basic.lastModifiedTime()),
                time((FileTime) unix.getOrDefault("ctime", basic.lastModifiedTime())),
                links);
    }

    private static boolean hasUnixView(Path path) {
        return path.getFileSystem().supportedFileAttributeViews().contains("unix");
    }

    private static FileKey key(Path path, Map<String, Object> unix) {
        if (unix.get("dev") instanceof Long device && unix.get("ino") instanceof Long inode) {
            return new FileKey(device, inode);
        }
        String text = path.toString();
        return new FileKey(text.hashCode(), text.toUpperCase(Locale.ROOT).hashCode());
    }

    private static long time(FileTime time) {
        return io.nethood.smb.wire.FileTime.of(time.toInstant());
    }

    static boolean hasProperties(Path path) {
        try {
            // It fails where the view is offered but the file system has no such attributes.
            property(path, DOS_NAME);
            return properties(path) != null;
        } catch (IOException e) {
            return false;
        }
    }

    static DosValue dosValue(Path path, boolean directory) throws IOException {
        byte @Nullable [] value = property(path, DOS_NAME);
        return value == null ? DosValue.standard(directory) : DosValue.decode(value, directory);
    }

    static void setDosValue(Path path, boolean directory, DosValue value) throws IOException, FileRefusal {
        setProperty(path, DOS_NAME, value.equals(DosValue.standard(directory)) ? null : value.encode());
    }

    /** The view of extended attributes; null where there are none. */
    static @Nullable UserDefinedFileAttributeView properties(Path path) {
        return Files.getFileAttributeView(path, UserDefinedFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    }

    static byte @Nullable [] property(Path path, String name) throws IOException {
        UserDefinedFileAttributeView view = properties(path);
        if (view == null || !view.list().contains(name)) {
            return null;
        }
        ByteBuffer value = ByteBuffer.allocate(view.size(name));
        view.read(name, value);
        return value.array();
    }

    static void setProperty(Path path, String name, byte @Nullable [] value) throws IOException, FileRefusal {
        UserDefinedFileAttributeView view = properties(path);
        if (view == null) {
            throw new FileRefusal(NtStatus.EAS_NOT_SUPPORTED);
        }
        if (value != null) {
            write(view, name, value);
        } else if (view.list().contains(name)) {
            view.delete(name);
        }
    }

    private static void write(UserDefinedFileAttributeView view, String name, byte[] value)
            throws IOException, FileRefusal {
        try {
            view.write(name, ByteBuffer.wrap(value));
        } catch (AccessDeniedException e) {
            throw e;
        } catch (FileSystemException e) {
            // Each platform has words of its own for a value that it finds no room for.
            throw new FileRefusal(NtStatus.DISK_FULL);
        }
    }

    /** What clients are told when the platform fails so. */
    static FileRefusal refusal(Exception failure) {
        NtStatus status = switch (failure) {
            case NoSuchFileException e -> NtStatus.OBJECT_NAME_NOT_FOUND;
            case FileAlreadyExistsException e -> NtStatus.OBJECT_NAME_COLLISION;
            case DirectoryNotEmptyException e -> NtStatus.DIRECTORY_NOT_EMPTY;
            case AccessDeniedException e -> NtStatus.ACCESS_DENIED;
            case AtomicMoveNotSupportedException e -> NtStatus.NOT_SAME_DEVICE;
            case UnsupportedOperationException e -> NtStatus.NOT_SUPPORTED;
            default -> byItsWords(String.valueOf(failure.getMessage()));
        };
        return new FileRefusal(status);
    }

    /** These have no exception of their own; the words are those of Unix, and of the JDK on other platforms. */
    private static NtStatus byItsWords(String message) {
        return WORDS.entrySet().stream()
                .filter(words -> message.contains(words.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse(NtStatus.IO_DEVICE_ERROR);
    }

    private static final Map<String, NtStatus> WORDS = Map.of(
            "No space left", NtStatus.DISK_FULL,
            "not enough space", NtStatus.DISK_FULL,
            "quota exceeded", NtStatus.DISK_FULL,
            "File too large", NtStatus.DISK_FULL,
            "Read-only file system", NtStatus.MEDIA_WRITE_PROTECTED,
            "Too many open files", NtStatus.TOO_MANY_OPENED_FILES,
            "File name too long", NtStatus.OBJECT_NAME_INVALID,
            "symbolic links", NtStatus.OBJECT_NAME_NOT_FOUND);
}
