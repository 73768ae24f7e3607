/**
 * The Remote Administration Protocol, [MS-RAP]: what LAN Manager clients ask on {@code \PIPE\LANMAN} inside of a
 * transaction, without any RPC.
 *
 * <p>Entry point: {@link io.nethood.smb.rap.RapService}, a table of calls by opcode and parameter descriptor. Stateless
 * and safe for any number of threads.
 */
@NullMarked
package io.nethood.smb.rap;

import org.jspecify.annotations.NullMarked;
