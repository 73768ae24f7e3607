package io.nethood.server;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;

import com.fasterxml.jackson.databind.JsonNode;
import io.nethood.server.config.ConfigException;
import io.nethood.server.config.LoadedConfig;
import io.nethood.server.config.ShareConfig;
import io.nethood.server.control.LabShares;
import io.nethood.server.listing.ReloadListing;
import io.nethood.smb.host.SmbHost;
import io.nethood.smb.share.Share;

/** The shares of a running lab, and the configuration that they follow. */
final class RunningShares implements LabShares {
    private final SmbHost host;
    private final DiskShares disks;
    private final Supplier<LoadedConfig> source;
    private final ReentrantLock reloading = new ReentrantLock();

    /** What the lab was started with. */
    private final LoadedConfig start;

    /** The shares that the configuration named when it was read last. */
    private List<ShareConfig> known;

    /** @param source reads the configuration again */
    RunningShares(SmbHost host, DiskShares disks, LoadedConfig start, Supplier<LoadedConfig> source) {
        this.host = host;
        this.disks = disks;
        this.start = start;
        this.source = source;
        this.known = start.config().shares();
    }

    @Override
    public Share make(JsonNode wanted) {
        return make(ShareConfig.of(wanted, start.config()));
    }

    private Share make(ShareConfig wanted) {
        try {
            return disks.share(wanted);
        } catch (StartException cannot) {
            throw new ConfigException(String.valueOf(cannot.getMessage()));
        }
    }

    @Override
    public ReloadListing reload() {
        reloading.lock();
        try {
            LoadedConfig read = source.get();
            List<String> options = new ArrayList<>(read.optionsChangedSince(start));
            options.remove("share");
            return follow(read.config().shares(), options);
        } finally {
            reloading.unlock();
        }
    }

    /** Everything new is made before anything old goes, so that a mistake in the file changes nothing. */
    private ReloadListing follow(List<ShareConfig> wanted, List<String> needsRestart) {
        Map<String, ShareConfig> before = byName(known);
        Map<String, ShareConfig> after = byName(wanted);
        List<Share> made = new ArrayList<>();
        List<String> added = new ArrayList<>();
        List<String> changed = new ArrayList<>();
        try {
            after.forEach((name, share) -> {
                ShareConfig old = before.get(name);
                if (old == null) {
                    made.add(make(share));
                    added.add(share.name());
                } else if (!sameFiles(old, share)) {
                    made.add(make(share));
                    changed.add(share.name());
                } else if (!old.comment().equals(share.comment()) || old.maxUses() != share.maxUses()) {
                    changed.add(share.name());
                }
            });
        } catch (ConfigException wrong) {
            made.forEach(Share::retire);
            throw wrong;
        }
        List<String> removed = before.values().stream()
                .map(ShareConfig::name)
                .filter(name -> !after.containsKey(name))
                .toList();
        removed.forEach(host::deleteShare);
        made.forEach(this::replace);
        wanted.forEach(this::adjust);
        known = wanted;
        return new ReloadListing(added, removed, changed, needsRestart);
    }

    private static Map<String, ShareConfig> byName(List<ShareConfig> shares) {
        Map<String, ShareConfig> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        shares.forEach(share -> byName.put(share.name(), share));
        return byName;
    }

    private static boolean sameFiles(ShareConfig one, ShareConfig other) {
        return one.files().equals(other.files()) && one.permissions().equals(other.permissions());
    }

    private void replace(Share share) {
        host.deleteShare(share.name());
        if (!host.addShare(share)) {
            share.retire();
        }
    }

    /** What may change while a share is used. */
    private void adjust(ShareConfig wanted) {
        host.shares().find(wanted.name()).ifPresent(share -> {
            share.changeComment(wanted.comment());
            share.changeMaxUses(wanted.maxUses());
        });
    }
}
