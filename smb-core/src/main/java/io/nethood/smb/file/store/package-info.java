/**
 * The seam between the file service and what keeps the files: a case-sensitive tree of named bytes, times and attributes.
 *
 * <p>Entry point: {@link io.nethood.smb.file.store.FileStore}. Everything that makes files Windows' files (names without
 * case, short names, share modes, locks, deletion at the last close) stands above the seam and is the same for every store.
 * Stores block, and are safe for any number of threads.
 */
@NullMarked
package io.nethood.smb.file.store;

import org.jspecify.annotations.NullMarked;
