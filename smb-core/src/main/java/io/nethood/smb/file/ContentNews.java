package io.nethood.smb.file;

import io.nethood.smb.file.store.FileRefusal;

/**
 * What those who watch a directory hear of the content of one open. A change of size is told at once; what was written is
 * told when the handle is closed, as NTFS does ([MS-FSA] 2.1.5.4, PendingNotifications). Not thread-safe.
 */
final class ContentNews {
    private final OpenFile open;
    private boolean untold;
    private long knownSize;

    ContentNews(OpenFile open) {
        this.open = open;
    }

    /** The size before the first write. */
    void size(long bytes) {
        knownSize = bytes;
    }

    void written() {
        untold = true;
    }

    void resized(long bytes) {
        knownSize = bytes;
        ChangeNotifier changes = open.volume().changes();
        if (open.file() instanceof PropertyStream stream) {
            changes.streamModified(open.path(), stream.name(), ChangeFilter.STREAM_SIZE);
        } else {
            changes.modified(open.path(), ChangeFilter.SIZE | ChangeFilter.ATTRIBUTES);
        }
    }

    /** The open ends. */
    void close() {
        ChangeNotifier changes = open.volume().changes();
        if (!untold || !changes.watched()) {
            return;
        }
        try {
            boolean resized = open.file().attributes().size() != knownSize;
            if (open.file() instanceof PropertyStream stream) {
                changes.streamModified(open.path(), stream.name(), ChangeFilter.ofStreamContent(resized));
            } else {
                changes.modified(open.path(), ChangeFilter.ofContent(resized));
            }
        } catch (FileRefusal gone) {
            // A file without attributes is no longer there: its removal is told by whoever removed it.
        }
    }
}
