/**
 * The local security authority, [MS-LSAD] and [MS-LSAT]: names of SIDs and SIDs of names, what domain a machine is in, and
 * who has which privileges. It shows and changes nothing.
 *
 * <p>Entry point: {@link io.nethood.smb.rpc.lsarpc.LocalSecurityService}, a table of calls. Looking up names and SIDs is
 * not kept from NULL sessions by RestrictAnonymous 1 (KB143474), listing accounts is. Stateless.
 */
@NullMarked
package io.nethood.smb.rpc.lsarpc;

import org.jspecify.annotations.NullMarked;
