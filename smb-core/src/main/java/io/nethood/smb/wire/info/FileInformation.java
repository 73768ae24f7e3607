package io.nethood.smb.wire.info;

/**
 * What the levels tell of one file or directory, its streams and extended attributes apart. Times are FILETIME ([MS-DTYP]
 * 2.3.3), sizes bytes.
 *
 * @param created creation time
 * @param accessed last access
 * @param written last change of its content
 * @param changed last change of anything
 * @param attributes SMB_EXT_FILE_ATTR ([MS-CIFS] 2.2.1.2.3) with DIRECTORY or NORMAL where it applies
 * @param directory whether it is a directory
 * @param size end of file
 * @param allocated what the store has reserved
 * @param links how many names it has
 * @param deletePending whether it goes at the last close
 * @param indexNumber what tells it from all others of the volume
 * @param eaSize {@link ExtendedAttributes#eaSize}
 * @param path from the root of the share: {@code \dir\file}
 * @param shortName its 8.3 name; empty unless the level needs it
 * @param grantedAccess access mask of the open that asks
 * @param position of the open that asks
 * @param mode FILE_MODE_INFORMATION of the open that asks, [MS-FSCC] 2.4.31
 * @param alignment that the device asks of buffers, [MS-FSCC] 2.4.3
 */
public record FileInformation(
        long created,
        long accessed,
        long written,
        long changed,
        int attributes,
        boolean directory,
        long size,
        long allocated,
        int links,
        boolean deletePending,
        long indexNumber,
        int eaSize,
        String path,
        String shortName,
        int grantedAccess,
        long position,
        int mode,
        int alignment) {}
