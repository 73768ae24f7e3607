/**
 * The Remote Administration Protocol, [MS-RAP]: what LAN Manager clients ask through {@code \PIPE\LANMAN}.
 *
 * <p>Entry point: {@link io.nethood.smb.rap.RapService}.
 */
@NullMarked
package io.nethood.smb.rap;

import org.jspecify.annotations.NullMarked;
