package io.nethood.smb.wire.info;

import java.util.List;

/**
 * What a client wants changed of a file. Times are FILETIME ([MS-DTYP] 2.3.3); {@link #KEEP} leaves one as it is, and
 * {@link #KEEP_AND_STOP} does so for as long as the open lives, whatever it is used for ([MS-FSCC] 2.4.7).
 */
public sealed interface SetInformation {
    /** Leaves a time, or the attributes, as they are. */
    long KEEP = 0;

    /** Leaves a time as it is, and use of the open does not change it from now on. */
    long KEEP_AND_STOP = -1;

    /**
     * Times and attributes; other negative times are not valid.
     *
     * @param attributes SMB_EXT_FILE_ATTR, or {@link #KEEP}; NORMAL takes all others away
     */
    record Basic(long created, long accessed, long written, long changed, int attributes) implements SetInformation {}

    /** Times to two seconds, as DOS has them; what was no moment is {@link #KEEP}. */
    record StandardTimes(long created, long accessed, long written) implements SetInformation {}

    /** Whether the file goes at the last close. */
    record Disposition(boolean delete) implements SetInformation {}

    /** Bytes to be reserved; the end of file moves down with them. Negative values are the client's own. */
    record Allocation(long bytes) implements SetInformation {}

    /** The end of file. Negative values are the client's own. */
    record EndOfFile(long size) implements SetInformation {}

    /**
     * A new name.
     *
     * @param replace whether a file that has the name goes
     * @param rootFid 0, or what the name is relative to
     * @param name as the client sent it: in the same directory, or from the root of the share
     */
    record Rename(boolean replace, int rootFid, String name) implements SetInformation {}

    /** A further name; see {@link Rename}. */
    record Link(boolean replace, int rootFid, String name) implements SetInformation {}

    /** The position of the open. Negative values are the client's own. */
    record Position(long offset) implements SetInformation {}

    /** FILE_MODE_INFORMATION of the open, [MS-FSCC] 2.4.31. */
    record Mode(int mode) implements SetInformation {}

    /** Attributes to be set; those without a value are removed. */
    record Eas(List<ExtendedAttribute> attributes) implements SetInformation {
        public Eas {
            attributes = List.copyOf(attributes);
        }
    }
}
