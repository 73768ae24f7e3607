package io.nethood.smb.file;

/**
 * The end of an oplock as its holder is to be told ([MS-CIFS] 3.3.4.2).
 *
 * @param openId the open that has the oplock
 * @param levelTwoRemains whether the client may keep what it has read
 */
public record BrokenOplock(long openId, boolean levelTwoRemains) {}
