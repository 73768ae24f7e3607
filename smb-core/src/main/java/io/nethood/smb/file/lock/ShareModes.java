package io.nethood.smb.file.lock;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/**
 * The opens of one stream as far as they exclude others, [MS-FSA] 2.1.5.1.2.2. They are counted by what they need and what
 * they refuse, so that a check does not depend on how many there are.
 *
 * @param <T> an open
 */
public final class ShareModes<T> {

    private record Mode(int needed, int refused) {
        boolean conflictsWith(Mode other) {
            return (needed & other.refused) != 0 || (other.needed & refused) != 0;
        }
    }

    private final Map<T, Mode> modes = new HashMap<>();
    private final int[] needing = new int[ShareAccess.ALL + 1];
    private final int[] refusing = new int[ShareAccess.ALL + 1];

    /** Opens, those for attributes included. */
    public int size() {
        return modes.size();
    }

    /**
     * Whether a further open would be a sharing violation.
     *
     * @param access its granted rights, generic ones resolved
     * @param share what it lets others do, {@link ShareAccess}
     */
    public boolean conflicts(int access, int share) {
        Mode newcomer = mode(access, share);
        return anyBit(newcomer.needed(), refusing) || anyBit(newcomer.refused(), needing);
    }

    /** As {@link #conflicts(int, int)}, but opens that {@code passedOver} holds for do not count. */
    public boolean conflicts(int access, int share, Predicate<? super T> passedOver) {
        if (!conflicts(access, share)) {
            return false;
        }
        Mode newcomer = mode(access, share);
        return modes.entrySet().stream()
                .anyMatch(entry -> entry.getValue().conflictsWith(newcomer) && !passedOver.test(entry.getKey()));
    }

    /** Whether somebody may write. */
    public boolean anyWriter() {
        return needing[ShareAccess.WRITE] > 0;
    }

    /** {@code open} has been opened. Whether it should have been is the caller's decision. */
    public void add(T open, int access, int share) {
        Mode mode = mode(access, share);
        if (modes.putIfAbsent(open, mode) != null) {
            throw new IllegalStateException("open twice: " + open);
        }
        count(mode, 1);
    }

    public void remove(T open) {
        Mode mode = modes.remove(open);
        if (mode == null) {
            throw new IllegalStateException("not open: " + open);
        }
        count(mode, -1);
    }

    private static Mode mode(int access, int share) {
        return new Mode(ShareAccess.neededBy(access), ShareAccess.refusedBy(access, share));
    }

    private void count(Mode mode, int by) {
        for (int bit = ShareAccess.READ; bit <= ShareAccess.DELETE; bit <<= 1) {
            needing[bit] += (mode.needed() & bit) != 0 ? by : 0;
            refusing[bit] += (mode.refused() & bit) != 0 ? by : 0;
        }
    }

    private static boolean anyBit(int bits, int[] counts) {
        for (int bit = ShareAccess.READ; bit <= ShareAccess.DELETE; bit <<= 1) {
            if ((bits & bit) != 0 && counts[bit] > 0) {
                return true;
            }
        }
        return false;
    }
}
