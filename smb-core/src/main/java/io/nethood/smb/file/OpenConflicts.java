package io.nethood.smb.file;

import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.wire.NtStatus;

/** What the opens of others say to a further one of the same stream ([MS-FSA] 2.1.5.1.2.2). Used under the entry's lock. */
final class OpenConflicts {
    private final StreamEntry entry;
    private final CreateParameters request;
    private final Opener opener;
    private final long nowNanos;

    OpenConflicts(StreamEntry entry, CreateParameters request, Opener opener, long nowNanos) {
        this.entry = entry;
        this.request = request;
        this.opener = opener;
        this.nowNanos = nowNanos;
    }

    /** @throws FileRefusal SHARING_VIOLATION */
    void check(int granted) throws FileRefusal {
        if (entry.shareModes().conflicts(granted, request.share(), this::isMyOwn)) {
            throw new FileRefusal(NtStatus.SHARING_VIOLATION);
        }
    }

    /** A program of DOS may open again what it has open itself. */
    private boolean isMyOwn(OpenFile other) {
        return request.dosMode() != null
                && other.opener().connectionId() == opener.connectionId()
                && other.opener().pid() == opener.pid()
                && request.dosMode().passesOver(other.request().dosMode(), other.share());
    }
}
