package io.nethood.server.config;

import java.nio.file.Path;
import java.util.List;

import io.nethood.smb.file.store.FileStore;

/** Where a share finds its files, for {@link ServerConfig.Builder#share(String, ShareFiles)}. */
public final class Shares {
    private Shares() {}

    /** In memory, empty; {@link ShareFiles.InMemory#file(String, String)} adds what is there from the beginning. */
    public static ShareFiles.InMemory inMemory() {
        return new ShareFiles.InMemory(List.of());
    }

    /** In a directory of this machine, which has to be there when the lab starts. */
    public static ShareFiles directory(Path path) {
        return new ShareFiles.InDirectory(path);
    }

    /** In a store of one's own, which the lab closes. */
    public static ShareFiles store(FileStore store) {
        return new ShareFiles.InStore(store);
    }
}
