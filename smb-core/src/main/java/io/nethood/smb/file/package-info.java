/**
 * Files as Windows serves them, on top of a {@link io.nethood.smb.file.store.FileStore}: names without case, share modes,
 * locks, oplocks, deletion at the last close, times that lag behind.
 *
 * <p>Entry points: {@link io.nethood.smb.file.Volume} is one tree of files, {@link io.nethood.smb.file.OpenFile} one open
 * of a file. What opens of the same file share stands in a {@link io.nethood.smb.file.FileTable}, an entry for each file
 * with a lock of its own; no thread holds two of these locks. Everything here may block but what is called
 * {@code ...Now}; an operation that has to wait for another client throws {@link io.nethood.smb.file.FileWait} and is tried
 * again as a whole.
 */
@NullMarked
package io.nethood.smb.file;

import org.jspecify.annotations.NullMarked;
