/**
 * Files that live in memory, for tests, for embedding and for shares that need no disk.
 *
 * <p>Entry point: {@link io.nethood.smb.file.store.memory.MemoryStore}. Any number of threads may use a store. One lock guards
 * all names; each file has one of its own for content, times and properties, always taken after the first.
 */
@NullMarked
package io.nethood.smb.file.store.memory;

import org.jspecify.annotations.NullMarked;
