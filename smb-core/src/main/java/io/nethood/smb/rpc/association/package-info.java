/**
 * The server's side of one RPC association over one pipe instance: bind, calls in fragments, faults, context handles and
 * their rundown (C706 chapters 6 and 12; [MS-RPCE] 3.3).
 *
 * <p>Entry points: {@link io.nethood.smb.rpc.association.RpcInterface} declares an interface as a table of calls,
 * {@link io.nethood.smb.rpc.association.RpcAssociation} serves the interfaces of a pipe to one client. Interfaces are
 * immutable and shared; an association belongs to the connection that opened its pipe, and only
 * {@link io.nethood.smb.rpc.association.RpcAssociation#activity} may be asked by others.
 */
@NullMarked
package io.nethood.smb.rpc.association;

import org.jspecify.annotations.NullMarked;
