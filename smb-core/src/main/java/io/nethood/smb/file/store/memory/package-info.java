/** Files that live in the memory of the process: for tests, for embedding, for a share that leaves nothing behind. */
@NullMarked
package io.nethood.smb.file.store.memory;

import org.jspecify.annotations.NullMarked;
