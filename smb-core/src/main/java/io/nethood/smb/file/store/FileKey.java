package io.nethood.smb.file.store;

/**
 * What makes a file itself, whatever its names: it does not change while the file exists, and no other file of the store
 * has it at the same time.
 *
 * @param device the volume it lies on
 * @param inode its number there
 */
public record FileKey(long device, long inode) {}
