package io.nethood.smb.wire.info;

import java.util.List;

/**
 * What a listing tells of one file or directory. Times are FILETIME ([MS-DTYP] 2.3.3), sizes bytes.
 *
 * @param name without a path; {@code .} and {@code ..} too
 * @param shortName its 8.3 name of at most 12 characters; empty when it has none of its own, or nobody needs it
 * @param created creation time
 * @param accessed last access
 * @param written last change of its content
 * @param changed last change of anything
 * @param attributes SMB_EXT_FILE_ATTR with DIRECTORY or NORMAL where it applies
 * @param size end of file
 * @param allocated what the store has reserved
 * @param eaSize {@link ExtendedAttributes#eaSize}
 * @param indexNumber what tells it from all others of the volume
 * @param resumeKey where a LANMAN client goes on behind it
 * @param eas what {@link FindLevel#INFO_QUERY_EAS_FROM_LIST} tells; empty in all other levels
 */
public record DirectoryEntry(
        String name,
        String shortName,
        long created,
        long accessed,
        long written,
        long changed,
        int attributes,
        long size,
        long allocated,
        int eaSize,
        long indexNumber,
        int resumeKey,
        List<ExtendedAttribute> eas) {
    static final int MOST_SHORT_NAME_UNITS = 12;

    public DirectoryEntry {
        if (shortName.length() > MOST_SHORT_NAME_UNITS) {
            throw new IllegalArgumentException(
                    "shortName: \"" + shortName + "\" (expected: at most " + MOST_SHORT_NAME_UNITS + " characters)");
        }
    }
}
