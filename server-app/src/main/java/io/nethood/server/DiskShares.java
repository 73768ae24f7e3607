package io.nethood.server;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.nethood.server.config.FileSettings;
import io.nethood.server.config.ServerConfig;
import io.nethood.server.config.ShareConfig;
import io.nethood.server.config.ShareFiles;
import io.nethood.server.config.Shares;
import io.nethood.server.directory.Directories;
import io.nethood.smb.file.FileTable;
import io.nethood.smb.file.Volume;
import io.nethood.smb.file.VolumeSettings;
import io.nethood.smb.file.store.FileStore;
import io.nethood.smb.file.store.memory.MemoryStore;
import io.nethood.smb.session.Edition;
import io.nethood.smb.share.AdministrativeShare;
import io.nethood.smb.share.LocalDrive;
import io.nethood.smb.share.Share;
import io.nethood.smb.share.SharePermissions;
import io.nethood.smb.share.ShareType;
import io.netty.util.concurrent.Ticker;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes the disk shares of a lab, at its start and while it runs. Whoever gets a share retires it; the drive of the virtual
 * machine goes with this object. Safe for any number of threads.
 */
final class DiskShares implements LocalDrive, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DiskShares.class);

    private static final String PUBLIC = "PUBLIC";
    private static final String PRINTER_DRIVERS = "print$";

    private final ServerConfig config;
    private final LabDisk disk;

    /** Opens of one file meet here, whichever share they came through. */
    private final FileTable table = new FileTable();

    DiskShares(ServerConfig config) throws StartException {
        this.config = config;
        try {
            this.disk = LabDisk.of(edition());
        } catch (IOException failed) {
            throw new StartException("no temporary directory for the lab's drive (" + failed.getMessage()
                    + "): free some room, or name another with -Djava.io.tmpdir");
        }
    }

    private Edition edition() {
        return config.profile().edition();
    }

    /** The shares with which the lab starts: what is configured or else PUBLIC, and what Windows makes by itself. */
    List<Share> all() throws StartException {
        List<Share> shares = new ArrayList<>();
        try {
            for (ShareConfig share : configured()) {
                shares.add(share(share));
            }
            if (!edition().family().shareLevelSecurity()) {
                for (Share share : AdministrativeShare.of(edition().family())) {
                    shares.add(share.withFiles(onDrive(share.name(), share.resource())));
                }
                if (shares.stream().noneMatch(share -> share.name().equalsIgnoreCase(PRINTER_DRIVERS))) {
                    shares.add(printerDrivers());
                }
            }
            return shares;
        } catch (StartException failed) {
            shares.forEach(Share::retire);
            throw failed;
        }
    }

    private List<ShareConfig> configured() {
        return config.shares().isEmpty()
                ? List.of(ShareConfig.of(PUBLIC, Shares.directory(disk.publicFiles()))
                        .withComment("Read me first"))
                : config.shares();
    }

    /** Where clients find printer drivers: Everyone reads it, administrators put them there. */
    private Share printerDrivers() throws StartException {
        String path = LabDisk.printerDrivers(edition().family());
        return new Share(PRINTER_DRIVERS, ShareType.DISK, "Printer Drivers", path, Share.UNLIMITED_USES)
                .withFiles(onDrive(PRINTER_DRIVERS, path))
                .withPermissions(new SharePermissions(SharePermissions.Writers.ADMINISTRATORS, true, List.of()));
    }

    private Volume onDrive(String name, String path) throws StartException {
        return volume(
                name,
                directory(
                        "share " + name,
                        disk.directory(path)
                                .orElseThrow(() -> new StartException("share " + name + ": " + path + " is gone"))));
    }

    /** A share that is not yet used. */
    Share share(ShareConfig wanted) throws StartException {
        Volume volume = volume(wanted.name(), store("share " + wanted.name(), wanted.files()));
        Share share = new Share(
                        wanted.name(), ShareType.DISK, wanted.comment(), "C:\\" + wanted.name(), wanted.maxUses())
                .withFiles(volume)
                .withPermissions(wanted.permissions());
        return wanted.password() == null ? share : share.withPassword(wanted.password());
    }

    @Override
    public Optional<Volume> open(String path) {
        return disk.directory(path).flatMap(directory -> {
            try {
                return Optional.of(volume(path, directory("share " + path, directory)));
            } catch (StartException gone) {
                LOG.debug("{} cannot be shared", path, gone);
                return Optional.empty();
            }
        });
    }

    /** @param what a message about it begins with */
    static FileStore store(String what, ShareFiles files) throws StartException {
        return switch (files) {
            case ShareFiles.InDirectory inDirectory -> directory(what, inDirectory.path());
            case ShareFiles.InMemory inMemory -> {
                MemoryStore.Builder store = MemoryStore.builder();
                inMemory.content().forEach(file -> store.file(file.path(), file.bytes()));
                yield store.build(InstantSource.system());
            }
            case ShareFiles.InStore inStore -> inStore.store();
        };
    }

    private static FileStore directory(String what, Path path) throws StartException {
        if (!Files.exists(path)) {
            throw new StartException(what + ": " + path + " does not exist: create it, or name another directory");
        }
        if (!Files.isDirectory(path)) {
            throw new StartException(what + ": " + path + " is no directory: name the directory that it is in");
        }
        try {
            return Directories.open(path);
        } catch (IOException failed) {
            throw new StartException(what + ": " + path
                    + " cannot be read: give whoever runs the lab the right to, or name another directory");
        }
    }

    /** Where print jobs lie that are not kept elsewhere. */
    Path spoolDirectory() throws StartException {
        String path = LabDisk.spool(edition().family());
        return disk.directory(path).orElseThrow(() -> new StartException("the spool directory " + path + " is gone"));
    }

    Volume volume(String label, FileStore store) {
        return new Volume(store, table, settings(label), InstantSource.system(), Ticker.systemTicker());
    }

    private VolumeSettings settings(String label) {
        FileSettings files = config.files();
        return new VolumeSettings(
                label,
                config.settings().codePage(),
                files.reservedNames(),
                files.durability(),
                files.oplocks(),
                files.oplockBreakWait(),
                files.lockViolationDelay(),
                files.sharingViolationDelay(),
                (path, status) ->
                        LOG.warn("share {}: {} could not be kept as asked at its close: {}", label, path, status));
    }

    @Override
    public void close() throws IOException {
        disk.close();
    }
}
