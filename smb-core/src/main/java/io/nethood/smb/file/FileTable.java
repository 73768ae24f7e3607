package io.nethood.smb.file;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import io.nethood.smb.file.store.StorePath;
import io.nethood.smb.file.store.WouldBlock;
import org.jspecify.annotations.Nullable;

/**
 * The open files of a host: one entry for each stream that somebody has open, whichever share it was reached through.
 * Safe for any number of threads; an entry is used by whoever has locked it, and goes with its last open.
 */
public final class FileTable {
    private final Map<StreamKey, StreamEntry> entries = new ConcurrentHashMap<>();

    /**
     * The entry of {@code key}, locked; give it back with {@link #unlock}.
     *
     * @param settings of the volume it is reached through, for an entry that does not exist yet
     */
    StreamEntry lock(StreamKey key, VolumeSettings settings) {
        while (true) {
            StreamEntry entry = entries.computeIfAbsent(key, absent -> new StreamEntry(absent, settings));
            entry.lock();
            if (entry.isOf(key)) {
                return entry;
            }
            entry.unlock();
        }
    }

    void unlock(StreamEntry entry) {
        if (entry.isIdle()) {
            entry.retire();
            entries.remove(entry.key(), entry);
        }
        entry.unlock();
    }

    /** Enters a stream, whose entry is locked, under another name; false when somebody has opened that one. */
    boolean rename(StreamEntry entry, StreamKey to) {
        if (entries.putIfAbsent(to, entry) != null) {
            return false;
        }
        entries.remove(entry.key(), entry);
        entry.key(to);
        return true;
    }

    /** The same if somebody has the stream open; null otherwise. */
    @Nullable
    StreamEntry lockIfOpen(StreamKey key) {
        StreamEntry entry = entries.get(key);
        if (entry == null) {
            return null;
        }
        entry.lock();
        return ifOf(key, entry);
    }

    /** As {@link #lockIfOpen}, if nobody else has locked it. */
    @Nullable
    StreamEntry lockIfOpenNow(StreamKey key) throws WouldBlock {
        StreamEntry entry = entries.get(key);
        if (entry == null) {
            return null;
        }
        entry.lockNow();
        return ifOf(key, entry);
    }

    private static @Nullable StreamEntry ifOf(StreamKey key, StreamEntry locked) {
        if (!locked.isOf(key)) {
            locked.unlock();
            return null;
        }
        return locked;
    }

    boolean isOpen(StreamKey key) {
        return entries.containsKey(key);
    }

    /** Whether anything below a directory of {@code volume} is open. */
    boolean isOpenBelow(Volume volume, StorePath directory) {
        return entries.values().stream().anyMatch(entry -> entry.isOpenBelow(volume, directory));
    }

    /** Streams that are open now. */
    public int size() {
        return entries.size();
    }
}
