package io.nethood.smb.share;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.BooleanSupplier;

import io.nethood.smb.file.Volume;

/**
 * The shares of one host by name, case-insensitive, listed in alphabetical order. They come and go while the host runs;
 * safe for any number of threads.
 */
public final class ShareTable {
    private final Map<String, Share> byName = new ConcurrentSkipListMap<>();
    private final LocalDrive drive;
    private final BooleanSupplier administrativeOnes;

    /** @throws IllegalArgumentException when two shares have the same name */
    public ShareTable(List<Share> shares) {
        this(shares, LocalDrive.NONE);
    }

    /**
     * @param drive where administrators find directories to share
     * @throws IllegalArgumentException when two shares have the same name
     */
    public ShareTable(List<Share> shares, LocalDrive drive) {
        this(shares, drive, () -> true);
    }

    private ShareTable(List<Share> shares, LocalDrive drive, BooleanSupplier administrativeOnes) {
        this.drive = drive;
        this.administrativeOnes = administrativeOnes;
        for (Share share : shares) {
            if (!add(share)) {
                throw new IllegalArgumentException("share " + share.name() + " is named twice");
            }
        }
    }

    /**
     * These shares, and those of {@code administrative} that are not among them.
     *
     * @param shown whether the administrative shares exist at this moment
     */
    public ShareTable withAdministrative(List<Share> administrative, BooleanSupplier shown) {
        ShareTable whole = new ShareTable(List.copyOf(byName.values()), drive, shown);
        administrative.forEach(whole::add);
        return whole;
    }

    /** Adds a share; false when its name is taken. */
    public boolean add(Share share) {
        return byName.putIfAbsent(key(share.name()), share) == null;
    }

    /** Removes a share, whose tree connects are still there. */
    public Optional<Share> remove(String name) {
        Optional<Share> found = find(name);
        return found.filter(share -> byName.remove(key(name), share));
    }

    public Optional<Share> find(String name) {
        return Optional.ofNullable(byName.get(key(name))).filter(this::exists);
    }

    public List<Share> all() {
        return byName.values().stream().filter(this::exists).toList();
    }

    private boolean exists(Share share) {
        return !share.administrative() || administrativeOnes.getAsBoolean();
    }

    /** See {@link LocalDrive#open}. */
    public Optional<Volume> openDirectory(String path) {
        return drive.open(path);
    }

    /** No share is shared any longer. */
    public void retireAll() {
        byName.values().forEach(Share::retire);
    }

    private static String key(String name) {
        return name.toUpperCase(Locale.ROOT);
    }
}
