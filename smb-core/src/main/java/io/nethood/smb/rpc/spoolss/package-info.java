/**
 * The print system, [MS-RPRN]: printers that can be listed, opened, asked and closed. An open handle keeps its pipe, and
 * the pipe its session (D1); opening one can be made to hang.
 *
 * <p>Entry point: {@link io.nethood.smb.rpc.spoolss.PrintService#INTERFACE}, the table of calls. Stateless but for the
 * handles, which live in the association.
 */
@NullMarked
package io.nethood.smb.rpc.spoolss;

import org.jspecify.annotations.NullMarked;
