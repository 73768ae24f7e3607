package io.nethood.server.directory;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;

import io.nethood.smb.file.store.FileStore;

/** Opens directories of this machine, by the best means that it has. */
public final class Directories {
    private Directories() {}

    /**
     * Opens a directory as a store.
     *
     * @param path links on the way to it are followed, once
     * @throws IOException when it is none, or cannot be read
     */
    public static FileStore open(Path path) throws IOException {
        Optional<Linux> linux = Linux.ofThisMachine();
        return linux.isPresent()
                ? LinuxDirectory.open(linux.get(), path, InstantSource.system())
                : PortableDirectory.open(path);
    }
}
