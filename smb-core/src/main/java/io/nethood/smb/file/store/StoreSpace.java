package io.nethood.smb.file.store;

/**
 * Room of a volume.
 *
 * @param total bytes in all
 * @param free bytes that may still be written
 * @param unit bytes of one allocation unit
 * @param serial the volume's serial number
 */
public record StoreSpace(long total, long free, int unit, int serial) {}
