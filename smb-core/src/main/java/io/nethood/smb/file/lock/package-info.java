/**
 * What opens of the same file owe each other: share modes, the modes of DOS, byte-range locks, oplocks.
 *
 * <p>Entry points: {@link io.nethood.smb.file.lock.ShareModes}, {@link io.nethood.smb.file.lock.LockWaiters} on top of
 * {@link io.nethood.smb.file.lock.ByteRangeLocks}, and {@link io.nethood.smb.file.lock.Oplock}, one of each for every stream
 * that is open. Nothing here is safe for threads, reads a clock or does I/O: the owner of a stream's entry calls it with the
 * time, under the entry's lock, and performs what comes back. Opens are told apart by {@code equals}.
 */
@NullMarked
package io.nethood.smb.file.lock;

import org.jspecify.annotations.NullMarked;
