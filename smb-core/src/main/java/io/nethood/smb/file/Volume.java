package io.nethood.smb.file;

import java.io.Closeable;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;

import io.nethood.smb.file.name.SharePath;
import io.nethood.smb.file.name.ShortNames;
import io.nethood.smb.file.store.FileAttributes;
import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.file.store.FileStore;
import io.nethood.smb.file.store.StoreAttributes;
import io.nethood.smb.file.store.StoreFile;
import io.nethood.smb.file.store.StorePath;
import io.nethood.smb.file.store.StoreSpace;
import io.nethood.smb.file.store.WouldBlock;
import io.nethood.smb.security.Token;
import io.nethood.smb.wire.FileTime;
import io.nethood.smb.wire.NtStatus;
import io.nethood.smb.wire.info.ExtendedAttributes;
import io.netty.util.concurrent.Ticker;
import org.jspecify.annotations.Nullable;

/**
 * A tree of files as Windows shows it, on top of a {@link FileStore}. Safe for any number of threads; every call may
 * block.
 */
public final class Volume implements Closeable {
    /** What a file may grow by without a new name for it: NTFS' allocation unit. */
    private static final int ALLOCATION_UNIT = 4096;

    private final FileStore store;
    private final FileTable table;
    private final VolumeSettings settings;
    private final InstantSource clock;
    private final Ticker ticker;
    private final NameLookup lookup;
    private final VolumeSecurity security;
    private final ChangeNotifier changes = new ChangeNotifier();

    /** @param table of the host: opens of one file meet there, whichever volume they came through */
    public Volume(FileStore store, FileTable table, VolumeSettings settings, InstantSource clock, Ticker ticker) {
        this.store = store;
        this.table = table;
        this.settings = settings;
        this.clock = clock;
        this.ticker = ticker;
        this.lookup = new NameLookup(store, settings.codePage());
        this.security = new VolumeSecurity(store);
    }

    public VolumeSettings settings() {
        return settings;
    }

    FileStore store() {
        return store;
    }

    FileTable table() {
        return table;
    }

    NameLookup lookup() {
        return lookup;
    }

    VolumeSecurity security() {
        return security;
    }

    ChangeNotifier changes() {
        return changes;
    }

    /** Elapsed time. */
    long elapsedNanos() {
        return ticker.nanoTime();
    }

    /** Now, as FILETIME. */
    long now() {
        return FileTime.of(clock.instant());
    }

    // Opening

    /**
     * Opens or creates a file or directory.
     *
     * @param nowNanos elapsed time
     * @throws FileRefusal what keeps it from being opened
     * @throws FileWait when another client has to give up an oplock first
     */
    public OpenFile open(CreateParameters request, Opener opener, long nowNanos) throws FileRefusal, FileWait {
        return new FileOpening(this, request, opener, nowNanos).open();
    }

    // Looking

    /** What is behind {@code path}, which need not be open. */
    public FileView view(SharePath path) throws FileRefusal {
        return switch (lookup.find(path.names())) {
            case NameLookup.Found.Missing missing -> throw new FileRefusal(NtStatus.OBJECT_NAME_NOT_FOUND);
            case NameLookup.Found.Existing existing -> view(existing);
        };
    }

    /**
     * As {@link #view(SharePath)} of a path in the store's own spelling, without ever waiting: an event loop may ask.
     *
     * @throws WouldBlock when there is something to wait for
     */
    public FileView viewNow(SharePath path) throws FileRefusal, WouldBlock {
        StorePath exact = new StorePath(path.names());
        StoreAttributes stored = store.attributesNow(exact);
        return view(exact, stored, table.lockIfOpenNow(new StreamKey(stored.key(), "")));
    }

    private FileView view(NameLookup.Found.Existing existing) throws FileRefusal {
        StoreAttributes stored = existing.attributes();
        return view(existing.path(), stored, table.lockIfOpen(new StreamKey(stored.key(), "")));
    }

    /** @param entry locked, and given back here; null when nobody has the file open */
    private FileView view(StorePath path, StoreAttributes stored, @Nullable StreamEntry entry) throws FileRefusal {
        if (entry == null) {
            return new FileView(path, rounded(stored, 0), false);
        }
        try {
            if (entry.deletePending()) {
                throw new FileRefusal(NtStatus.DELETE_PENDING);
            }
            return new FileView(path, seen(entry, stored), false);
        } finally {
            table.unlock(entry);
        }
    }

    /** Bytes of the extended attributes of a file that was looked at ([MS-FSCC] 2.4.12); of most, nothing is read. */
    public int eaSize(FileView view) throws FileRefusal {
        if (!view.hasExtendedAttributes()) {
            return 0;
        }
        try (StoreFile file = store.open(view.path(), false)) {
            return ExtendedAttributes.eaSize(FileProperties.extendedAttributes(file));
        }
    }

    /** What clients see of a file that may be open. */
    StoreAttributes seen(StoreAttributes stored) {
        StreamEntry entry = stored.directory() ? null : table.lockIfOpen(new StreamKey(stored.key(), ""));
        if (entry == null) {
            return rounded(stored, 0);
        }
        try {
            return seen(entry, stored);
        } finally {
            table.unlock(entry);
        }
    }

    /** The same under the entry's lock. */
    StoreAttributes seen(StreamEntry entry, StoreAttributes stored) {
        StoreAttributes rounded = rounded(stored, entry.reserved());
        long now = now();
        return new StoreAttributes(
                rounded.key(),
                rounded.directory(),
                rounded.attributes(),
                rounded.size(),
                rounded.allocated(),
                rounded.created(),
                rounded.accessed(),
                entry.times().written(stored, now),
                entry.times().changed(stored, now),
                rounded.links());
    }

    /** A sparse file takes what the store says; any other what its size and reservation need in whole units. */
    private static StoreAttributes rounded(StoreAttributes stored, long reserved) {
        if (stored.directory() || (stored.attributes() & FileAttributes.SPARSE) != 0) {
            return stored;
        }
        return new StoreAttributes(
                stored.key(),
                false,
                stored.attributes(),
                stored.size(),
                roundedUp(Math.max(stored.size(), reserved)),
                stored.created(),
                stored.accessed(),
                stored.written(),
                stored.changed(),
                stored.links());
    }

    static long roundedUp(long bytes) {
        return (bytes + ALLOCATION_UNIT - 1) & -ALLOCATION_UNIT;
    }

    /** The entries of a directory, as they are now, for whoever may list it. */
    public DirectoryListing list(SharePath directory, Token token) throws FileRefusal {
        return switch (lookup.find(directory.names())) {
            case NameLookup.Found.Missing missing -> throw new FileRefusal(NtStatus.OBJECT_PATH_NOT_FOUND);
            case NameLookup.Found.Existing existing -> {
                if (!existing.attributes().directory()) {
                    throw new FileRefusal(NtStatus.OBJECT_PATH_NOT_FOUND);
                }
                security.requireToList(existing.path(), token);
                yield DirectoryListing.of(this, existing.path(), existing.attributes());
            }
        };
    }

    /** The 8.3 name of a file: its own if that is one. */
    public String shortName(StorePath path) throws FileRefusal {
        if (path.isRoot() || ShortNames.isShort(path.name(), settings.codePage())) {
            return path.name();
        }
        List<String> names = new ArrayList<>();
        store.list(path.parent(), (name, attributes) -> names.add(name));
        return ShortNames.of(names, settings.codePage()).alias(path.name());
    }

    /** Whether files may have extended attributes, streams and security descriptors. */
    public boolean keepsProperties() {
        return store.keepsProperties();
    }

    /** When its root was made, as FILETIME. */
    public long created() throws FileRefusal {
        return store.attributes(StorePath.ROOT).created();
    }

    public Durability durability() {
        return settings.durability();
    }

    public StoreSpace space() throws FileRefusal {
        return store.space();
    }

    /** Refuses a new name that is that of a DOS device, unless such names are allowed. */
    void requireFreeName(SharePath path) throws FileRefusal {
        if (path.reserved() && !settings.reservedNames()) {
            throw new FileRefusal(NtStatus.OBJECT_NAME_INVALID);
        }
    }

    void requireEmpty(StorePath directory) throws FileRefusal {
        boolean[] full = new boolean[1];
        store.list(directory, (name, attributes) -> full[0] = true);
        if (full[0]) {
            throw new FileRefusal(NtStatus.DIRECTORY_NOT_EMPTY);
        }
    }

    // Names

    /** Renames the file behind {@code open}; its opens follow. */
    void rename(OpenFile open, SharePath to, boolean replace, long nowNanos) throws FileRefusal, FileWait {
        StorePath from = open.path();
        if (from.isRoot()) {
            throw new FileRefusal(NtStatus.ACCESS_DENIED);
        }
        if (open.isDirectory() && table.isOpenBelow(this, from)) {
            throw new FileRefusal(NtStatus.ACCESS_DENIED);
        }
        NameLookup.Found found = lookup.find(to.names());
        boolean replaces = found instanceof NameLookup.Found.Existing other
                && !other.path().equals(from);
        StorePath target = switch (found) {
            case NameLookup.Found.Missing missing -> {
                requireFreeName(to);
                yield missing.directory().child(missing.name());
            }
            case NameLookup.Found.Existing existing -> {
                checkReplaceable(open, existing, replace);
                yield existing.path().equals(from)
                        ? existing.path().parent().child(to.names().getLast())
                        : existing.path();
            }
        };
        if (target.equals(from)) {
            return;
        }
        if (target.startsWith(from)) {
            throw new FileRefusal(NtStatus.SHARING_VIOLATION);
        }
        if (!target.parent().equals(from.parent())) {
            security.requireToAdd(target.parent(), open.isDirectory(), open.token());
        }
        store.rename(from, target, replace);
        StreamEntry entry = open.entry();
        entry.lock();
        try {
            entry.opens().stream().filter(one -> one.path().equals(from)).forEach(one -> one.moved(target));
        } finally {
            entry.unlock();
        }
        if (replaces) {
            changes.removed(target, false);
        }
        changes.renamed(from, target, open.isDirectory());
    }

    /** A name that is taken may be the file's own in another spelling; any other only goes where that is asked for. */
    private void checkReplaceable(OpenFile open, NameLookup.Found.Existing existing, boolean replace)
            throws FileRefusal {
        if (existing.path().equals(open.path())) {
            return;
        }
        if (!replace) {
            throw new FileRefusal(NtStatus.OBJECT_NAME_COLLISION);
        }
        boolean readOnly = (existing.attributes().attributes() & FileAttributes.READONLY) != 0;
        if (existing.attributes().directory()
                || readOnly
                || table.isOpen(new StreamKey(existing.attributes().key(), ""))) {
            throw new FileRefusal(NtStatus.ACCESS_DENIED);
        }
        security.requireToDelete(existing.path(), open.token());
    }

    /** Gives the file behind {@code open} a further name. */
    void link(OpenFile open, SharePath to) throws FileRefusal {
        switch (lookup.find(to.names())) {
            case NameLookup.Found.Existing existing -> throw new FileRefusal(NtStatus.OBJECT_NAME_COLLISION);
            case NameLookup.Found.Missing missing -> {
                security.requireToAdd(missing.directory(), false, open.token());
                requireFreeName(to);
                StorePath path = missing.directory().child(missing.name());
                store.link(open.path(), path);
                changes.added(path, false);
            }
        }
    }

    /** The last open of a file that is to be deleted is closed; a directory that was filled meanwhile stays. */
    void remove(OpenFile open) {
        try {
            if (open.file() instanceof PropertyStream stream) {
                stream.remove();
                changes.streamRemoved(open.path(), stream.name());
            } else {
                store.delete(open.path());
                changes.removed(open.path(), open.isDirectory());
            }
        } catch (FileRefusal refusal) {
            lost(open.path(), refusal.status());
        }
    }

    /** Something could not be done any more, and nobody is left to be told. */
    void lost(StorePath path, NtStatus status) {
        settings.lost().accept(path, status);
    }

    @Override
    public void close() {
        store.close();
    }
}
