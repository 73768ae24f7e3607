/**
 * One virtual Windows machine: what all its connections share, each thing with one owner.
 *
 * <p>Entry point: {@link io.nethood.smb.host.SmbHost}. Hosts never share mutable state; many live in one process.
 */
@NullMarked
package io.nethood.smb.host;

import org.jspecify.annotations.NullMarked;
