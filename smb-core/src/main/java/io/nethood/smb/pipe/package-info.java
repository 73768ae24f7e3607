/**
 * Named pipes: instances, their modes and messages, and what stands behind a pipe's name.
 *
 * <p>Entry points: {@link io.nethood.smb.pipe.PipeRegistry} maps names to services; a {@link io.nethood.smb.pipe.PipeEndpoint}
 * is the server's end of one instance. Both are sans-IO: messages and time in, messages out. An endpoint is owned by the
 * connection that opened it and used by its thread only.
 */
@NullMarked
package io.nethood.smb.pipe;

import org.jspecify.annotations.NullMarked;
