/**
 * What a host shares: IPC$, printers and the administrative disk shares, with MaxUses and the number of connections to
 * each.
 *
 * <p>Entry points: {@link io.nethood.smb.share.ShareTable} and {@link io.nethood.smb.share.PrinterTable}, one of each a
 * host, safe for any number of threads.
 */
@NullMarked
package io.nethood.smb.share;

import org.jspecify.annotations.NullMarked;
