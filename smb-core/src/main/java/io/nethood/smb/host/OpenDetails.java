package io.nethood.smb.host;

import io.nethood.smb.share.ShareType;
import org.jspecify.annotations.Nullable;

/**
 * What an open tells of itself at the moment. It is asked from other threads than the connection's own, so it reads only
 * what is safe to read there. As it stands it is that of a pipe.
 */
@FunctionalInterface
public interface OpenDetails {

    /** What keeps it busy, for a person to read; null when nothing does. */
    @Nullable
    String activity();

    /** Byte-range locks held. */
    default int locks() {
        return 0;
    }

    /** The share it was opened in. */
    default String shareName() {
        return "IPC$";
    }

    /** What kind of share that is. */
    default ShareType shareType() {
        return ShareType.IPC;
    }

    /** What others may do with the file meanwhile; null where that has no meaning. */
    default @Nullable String shareMode() {
        return null;
    }

    /** The oplock it holds; null for none. */
    default @Nullable String oplock() {
        return null;
    }
}
