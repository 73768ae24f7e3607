/**
 * The server service, [MS-SRVS]: shares, sessions, open files and the server itself, for clients and administrators.
 *
 * <p>Entry point: {@link io.nethood.smb.rpc.srvsvc.ServerService#INTERFACE}, the table of calls. Stateless: everything
 * is read from the host at the moment of the call.
 */
@NullMarked
package io.nethood.smb.rpc.srvsvc;

import org.jspecify.annotations.NullMarked;
