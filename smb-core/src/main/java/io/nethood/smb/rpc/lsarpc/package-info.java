/**
 * The local security authority, [MS-LSAD]: so far a policy can be opened and closed.
 *
 * <p>Entry point: {@link io.nethood.smb.rpc.lsarpc.LocalSecurityService}, a table of calls.
 */
@NullMarked
package io.nethood.smb.rpc.lsarpc;

import org.jspecify.annotations.NullMarked;
