package io.nethood.smb.file.lock;

import io.nethood.smb.wire.NtStatus;

/**
 * Which of the two statuses a lock is refused with, LOCK_NOT_GRANTED or FILE_LOCK_CONFLICT, one for each open. Clients of NT
 * poll for a lock; the server tells by the second status that it has slowed them down (LockViolationDelay of the server's
 * parameters, [MS-SRVS] 2.2.4.43), which it does when
 *
 * <ul>
 *   <li>the request was willing to wait, or
 *   <li>the last lock that failed on this open began at the same offset, whatever its length and process, and whatever
 *       succeeded since, or
 *   <li>the offset is LockViolationOffset (0xEF000000) or above, as a signed number: programs use locks there as semaphores.
 * </ul>
 *
 * <p>The last two are not in [MS-CIFS]; smbtorture's raw.lock.errorcode and raw.lock.lockx state them of Windows.
 */
public final class LockFailures {
    private static final long LOCK_VIOLATION_OFFSET = 0xEF00_0000L;

    private boolean any;
    private long lastOffset;

    /** Whether a lock at {@code offset} that fails would be one that the server slows down. */
    boolean isRepeated(long offset) {
        return offset >= LOCK_VIOLATION_OFFSET || (any && offset == lastOffset);
    }

    /** A lock has failed; the status to answer with. */
    NtStatus failed(long offset, boolean waited) {
        boolean slowed = waited || isRepeated(offset);
        any = true;
        lastOffset = offset;
        return slowed ? NtStatus.FILE_LOCK_CONFLICT : NtStatus.LOCK_NOT_GRANTED;
    }
}
