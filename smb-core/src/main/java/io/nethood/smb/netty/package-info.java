/**
 * The edge of smb-core: TCP listeners and channels that drive {@link io.nethood.smb.connection.SmbConnection}.
 *
 * <p>Entry point: {@link io.nethood.smb.netty.SmbListener}. An event loop owns each channel and with it the connection.
 */
@NullMarked
package io.nethood.smb.netty;

import org.jspecify.annotations.NullMarked;
