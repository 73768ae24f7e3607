package io.nethood.smb.file;

import java.time.Duration;
import java.util.Optional;

import io.nethood.smb.file.CreateParameters.Purpose;
import io.nethood.smb.file.store.FileRefusal;
import io.nethood.smb.wire.NtStatus;

/**
 * What the opens of others say to a further one of the same stream ([MS-FSA] 2.1.5.1.2): a batch oplock is broken before
 * the share modes are compared, since its holder may only have put off its close; any other oplock behind that. Used under
 * the entry's lock.
 */
final class OpenConflicts {
    private final StreamEntry entry;
    private final CreateParameters request;
    private final Opener opener;
    private final Duration sharingViolationDelay;
    private final long nowNanos;

    OpenConflicts(
            StreamEntry entry, CreateParameters request, Opener opener, Duration sharingViolationDelay, long nowNanos) {
        this.entry = entry;
        this.request = request;
        this.opener = opener;
        this.sharingViolationDelay = sharingViolationDelay;
        this.nowNanos = nowNanos;
    }

    /**
     * @throws FileRefusal SHARING_VIOLATION
     * @throws FileWait when the holder of an oplock has to give it up first, or while a violation is held back
     */
    void check(int granted) throws FileRefusal, FileWait {
        Purpose purpose = request.purpose();
        boolean toNone = request.disposition().empties() || purpose != Purpose.OPEN;
        FileOplocks.carryOut(entry, entry.oplock().beforeShareCheck(granted, toNone, nowNanos), opener.client());
        if (entry.shareModes().conflicts(granted, request.share(), this::isMyOwn)) {
            violate();
        }
        if (purpose != Purpose.RENAME) {
            FileOplocks.carryOut(entry, entry.oplock().afterShareCheck(granted, toNone, nowNanos), opener.client());
        }
    }

    /** The other open may go soon, and programs that retry at once shall not need to ([MS-CIFS] 6 &lt;247&gt;). */
    private void violate() throws FileRefusal, FileWait {
        long heldBackUntil = opener.sinceNanos() + sharingViolationDelay.toNanos();
        if (nowNanos >= heldBackUntil) {
            throw new FileRefusal(NtStatus.SHARING_VIOLATION);
        }
        entry.await(opener.client());
        throw new FileWait(heldBackUntil);
    }

    /** The open of the same program that this one passes over. */
    Optional<OpenFile> passedOver() {
        return entry.opens().stream().filter(this::isMyOwn).findFirst();
    }

    /** A program of DOS may open again what it has open itself. */
    private boolean isMyOwn(OpenFile other) {
        return request.dosMode() != null
                && other.opener().connectionId() == opener.connectionId()
                && other.opener().pid() == opener.pid()
                && request.dosMode().passesOver(other.request().dosMode(), other.share());
    }
}
