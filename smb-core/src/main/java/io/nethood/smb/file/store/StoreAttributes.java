package io.nethood.smb.file.store;

/**
 * What a store knows of a file without reading it. Times are FILETIME: steps of 100 ns since 1601 ([MS-DTYP] 2.3.3).
 *
 * @param key what makes the file itself
 * @param directory whether it is a directory
 * @param attributes {@link FileAttributes} without DIRECTORY and NORMAL: what somebody set, or the store's default
 * @param size end of file in bytes; 0 for a directory
 * @param allocated bytes that the store has reserved for it, or its size where the platform does not tell; 0 for a directory
 * @param created creation time
 * @param accessed last access, as well as the store knows: not every read is one
 * @param written last change of its content
 * @param changed last change of anything, its attributes too
 * @param links how many names it has; 1 for a directory, 0 for what is deleted and still open
 */
public record StoreAttributes(
        FileKey key,
        boolean directory,
        int attributes,
        long size,
        long allocated,
        long created,
        long accessed,
        long written,
        long changed,
        int links) {}
