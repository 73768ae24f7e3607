package io.nethood.smb.file;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

import io.nethood.smb.file.store.StorePath;
import io.nethood.smb.wire.NtStatus;
import io.nethood.smb.wire.info.NotifyInformation;
import org.jspecify.annotations.Nullable;

/**
 * Hears of everything that changes in a volume, in the order in which it happened, and tells the opens that watch. Safe
 * for any number of threads; its lock is the last that a thread takes.
 */
final class ChangeNotifier {
    private final ReentrantLock lock = new ReentrantLock();
    private final Map<OpenFile, ChangeWatch> watches = new LinkedHashMap<>();
    private volatile boolean watched;

    // Who watches

    /** The next changes for {@code directory}, whose first request says what it watches. */
    ChangeRequest request(OpenFile directory, int filter, boolean tree, int mostBytes) {
        lock.lock();
        try {
            watched = true;
            return watches.computeIfAbsent(directory, open -> new ChangeWatch(filter, tree, mostBytes))
                    .request(mostBytes);
        } finally {
            lock.unlock();
        }
    }

    void withdraw(OpenFile directory, ChangeRequest request) {
        lock.lock();
        try {
            ChangeWatch watch = watches.get(directory);
            if (watch != null) {
                watch.withdraw(request);
            }
        } finally {
            lock.unlock();
        }
    }

    /** Whether anybody watches anything. */
    boolean watched() {
        return watched;
    }

    /** {@code directory} is closed. */
    void close(OpenFile directory) {
        if (!watched) {
            return;
        }
        lock.lock();
        try {
            watches.remove(directory);
            watched = !watches.isEmpty();
        } finally {
            lock.unlock();
        }
    }

    /** A directory is to go with its last open: whoever watches it waits in vain. */
    void deletePending(StreamEntry directory) {
        tell((open, watch) -> open.entry() == directory && watch.end(NtStatus.DELETE_PENDING));
    }

    // What happens

    void added(StorePath path, boolean directory) {
        tell(nameKind(directory), NotifyInformation.ADDED, path, "");
    }

    void removed(StorePath path, boolean directory) {
        tell(nameKind(directory), NotifyInformation.REMOVED, path, "");
    }

    /**
     * A new name in the same directory; what moves elsewhere goes from the one and comes to the other. NTFS tells of a
     * file, not of a directory, that its attributes and creation time were touched by that, too.
     */
    void renamed(StorePath from, StorePath to, boolean directory) {
        if (from.parent().equals(to.parent())) {
            renamedInPlace(from, to, nameKind(directory));
        } else {
            removed(from, directory);
            added(to, directory);
        }
        if (!directory) {
            modified(to, ChangeFilter.ATTRIBUTES | ChangeFilter.CREATION);
        }
    }

    private void renamedInPlace(StorePath from, StorePath to, int kind) {
        tell((open, watch) -> {
            String old = nameFor(open, watch, kind, from);
            String current = nameFor(open, watch, kind, to);
            return old != null
                    && current != null
                    && watch.changed(List.of(
                            new NotifyInformation(NotifyInformation.RENAMED_OLD_NAME, old),
                            new NotifyInformation(NotifyInformation.RENAMED_NEW_NAME, current)));
        });
    }

    /** @param kinds {@link ChangeFilter} */
    void modified(StorePath path, int kinds) {
        tell(kinds, NotifyInformation.MODIFIED, path, "");
    }

    void streamAdded(StorePath path, String stream) {
        tell(ChangeFilter.STREAM_NAME, NotifyInformation.ADDED_STREAM, path, ":" + stream);
    }

    void streamRemoved(StorePath path, String stream) {
        tell(ChangeFilter.STREAM_NAME, NotifyInformation.REMOVED_STREAM, path, ":" + stream);
    }

    /** @param kinds {@link ChangeFilter} */
    void streamModified(StorePath path, String stream, int kinds) {
        tell(kinds, NotifyInformation.MODIFIED_STREAM, path, ":" + stream);
    }

    private static int nameKind(boolean directory) {
        return directory ? ChangeFilter.DIRECTORY_NAME : ChangeFilter.FILE_NAME;
    }

    private void tell(int kinds, int action, StorePath path, String stream) {
        tell((open, watch) -> {
            String name = nameFor(open, watch, kinds, path);
            return name != null && watch.changed(List.of(new NotifyInformation(action, name + stream)));
        });
    }

    /** What {@code open} calls {@code path}; null when it does not want to hear of it. */
    private static @Nullable String nameFor(OpenFile open, ChangeWatch watch, int kinds, StorePath path) {
        StorePath directory = open.path();
        int depth = path.names().size() - directory.names().size();
        return depth > 0 && watch.wants(kinds, depth > 1) && path.startsWith(directory)
                ? String.join(
                        "\\",
                        path.names()
                                .subList(directory.names().size(), path.names().size()))
                : null;
    }

    /** Tells one watch; true when that answers its client. */
    @FunctionalInterface
    private interface Teller {
        boolean tell(OpenFile open, ChangeWatch watch);
    }

    private void tell(Teller teller) {
        if (!watched) {
            return;
        }
        List<FileClient> answered = new ArrayList<>();
        lock.lock();
        try {
            watches.forEach((open, watch) -> {
                if (teller.tell(open, watch)) {
                    answered.add(open.opener().client());
                }
            });
        } finally {
            lock.unlock();
        }
        answered.forEach(FileClient::wake);
    }
}
