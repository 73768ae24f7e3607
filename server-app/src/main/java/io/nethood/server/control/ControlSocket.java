package io.nethood.server.control;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * The file of a control socket. The socket is bound under another name in a directory that nobody else can enter, made
 * private, and only then moved to where it is looked for, so that at no moment a stranger can connect.
 */
final class ControlSocket {
    /** sun_path of a Unix socket address on Linux, less its terminating zero. */
    private static final int LONGEST_PATH = 107;

    private final Path path;
    private final Path nursery;

    private ControlSocket(Path path, Path nursery) {
        this.path = path;
        this.nursery = nursery;
    }

    /**
     * Makes room at {@code path}: a socket that nobody serves any more is replaced.
     *
     * @throws ControlSocketException when another server is there, or {@code path} cannot be used
     */
    static ControlSocket at(Path path) throws ControlSocketException {
        Path socket = path.toAbsolutePath().normalize();
        if (served(socket)) {
            throw new ControlSocketException("another NetHood runs here: " + socket
                    + ": end it with nethood stop, or give this one its own --control PATH");
        }
        if (Files.exists(socket, LinkOption.NOFOLLOW_LINKS) && !isSocket(socket)) {
            throw new ControlSocketException("control: " + socket + " (expected: a path that is free, not a file)");
        }
        try {
            Path directory = privateDirectory(socket);
            Path nursery = Files.createTempDirectory(directory, ".n");
            refuseStrangersDirectory(directory, nursery);
            ControlSocket made = new ControlSocket(socket, nursery);
            if (made.newborn().toString().length() > LONGEST_PATH) {
                Files.delete(nursery);
                throw new ControlSocketException(
                        "control: " + socket + " (expected: a path of at most " + (LONGEST_PATH - 16) + " characters)");
            }
            return made;
        } catch (IOException failed) {
            throw new ControlSocketException("control: " + socket + " (expected: a directory that you may write to: "
                    + failed.getMessage() + ")");
        }
    }

    /** Whether somebody answers at {@code socket}. */
    private static boolean served(Path socket) {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            return channel.connect(UnixDomainSocketAddress.of(socket));
        } catch (IOException nobody) {
            return false;
        }
    }

    private static boolean isSocket(Path file) {
        try {
            Object mode = Files.getAttribute(file, "unix:mode", LinkOption.NOFOLLOW_LINKS);
            return ((int) mode & 0170000) == 0140000;
        } catch (IOException | UnsupportedOperationException unknown) {
            return false;
        }
    }

    /** The directory of {@code socket}, made with mode 0700 when it is not there yet. */
    private static Path privateDirectory(Path socket) throws IOException {
        Path directory = socket.getParent();
        if (directory == null) {
            throw new IOException("no directory");
        }
        if (!Files.isDirectory(directory)) {
            Files.createDirectories(
                    directory, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        }
        return directory;
    }

    /** Whoever owns the directory could put another socket in the place of ours. */
    private static void refuseStrangersDirectory(Path directory, Path nursery) throws IOException {
        int owner = (int) Files.getAttribute(directory, "unix:uid");
        int ours = (int) Files.getAttribute(nursery, "unix:uid");
        if (owner != ours && owner != 0) {
            Files.delete(nursery);
            throw new IOException("it belongs to somebody else");
        }
    }

    /** Where to bind. */
    Path newborn() {
        return nursery.resolve("s");
    }

    /** To be called once bound: the socket can be found from now on. */
    void publish() throws IOException {
        Files.setPosixFilePermissions(newborn(), PosixFilePermissions.fromString("rw-------"));
        Files.move(newborn(), path, StandardCopyOption.ATOMIC_MOVE);
        Files.delete(nursery);
    }

    Path path() {
        return path;
    }

    /** Nobody finds the socket any more. */
    void remove() throws IOException {
        Files.deleteIfExists(path);
        Files.deleteIfExists(newborn());
        Files.deleteIfExists(nursery);
    }
}
