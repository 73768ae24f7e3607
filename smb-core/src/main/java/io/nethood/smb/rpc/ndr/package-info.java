/**
 * Network Data Representation, transfer syntax 8a885d04-1ceb-11c9-9fe8-08002b104860 v2.0 (C706 chapter 14): alignment,
 * referents and their deferral, strings, arrays and context handles, so that no call has to know them.
 *
 * <p>Entry points: {@link io.nethood.smb.rpc.ndr.NdrReader} for arguments, {@link io.nethood.smb.rpc.ndr.NdrWriter} for
 * results. A reader checks every count before it reads and throws {@link io.nethood.wire.MalformedMessage} only. Neither
 * is thread-safe: one call owns one of each.
 */
@NullMarked
package io.nethood.smb.rpc.ndr;

import org.jspecify.annotations.NullMarked;
