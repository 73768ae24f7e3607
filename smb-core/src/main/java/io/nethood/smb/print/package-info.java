/**
 * Print jobs: what clients write to a printer's share, kept in files until somebody takes it away. There is no device.
 *
 * <p>Entry points: {@link io.nethood.smb.print.PrintSpool}, one a printer, which writes jobs through a
 * {@link io.nethood.smb.file.store.FileStore}, and {@link io.nethood.smb.print.PrintQueue}, which owns the jobs and touches
 * no file. Both are safe for any number of threads; whoever spools may block.
 */
@NullMarked
package io.nethood.smb.print;

import org.jspecify.annotations.NullMarked;
