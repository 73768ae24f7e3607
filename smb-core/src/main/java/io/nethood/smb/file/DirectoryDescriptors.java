package io.nethood.smb.file;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

import io.nethood.smb.file.store.FileKey;
import io.nethood.smb.file.store.StoreAttributes;
import io.nethood.smb.security.SecurityDescriptor;
import org.jspecify.annotations.Nullable;

/**
 * The descriptors of the directories that were looked at last, so that a new file need not open the directory above it.
 * Any change forgets them all: descriptors change rarely, files come often. One for a host, since a directory may be
 * reached through several shares. Safe for any number of threads.
 */
final class DirectoryDescriptors {
    private static final int MOST_DIRECTORIES = 1024;

    /** Larger ones are read each time. */
    private static final int MOST_BYTES = 4096;

    /** A number that is given to another directory later comes with another time of creation. */
    private record Directory(FileKey key, long created) {
        static Directory of(StoreAttributes attributes) {
            return new Directory(attributes.key(), attributes.created());
        }
    }

    private final ReentrantLock lock = new ReentrantLock();
    private final Map<Directory, SecurityDescriptor> known = new LinkedHashMap<>();
    private long changes;

    @Nullable
    SecurityDescriptor find(StoreAttributes directory) {
        lock.lock();
        try {
            return known.get(Directory.of(directory));
        } finally {
            lock.unlock();
        }
    }

    /** How many there were, to be asked before a descriptor is read that is to be learnt. */
    long changes() {
        lock.lock();
        try {
            return changes;
        } finally {
            lock.unlock();
        }
    }

    /** Keeps {@code descriptor}, unless one was changed since there were {@code changesBefore}. */
    void learn(StoreAttributes directory, SecurityDescriptor descriptor, long changesBefore) {
        if (descriptor.size() > MOST_BYTES) {
            return;
        }
        lock.lock();
        try {
            if (changes == changesBefore) {
                if (known.size() >= MOST_DIRECTORIES) {
                    known.remove(known.keySet().iterator().next());
                }
                known.put(Directory.of(directory), descriptor);
            }
        } finally {
            lock.unlock();
        }
    }

    /** The descriptor of a directory was changed. */
    void changed() {
        lock.lock();
        try {
            changes++;
            known.clear();
        } finally {
            lock.unlock();
        }
    }
}
