package io.nethood.server.config;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.UnaryOperator;

/**
 * The file that {@code nethood user} keeps: one {@link StoredUser} on each line, comments behind a semicolon. Nobody but
 * its owner may read it, because a hash is as good as a password.
 *
 * <p>A change is written to a file beside it, which then takes its place in one step: a reader never sees half a change,
 * and a crash leaves the old file. Whoever changes it holds a lock on {@code FILE.lock} meanwhile, so that two commands
 * at the same time wait for each other.
 */
public final class UsersFile {

    /** The file that is read when it stands beside the configuration. */
    public static final String FILE_NAME = "nethood.users";

    private static final String HEADER =
            "; Users of NetHood. name:NT hash:LM hash or -:admin,disabled. Keep it to yourself: a hash is as good as a password.";

    /** Longest file, in bytes: some ten thousand users. */
    private static final long MAX_LENGTH = 1 << 20;

    private static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private static final Set<PosixFilePermission> OF_OTHERS = PosixFilePermissions.fromString("---rwxrwx");

    /** The lock on a file belongs to the whole process, so its threads need one of their own. */
    private static final ReentrantLock IN_THIS_PROCESS = new ReentrantLock();

    private final Path file;

    public UsersFile(Path file) {
        this.file = file;
    }

    public Path path() {
        return file;
    }

    public boolean exists() {
        return Files.exists(file);
    }

    /**
     * Its users in their order.
     *
     * @throws ConfigException when it cannot be read, when others can read it too, or when a line is wrong
     */
    public List<StoredUser> read() {
        return usersIn(lines());
    }

    /**
     * Adds a user to the file.
     *
     * @throws ConfigException when there is a user of this name, or the file cannot be changed
     */
    public void add(StoredUser user) {
        change(lines -> {
            if (lineOf(user.name(), lines).isPresent()) {
                throw ConfigException.wrong("user", user.name(), "a name that is not in " + file + " yet");
            }
            List<String> added = new ArrayList<>(lines.isEmpty() ? List.of(HEADER) : lines);
            added.add(user.line());
            return added;
        });
    }

    /**
     * Removes a user from the file.
     *
     * @throws ConfigException when there is no user of this name, or the file cannot be changed
     */
    public void remove(String name) {
        change(lines -> {
            int line = lineOf(name, lines)
                    .orElseThrow(() -> ConfigException.wrong("user", name, "a name that is in " + file));
            List<String> rest = new ArrayList<>(lines);
            rest.remove(line);
            return rest;
        });
    }

    private List<StoredUser> usersIn(List<String> lines) {
        List<StoredUser> users = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            user(lines, i).ifPresent(users::add);
        }
        return users;
    }

    private Optional<Integer> lineOf(String name, List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (user(lines, i)
                    .filter(user -> user.name().equalsIgnoreCase(name))
                    .isPresent()) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    private Optional<StoredUser> user(List<String> lines, int index) {
        return StoredUser.parse(file + ":" + (index + 1), lines.get(index));
    }

    private List<String> lines() {
        try {
            refuseWhatOthersCanRead();
            if (Files.size(file) > MAX_LENGTH) {
                throw ConfigException.wrong("users-file", file, "at most " + MAX_LENGTH + " bytes");
            }
            return Files.readAllLines(file);
        } catch (CharacterCodingException notText) {
            throw ConfigException.wrong("users-file", file, "text in UTF-8");
        } catch (IOException failed) {
            throw ConfigException.wrong("users-file", file, "a file that you can read");
        }
    }

    private void refuseWhatOthersCanRead() throws IOException {
        Set<PosixFilePermission> permissions;
        try {
            permissions = Files.getPosixFilePermissions(file);
        } catch (UnsupportedOperationException notPosix) {
            return;
        }
        if (!Collections.disjoint(permissions, OF_OTHERS)) {
            throw ConfigException.wrong(
                    "users-file",
                    file + " with mode " + PosixFilePermissions.toString(permissions),
                    "a file that only you can read: chmod 600 " + file);
        }
    }

    private void change(UnaryOperator<List<String>> change) {
        IN_THIS_PROCESS.lock();
        try (FileChannel lockFile = FileChannel.open(
                besideIt(file.getFileName() + ".lock"),
                Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE),
                PRIVATE)) {
            // Closing the file gives the lock back, and so does the end of the process.
            lockFile.lock();
            replace(change.apply(exists() ? lines() : List.of()));
        } catch (IOException failed) {
            throw ConfigException.wrong("users-file", file, "a file that you can change: " + failed.getMessage());
        } finally {
            IN_THIS_PROCESS.unlock();
        }
    }

    /** A file of this name in the directory of this one; with an empty name the directory itself. */
    private Path besideIt(String name) throws IOException {
        Path directory = (exists() ? file.toRealPath() : file.toAbsolutePath()).getParent();
        return directory == null ? Path.of(name) : directory.resolve(name);
    }

    private void replace(List<String> lines) throws IOException {
        // A link stays a link: what it leads to is replaced.
        Path target = exists() ? file.toRealPath() : file.toAbsolutePath();
        Path fresh = Files.createTempFile(besideIt(""), ".users", null, PRIVATE);
        try {
            try (FileChannel out = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = StandardCharsets.UTF_8.encode(String.join("\n", lines) + "\n");
                while (bytes.hasRemaining()) {
                    out.write(bytes);
                }
                out.force(true);
            }
            Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(fresh);
        }
    }
}
