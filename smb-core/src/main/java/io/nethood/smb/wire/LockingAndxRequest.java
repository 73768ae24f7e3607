package io.nethood.smb.wire;

import java.util.ArrayList;
import java.util.List;

import io.nethood.wire.MalformedMessage;
import io.nethood.wire.WireReader;

/**
 * SMB_COM_LOCKING_ANDX request, [MS-CIFS] 2.2.4.32.1. The server sends it too, unasked, to break an oplock.
 *
 * @param fid the open, unless the chain brings one
 * @param typeOfLock {@link #SHARED_LOCK} and others
 * @param newOplockLevel 0 none or 1 level II: what a client keeps that acknowledges a break
 * @param timeoutMillis how long to wait for the locks, unsigned; {@link #FOREVER}
 * @param unlocks ranges to unlock, first
 * @param locks ranges to lock, or of which waiting is to be cancelled
 */
public record LockingAndxRequest(
        int fid, int typeOfLock, int newOplockLevel, long timeoutMillis, List<Range> unlocks, List<Range> locks)
        implements SmbRequest {
    /** TypeOfLock: read-only locks. */
    public static final int SHARED_LOCK = 0x01;

    /** TypeOfLock: an oplock is broken or given up. */
    public static final int OPLOCK_RELEASE = 0x02;

    /** TypeOfLock: exclusive locks become shared ones or the reverse. */
    public static final int CHANGE_LOCKTYPE = 0x04;

    /** TypeOfLock: requests that wait for the locks are cancelled. */
    public static final int CANCEL_LOCK = 0x08;

    /** TypeOfLock: ranges have 64 bits. */
    public static final int LARGE_FILES = 0x10;

    /** Timeout of a request that waits until the lock is there. */
    public static final long FOREVER = 0xFFFF_FFFFL;

    /**
     * LOCKING_ANDX_RANGE32 or LOCKING_ANDX_RANGE64.
     *
     * @param pid whose lock it is; the low 16 bits of the process' number
     * @param offset where it begins, unsigned
     * @param length bytes, unsigned
     */
    public record Range(int pid, long offset, long length) {}

    public LockingAndxRequest {
        unlocks = List.copyOf(unlocks);
        locks = List.copyOf(locks);
    }

    public static LockingAndxRequest decode(RequestBlock block) throws MalformedMessage {
        WireReader words = block.words(8);
        words.skip(4);
        int fid = words.u16();
        int typeOfLock = words.u8();
        int newOplockLevel = words.u8();
        long timeoutMillis = words.u32();
        int unlockCount = words.u16();
        int lockCount = words.u16();
        WireReader data = block.data();
        boolean large = (typeOfLock & LARGE_FILES) != 0;
        return new LockingAndxRequest(
                fid,
                typeOfLock,
                newOplockLevel,
                timeoutMillis,
                ranges(data, unlockCount, large),
                ranges(data, lockCount, large));
    }

    /** Ranges take room in the message, so that their number is bounded by its length. */
    private static List<Range> ranges(WireReader data, int count, boolean large) throws MalformedMessage {
        List<Range> ranges = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ranges.add(large ? largeRange(data) : new Range(data.u16(), data.u32(), data.u32()));
        }
        return ranges;
    }

    /** The high halves come first. */
    private static Range largeRange(WireReader data) throws MalformedMessage {
        int pid = data.u16();
        data.skip(2);
        return new Range(pid, data.u32() << 32 | data.u32(), data.u32() << 32 | data.u32());
    }

    /** [MS-CIFS] 2.2.4.32.2. */
    public record Response() implements SmbResponse {
        @Override
        public void encode(ResponseWriter out) {
            out.andX().beginData();
        }
    }
}
