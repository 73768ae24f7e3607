/**
 * The life of an SMB1 connection: what its client has negotiated, its sessions, trees, opens and waiting requests.
 *
 * <p>Entry points: {@link io.nethood.smb.connection.SmbServer} opens an {@link io.nethood.smb.connection.SmbConnection} for
 * each transport connection. A connection is sans-IO: messages and elapsed time in, messages out through
 * {@link io.nethood.smb.connection.ConnectionOutput}. One thread owns it; whatever happens elsewhere reaches it through its
 * {@link io.nethood.smb.host.ConnectionMailbox}, as an event on that thread.
 *
 * <p>A request becomes a {@code RequestExecution}, which walks the AndX chain: each command is decoded to a record, the
 * identifiers it needs are resolved, its handler from the table answers with an {@code Outcome}.
 */
@NullMarked
package io.nethood.smb.connection;

import org.jspecify.annotations.NullMarked;
