package io.nethood.server;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

import io.nethood.server.config.ServerConfig;
import io.nethood.server.config.ShareConfig;
import io.nethood.server.directory.Directories;
import io.nethood.smb.file.Durability;
import io.nethood.smb.file.FileTable;
import io.nethood.smb.file.Volume;
import io.nethood.smb.file.VolumeSettings;
import io.nethood.smb.file.store.FileStore;
import io.nethood.smb.file.store.memory.MemoryStore;
import io.nethood.smb.share.Share;
import io.nethood.smb.share.ShareType;
import io.netty.util.concurrent.Ticker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The volumes behind the disk shares of a lab. */
final class Volumes implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Volumes.class);

    private final FileTable table = new FileTable();
    private final List<Volume> volumes = new ArrayList<>();

    /** The shares that {@code config} names, not yet used. */
    List<Share> shares(ServerConfig config) throws StartException {
        List<Share> shares = new ArrayList<>();
        for (ShareConfig share : config.shares()) {
            Volume volume = new Volume(
                    store(share), table, settings(config, share), InstantSource.system(), Ticker.systemTicker());
            volumes.add(volume);
            shares.add(new Share(share.name(), ShareType.DISK, share.comment(), resource(share), share.maxUses())
                    .withFiles(volume, share.writable()));
        }
        return shares;
    }

    private static String resource(ShareConfig share) {
        return "C:\\" + share.name();
    }

    private static FileStore store(ShareConfig share) throws StartException {
        if (share.directory().isEmpty()) {
            return MemoryStore.builder().build(InstantSource.system());
        }
        Path directory = share.directory().get();
        try {
            return Directories.open(directory);
        } catch (IOException failed) {
            throw new StartException(
                    "share " + share.name() + ": " + directory + " (expected: a directory that can be read)");
        }
    }

    private static VolumeSettings settings(ServerConfig config, ShareConfig share) {
        return new VolumeSettings(
                share.name(),
                config.settings().codePage(),
                Durability.FLUSH,
                true,
                Duration.ofSeconds(35),
                Duration.ofMillis(250),
                Duration.ZERO,
                (path, status) -> LOG.warn(
                        "share {}: {} could not be kept as asked at its close: {}", share.name(), path, status));
    }

    @Override
    public void close() {
        volumes.forEach(Volume::close);
    }
}
